package coop.cobuy.aggregator.catalog;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ListPartRows extends GenericRepository<ListPartRow, UUID> {

    ListPartRow save(ListPartRow row);

    /** In their order. */
    @Query(
            """
            SELECT coop_id, list_id, part_no, content FROM supplier_list_part
            WHERE coop_id = :coopId AND list_id = :listId
            ORDER BY part_no
            """)
    List<ListPartRow> ofList(UUID coopId, UUID listId);
}
