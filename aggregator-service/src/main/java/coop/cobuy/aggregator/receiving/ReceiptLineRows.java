package coop.cobuy.aggregator.receiving;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ReceiptLineRows extends GenericRepository<ReceiptLineRow, UUID> {

    List<ReceiptLineRow> saveAll(Iterable<ReceiptLineRow> rows);

    @Query(
            """
            SELECT coop_id, purchase_order_id, receipt_id, offer_id, units_milli, damaged_milli, note,
                   weight_grams
            FROM goods_receipt_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY receipt_id, offer_id
            """)
    List<ReceiptLineRow> ofOrder(UUID coopId, UUID purchaseOrderId);

    /** Those that no correction stands in the place of. */
    @Query(
            """
            SELECT l.coop_id, l.purchase_order_id, l.receipt_id, l.offer_id, l.units_milli,
                   l.damaged_milli, l.note, l.weight_grams
            FROM goods_receipt_line l
            LEFT JOIN goods_receipt c ON c.coop_id = l.coop_id
              AND c.purchase_order_id = l.purchase_order_id AND c.corrects = l.receipt_id
            WHERE l.coop_id = :coopId AND l.purchase_order_id = :purchaseOrderId AND c.id IS NULL
            ORDER BY l.offer_id, l.receipt_id
            """)
    List<ReceiptLineRow> standing(UUID coopId, UUID purchaseOrderId);

    /** Those of one offer. */
    @Query(
            """
            SELECT l.coop_id, l.purchase_order_id, l.receipt_id, l.offer_id, l.units_milli,
                   l.damaged_milli, l.note, l.weight_grams
            FROM goods_receipt r
            JOIN goods_receipt_line l ON l.coop_id = r.coop_id
              AND l.purchase_order_id = r.purchase_order_id AND l.receipt_id = r.id
            LEFT JOIN goods_receipt c ON c.coop_id = r.coop_id
              AND c.purchase_order_id = r.purchase_order_id AND c.corrects = r.id
            WHERE r.coop_id = :coopId AND r.purchase_order_id = :purchaseOrderId
              AND l.offer_id = :offerId AND c.id IS NULL
            ORDER BY l.receipt_id
            """)
    List<ReceiptLineRow> standing(UUID coopId, UUID purchaseOrderId, UUID offerId);
}
