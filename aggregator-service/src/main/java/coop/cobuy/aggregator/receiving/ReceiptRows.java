package coop.cobuy.aggregator.receiving;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ReceiptRows extends GenericRepository<ReceiptRow, UUID> {

    ReceiptRow save(ReceiptRow row);

    /** In the order of their booking. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, id, receipt_no, corrects, final_receipt, note, account_id,
                   account_name, at, content_hash
            FROM goods_receipt
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY receipt_no
            """)
    List<ReceiptRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
