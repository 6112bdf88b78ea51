package coop.cobuy.aggregator.banking;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BankFileRows extends GenericRepository<BankFileRow, UUID> {

    BankFileRow save(BankFileRow row);

    /** The newest first. */
    @Query(
            """
            SELECT coop_id, id, name, account, line_count, new_count, problem_count, recorded_by,
              received_at
            FROM bank_file
            WHERE coop_id = :coopId
            ORDER BY id DESC
            LIMIT :atMost
            """)
    List<BankFileRow> newest(UUID coopId, int atMost);
}
