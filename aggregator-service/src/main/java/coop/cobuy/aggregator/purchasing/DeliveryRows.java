package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DeliveryRows extends GenericRepository<DeliveryRow, UUID> {

    DeliveryRow save(DeliveryRow row);

    /** In the order of arrival. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, step_no, document, revision, state, transport,
                   attempt, detail, at
            FROM purchase_order_delivery
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY step_no
            """)
    List<DeliveryRow> ofOrder(UUID coopId, UUID purchaseOrderId);

    /** Those whose last word is that they failed, of each order at most one, the latest first. */
    @Query(
            """
            SELECT d.coop_id, d.purchase_order_id, d.step_no, d.document, d.revision, d.state,
                   d.transport, d.attempt, d.detail, d.at
            FROM purchase_order_delivery d
            WHERE d.coop_id = :coopId AND d.state = 'FAILED'
              AND NOT EXISTS (
                SELECT 1
                FROM purchase_order_delivery later
                WHERE later.coop_id = d.coop_id
                  AND later.purchase_order_id = d.purchase_order_id
                  AND later.step_no > d.step_no)
            ORDER BY d.at DESC, d.purchase_order_id
            LIMIT :atMost
            """)
    List<DeliveryRow> failed(UUID coopId, int atMost);

    @Query(
            """
            SELECT COUNT(*)
            FROM purchase_order_delivery
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            """)
    int count(UUID coopId, UUID purchaseOrderId);
}
