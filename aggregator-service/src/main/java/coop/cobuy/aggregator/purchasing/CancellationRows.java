package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CancellationRows extends GenericRepository<CancellationRow, UUID> {

    CancellationRow save(CancellationRow row);

    @Query(
            """
            SELECT coop_id, purchase_order_id, account_id, account_name, reason, was_approved, at
            FROM purchase_order_cancellation
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            """)
    Optional<CancellationRow> find(UUID coopId, UUID purchaseOrderId);
}
