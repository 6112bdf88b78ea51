package coop.cobuy.aggregator.receiving;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ReceivingRows extends GenericRepository<ReceivingRow, UUID> {

    ReceivingRow save(ReceivingRow row);

    @Query(
            """
            SELECT coop_id, purchase_order_id, round_id, state, closed_by, closed_at, told_up_to, told
            FROM receiving
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            """)
    Optional<ReceivingRow> find(UUID coopId, UUID purchaseOrderId);

    @Query(
            """
            SELECT coop_id, purchase_order_id, round_id, state, closed_by, closed_at, told_up_to, told
            FROM receiving
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            FOR UPDATE
            """)
    Optional<ReceivingRow> lock(UUID coopId, UUID purchaseOrderId);

    /** Of all co-ops: what a crash left half-done. */
    @Query(
            """
            SELECT coop_id, purchase_order_id, round_id, state, closed_by, closed_at, told_up_to, told
            FROM receiving
            WHERE state = 'CLOSING' OR (state = 'CLOSED' AND told = FALSE)
            ORDER BY coop_id, purchase_order_id
            LIMIT :atMost
            """)
    List<ReceivingRow> unfinished(int atMost);

    @Query(
            """
            UPDATE receiving
            SET state = 'CLOSING', closed_by = :closedBy
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId AND state = 'OPEN'
            """)
    int beginClosing(UUID coopId, UUID purchaseOrderId, UUID closedBy);

    @Query(
            """
            UPDATE receiving
            SET state = 'CLOSED', closed_at = :closedAt
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId AND state = 'CLOSING'
            """)
    int close(UUID coopId, UUID purchaseOrderId, LocalDateTime closedAt);

    @Query(
            """
            UPDATE receiving
            SET told_up_to = :toldUpTo, told = :told
            WHERE coop_id = :coopId AND purchase_order_id = :purchaseOrderId
            """)
    int tell(UUID coopId, UUID purchaseOrderId, UUID toldUpTo, boolean told);
}
