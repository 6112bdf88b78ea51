package coop.cobuy.aggregator.platform;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface IdempotencyKeyRows extends GenericRepository<IdempotencyKeyRow, UUID> {

    /** Waits for another transaction that claims the same key; changes nothing if it is taken. */
    @Query(
            """
            INSERT INTO idempotency_key
              (coop_id, account_id, request_key, content_hash, subject_id, claimed_at)
            VALUES (:coopId, :accountId, :requestKey, :contentHash, :subjectId, :claimedAt)
            ON DUPLICATE KEY UPDATE request_key = request_key
            """)
    void insertUnlessTaken(IdempotencyKeyRow row);

    @Query(
            """
            SELECT coop_id, account_id, request_key, content_hash, subject_id, claimed_at
            FROM idempotency_key
            WHERE coop_id = :coopId AND account_id = :accountId AND request_key = :requestKey
            """)
    Optional<IdempotencyKeyRow> find(UUID coopId, UUID accountId, String requestKey);

    @Query(
            """
            DELETE FROM idempotency_key
            WHERE claimed_at < :before
            ORDER BY claimed_at
            LIMIT :atMost
            """)
    int forget(LocalDateTime before, int atMost);
}
