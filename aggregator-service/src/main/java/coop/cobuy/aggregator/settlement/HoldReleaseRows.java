package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface HoldReleaseRows extends GenericRepository<HoldReleaseRow, UUID> {

    /** To be looked at from the start, again if need be. */
    @Query(
            """
            INSERT INTO hold_release (coop_id, round_id, wanted, chunk_next, member_after)
            VALUES (:coopId, :roundId, 1, 0, 0x00000000000000000000000000000000)
            ON DUPLICATE KEY UPDATE wanted = 1,
              member_after = 0x00000000000000000000000000000000
            """)
    void want(UUID coopId, UUID roundId);

    @Query(
            """
            SELECT coop_id, round_id, wanted, chunk_next, member_after
            FROM hold_release
            WHERE wanted = 1
            ORDER BY coop_id, round_id
            LIMIT :atMost
            """)
    List<HoldReleaseRow> wanted(int atMost);

    @Query(
            """
            SELECT coop_id, round_id, wanted, chunk_next, member_after
            FROM hold_release
            WHERE coop_id = :coopId AND round_id = :roundId
            FOR UPDATE
            """)
    Optional<HoldReleaseRow> lock(UUID coopId, UUID roundId);

    @Query(
            """
            UPDATE hold_release
            SET chunk_next = :chunkNext, member_after = :memberAfter
            WHERE coop_id = :coopId AND round_id = :roundId
            """)
    void advance(
            UUID coopId,
            UUID roundId,
            int chunkNext,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID memberAfter);

    @Query("UPDATE hold_release SET wanted = 0 WHERE coop_id = :coopId AND round_id = :roundId")
    void done(UUID coopId, UUID roundId);
}
