package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface KindTotalRows extends GenericRepository<KindTotalRow, AccountKind> {

    @Query(
            """
            SELECT a.kind, COUNT(*) AS accounts,
              CAST(COALESCE(SUM(s.total), 0) AS SIGNED) AS total_minor
            FROM ledger_account a
            LEFT JOIN (
              SELECT account_id, SUM(minor) AS total
              FROM (
                SELECT credit_account_id AS account_id, amount_minor AS minor
                FROM ledger_transfer WHERE coop_id = :coop
                UNION ALL
                SELECT debit_account_id AS account_id, -amount_minor AS minor
                FROM ledger_transfer WHERE coop_id = :coop
              ) sides
              GROUP BY account_id
            ) s ON s.account_id = a.id
            WHERE a.coop_id = :coop
            GROUP BY a.kind
            ORDER BY a.kind
            """)
    List<KindTotalRow> totals(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop);
}
