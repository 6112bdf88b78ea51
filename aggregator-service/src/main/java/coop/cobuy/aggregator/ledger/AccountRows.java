package coop.cobuy.aggregator.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountRows extends GenericRepository<AccountRow, UUID> {

    @Query(
            """
            SELECT coop_id, id, kind, owner_id, currency, opened_at
            FROM ledger_account
            WHERE coop_id = :coopId AND id = :id
            """)
    Optional<AccountRow> find(UUID coopId, UUID id);
}
