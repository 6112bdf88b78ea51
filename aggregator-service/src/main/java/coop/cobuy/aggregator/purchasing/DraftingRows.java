package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DraftingRows extends GenericRepository<DraftingRow, UUID> {

    /** As wanted and by nobody leased, unless it is there; of many who do so at once one does. */
    @Query(
            """
            INSERT INTO drafting (coop_id, round_id, state, attempt, book_version, leased_until)
            VALUES (:coopId, :roundId, 'WANTED', 0, :bookVersion, :leasedUntil)
            ON DUPLICATE KEY UPDATE attempt = drafting.attempt
            """)
    void want(UUID coopId, UUID roundId, long bookVersion, LocalDateTime leasedUntil);

    @Query(
            """
            SELECT coop_id, round_id, state, attempt, book_version, leased_until, completed_at
            FROM drafting
            WHERE coop_id = :coopId AND round_id = :roundId
            FOR UPDATE
            """)
    Optional<DraftingRow> lock(UUID coopId, UUID roundId);

    @Query(
            """
            UPDATE drafting
            SET state = 'WANTED', attempt = :attempt, book_version = :bookVersion,
                leased_until = :leasedUntil, completed_at = NULL
            WHERE coop_id = :coopId AND round_id = :roundId
            """)
    int begin(UUID coopId, UUID roundId, long attempt, long bookVersion, LocalDateTime leasedUntil);

    /** Counts only while nobody else has begun; else no row is changed. */
    @Query(
            """
            UPDATE drafting
            SET book_version = :bookVersion, leased_until = :leasedUntil
            WHERE coop_id = :coopId AND round_id = :roundId AND attempt = :attempt
              AND state = 'WANTED'
            """)
    int goOn(UUID coopId, UUID roundId, long attempt, long bookVersion, LocalDateTime leasedUntil);

    @Query(
            """
            UPDATE drafting
            SET state = 'DONE', completed_at = :completedAt
            WHERE coop_id = :coopId AND round_id = :roundId AND attempt = :attempt
              AND state = 'WANTED'
            """)
    int complete(UUID coopId, UUID roundId, long attempt, LocalDateTime completedAt);

    @Query(
            """
            UPDATE drafting
            SET leased_until = :leasedUntil
            WHERE coop_id = :coopId AND round_id = :roundId AND attempt = :attempt
              AND state = 'WANTED'
            """)
    int giveBack(UUID coopId, UUID roundId, long attempt, LocalDateTime leasedUntil);
}
