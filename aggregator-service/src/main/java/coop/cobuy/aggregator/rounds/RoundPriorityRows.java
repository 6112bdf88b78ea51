package coop.cobuy.aggregator.rounds;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundPriorityRows extends GenericRepository<RoundPriorityRow, UUID> {

    Iterable<RoundPriorityRow> saveAll(Iterable<RoundPriorityRow> rows);

    @Query(
            """
            SELECT coop_id, round_id, member_id, priority_class
            FROM round_priority
            WHERE coop_id = :coopId AND round_id IN (:rounds)
            ORDER BY round_id, member_id
            """)
    List<RoundPriorityRow> ofRounds(
            UUID coopId, @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> rounds);

    @Query("DELETE FROM round_priority WHERE coop_id = :coopId AND round_id = :roundId")
    long deleteOfRound(UUID coopId, UUID roundId);
}
