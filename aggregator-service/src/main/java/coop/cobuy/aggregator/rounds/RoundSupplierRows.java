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
interface RoundSupplierRows extends GenericRepository<RoundSupplierRow, UUID> {

    Iterable<RoundSupplierRow> saveAll(Iterable<RoundSupplierRow> rows);

    @Query(
            """
            SELECT coop_id, round_id, supplier_id
            FROM round_supplier
            WHERE coop_id = :coopId AND round_id IN (:rounds)
            ORDER BY round_id, supplier_id
            """)
    List<RoundSupplierRow> ofRounds(
            UUID coopId, @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> rounds);

    @Query("DELETE FROM round_supplier WHERE coop_id = :coopId AND round_id = :roundId")
    long deleteOfRound(UUID coopId, UUID roundId);
}
