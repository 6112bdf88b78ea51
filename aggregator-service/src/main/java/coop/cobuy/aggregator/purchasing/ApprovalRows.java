package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ApprovalRows extends GenericRepository<ApprovalRow, UUID> {

    ApprovalRow save(ApprovalRow row);

    /** Those of this content, in order. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, content_hash, account_id, account_name,
                   limit_minor, at
            FROM purchase_order_approval
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
              AND content_hash = :contentHash
            ORDER BY at, account_id
            """)
    List<ApprovalRow> of(UUID coopId, UUID purchaseOrderId, String contentHash);
}
