package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DespatchRows extends GenericRepository<DespatchRow, UUID> {

    DespatchRow save(DespatchRow row);

    /** In the order of arrival. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, despatch_no, document_number, despatched_on,
                   delivery_date, note, received_at
            FROM purchase_order_despatch
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY despatch_no
            """)
    List<DespatchRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
