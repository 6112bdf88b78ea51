package coop.cobuy.aggregator.receiving;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ReceivedLineRows extends GenericRepository<ReceivedLineRow, UUID> {

    ReceivedLineRow save(ReceivedLineRow row);

    @Query(
            """
            SELECT coop_id, purchase_order_id, offer_id, ordered_milli, received_milli, damaged_milli,
                   allotted_milli, stock_milli, shared, allotment_rule, planned_milli, planned_firm_milli,
                   level_milli, drawn_milli, unit, weight_grams, allotted_grams, stock_grams,
                   catch_weight_grams
            FROM received_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY offer_id
            """)
    List<ReceivedLineRow> ofOrder(UUID coopId, UUID purchaseOrderId);

    @Query(
            """
            SELECT coop_id, purchase_order_id, offer_id, ordered_milli, received_milli, damaged_milli,
                   allotted_milli, stock_milli, shared, allotment_rule, planned_milli, planned_firm_milli,
                   level_milli, drawn_milli, unit, weight_grams, allotted_grams, stock_grams,
                   catch_weight_grams
            FROM received_line
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND offer_id = :offerId
            """)
    Optional<ReceivedLineRow> find(UUID coopId, UUID purchaseOrderId, UUID offerId);

    /** Lines whose units or grams are not all somebody's: there must be none, ever. Counts them. */
    @Query(
            """
            SELECT COUNT(*)
            FROM received_line r
            WHERE r.coop_id = :coopId AND r.purchase_order_id = :purchaseOrderId
              AND (r.shared <> 'AS_PLANNED' OR r.weight_grams IS NOT NULL)
              AND (r.received_milli <> r.stock_milli + (
                SELECT COALESCE(SUM(f.units_milli), 0)
                FROM final_allotment f
                WHERE f.coop_id = r.coop_id AND f.purchase_order_id = r.purchase_order_id
                  AND f.offer_id = r.offer_id)
              OR r.weight_grams <> r.stock_grams + (
                SELECT COALESCE(SUM(f.grams), 0)
                FROM final_allotment f
                WHERE f.coop_id = r.coop_id AND f.purchase_order_id = r.purchase_order_id
                  AND f.offer_id = r.offer_id))
            """)
    long countUnbalanced(UUID coopId, UUID purchaseOrderId);
}
