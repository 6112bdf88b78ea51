package coop.cobuy.aggregator.rounds;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundSnapshotRows extends GenericRepository<RoundSnapshotRow, UUID> {

    RoundSnapshotRow save(RoundSnapshotRow row);

    @Query(
            """
            SELECT coop_id, round_id, version, hash, taken_at, content
            FROM round_snapshot
            WHERE coop_id = :coopId AND round_id = :roundId AND version = :version
            """)
    Optional<RoundSnapshotRow> find(UUID coopId, UUID roundId, int version);
}
