package coop.cobuy.aggregator.ordering;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface StandingRunRows extends GenericRepository<StandingRunRow, UUID> {

    /** Once, however many begin it. */
    @Query(
            """
            INSERT INTO standing_run (coop_id, round_id, after_member, placed_members)
            VALUES (:coopId, :roundId, :afterMember, 0)
            ON DUPLICATE KEY UPDATE placed_members = placed_members
            """)
    void begin(UUID coopId, UUID roundId, UUID afterMember);

    @Query(
            """
            SELECT coop_id, round_id, after_member, placed_members, done_at
            FROM standing_run
            WHERE coop_id = :coopId AND round_id = :roundId
            FOR UPDATE
            """)
    Optional<StandingRunRow> lock(UUID coopId, UUID roundId);

    @Query(
            """
            UPDATE standing_run
            SET after_member = :afterMember, placed_members = :placedMembers, done_at = :doneAt
            WHERE coop_id = :coopId AND round_id = :roundId
            """)
    int advance(
            UUID coopId,
            UUID roundId,
            UUID afterMember,
            long placedMembers,
            @Nullable LocalDateTime doneAt);
}
