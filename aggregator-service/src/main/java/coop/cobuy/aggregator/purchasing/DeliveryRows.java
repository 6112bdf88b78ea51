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

    @Query(
            """
            SELECT COUNT(*)
            FROM purchase_order_delivery
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            """)
    int count(UUID coopId, UUID purchaseOrderId);
}
