package coop.cobuy.aggregator.ledger;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CreditLimitRows extends GenericRepository<CreditLimitRow, UUID> {

    CreditLimitRow save(CreditLimitRow row);
}
