package coop.cobuy.aggregator.rounds;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundPartitionRows extends GenericRepository<RoundPartitionRow, UUID> {

    Iterable<RoundPartitionRow> saveAll(Iterable<RoundPartitionRow> rows);

    @Query(
            """
            SELECT coop_id, round_id, mark_id, partition_no, phase, log_offset, marked_at
            FROM round_partition
            WHERE coop_id = :coopId AND round_id = :roundId AND phase = :phase
            ORDER BY partition_no
            """)
    List<RoundPartitionRow> ofPhase(UUID coopId, UUID roundId, String phase);
}
