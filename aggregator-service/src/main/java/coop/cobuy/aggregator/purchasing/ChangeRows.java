package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ChangeRows extends GenericRepository<ChangeRow, UUID> {

    ChangeRow save(ChangeRow row);

    /** The first change first. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, revision, account_id, account_name, reason,
                   delivery_date_before, delivery_date, net_before_minor, gross_before_minor,
                   net_minor, gross_minor, at
            FROM purchase_order_change
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            ORDER BY revision
            """)
    List<ChangeRow> ofOrder(UUID coopId, UUID purchaseOrderId);
}
