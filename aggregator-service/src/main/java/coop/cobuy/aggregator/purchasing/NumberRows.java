package coop.cobuy.aggregator.purchasing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface NumberRows extends GenericRepository<NumberRow, UUID> {

    NumberRow save(NumberRow row);

    @Query(
            """
            SELECT coop_id, next_number
            FROM purchase_order_sequence
            WHERE coop_id = :coopId
            FOR UPDATE
            """)
    Optional<NumberRow> lock(UUID coopId);

    @Query(
            """
            UPDATE purchase_order_sequence
            SET next_number = :nextNumber
            WHERE coop_id = :coopId
            """)
    int update(UUID coopId, long nextNumber);
}
