package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface OrderLineRows extends GenericRepository<OrderLineRow, UUID> {

    OrderLineRow save(OrderLineRow row);

    List<OrderLineRow> saveAll(Iterable<OrderLineRow> rows);

    /** In another quantity; what was said of a cheaper one was of the one before. */
    @Query(
            """
            UPDATE purchase_order_line
            SET cases = :cases, ordered_milli = :orderedMilli, unit_price = :unitPrice,
                net_minor = :netMinor, allotted_milli = :allottedMilli,
                allotment_hash = :allotmentHash, cheaper_milli = NULL, cheaper_net_minor = NULL
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    int change(
            UUID coopId,
            UUID purchaseOrderId,
            UUID offerId,
            long cases,
            long orderedMilli,
            BigDecimal unitPrice,
            long netMinor,
            long allottedMilli,
            byte[] allotmentHash);

    @Query(
            """
            SELECT coop_id, purchase_order_id, offer_id, sku, name, unit, pack_milli, cases,
                   ordered_milli, unit_price, net_minor, vat_hundredths, allotment_rule,
                   minimum_milli, firm_milli, tolerance_milli, level_milli, drawn_milli,
                   refused_above, members, allotted_milli, allotment_hash, cheaper_milli,
                   cheaper_net_minor, cut_class, catch_weight_grams
            FROM purchase_order_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY offer_id
            """)
    List<OrderLineRow> ofOrder(UUID coopId, UUID purchaseOrderId);

    @Query(
            """
            SELECT coop_id, purchase_order_id, offer_id, sku, name, unit, pack_milli, cases,
                   ordered_milli, unit_price, net_minor, vat_hundredths, allotment_rule,
                   minimum_milli, firm_milli, tolerance_milli, level_milli, drawn_milli,
                   refused_above, members, allotted_milli, allotment_hash, cheaper_milli,
                   cheaper_net_minor, cut_class, catch_weight_grams
            FROM purchase_order_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    Optional<OrderLineRow> find(UUID coopId, UUID purchaseOrderId, UUID offerId);

    /** Nothing is allotted of it after all. */
    @Query(
            """
            UPDATE purchase_order_line
            SET allotted_milli = 0
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    int takeAllotments(UUID coopId, UUID purchaseOrderId, UUID offerId);

    @Query(
            """
            DELETE FROM purchase_order_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    int delete(UUID coopId, UUID purchaseOrderId, UUID offerId);
}
