package coop.cobuy.aggregator.catalog;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SupplierListRows extends GenericRepository<SupplierListRow, UUID> {

    String COLUMNS =
            """
            SELECT coop_id, id, supplier_id, number, complete, currency, valid_from, valid_until,
                   parts, line_count, state, version, received_at
            FROM supplier_list
            """;

    SupplierListRow save(SupplierListRow row);

    @Query(COLUMNS + "WHERE coop_id = :coopId AND id = :id")
    Optional<SupplierListRow> find(UUID coopId, UUID id);

    @Query(COLUMNS + "WHERE coop_id = :coopId AND id = :id FOR UPDATE")
    Optional<SupplierListRow> lock(UUID coopId, UUID id);

    /** The newest first. */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coopId AND supplier_id = :supplierId
                    ORDER BY received_at DESC, id
                    LIMIT :atMost
                    """)
    List<SupplierListRow> ofSupplier(UUID coopId, UUID supplierId, int atMost);

    /** Those that wait, the newest first. */
    @Query(
            COLUMNS
                    + """
                    WHERE coop_id = :coopId AND state = 'WAITING'
                    ORDER BY received_at DESC, id
                    LIMIT :atMost
                    """)
    List<SupplierListRow> waiting(UUID coopId, int atMost);

    @Query(
            """
            UPDATE supplier_list
            SET line_count = :lineCount, state = :state, version = version + 1,
                received_at = :receivedAt
            WHERE coop_id = :coopId AND id = :id
            """)
    int grow(UUID coopId, UUID id, int lineCount, String state, LocalDateTime receivedAt);

    @Query(
            """
            UPDATE supplier_list SET state = :state, version = version + 1
            WHERE coop_id = :coopId AND id = :id
            """)
    int decide(UUID coopId, UUID id, String state);
}
