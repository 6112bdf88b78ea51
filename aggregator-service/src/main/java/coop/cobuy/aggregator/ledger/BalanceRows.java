package coop.cobuy.aggregator.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface BalanceRows extends GenericRepository<BalanceRow, UUID> {

    @Query(
            """
            SELECT coop_id, account_id, balance_minor, credit_limit_minor
            FROM ledger_balance
            WHERE coop_id = :coopId AND account_id = :accountId
            """)
    Optional<BalanceRow> find(UUID coopId, UUID accountId);

    @Query(
            """
            UPDATE ledger_balance
            SET credit_limit_minor = :creditLimitMinor
            WHERE coop_id = :coopId AND account_id = :accountId
            """)
    int limit(UUID coopId, UUID accountId, long creditLimitMinor);

    @Query("SELECT DISTINCT coop_id FROM ledger_balance ORDER BY coop_id")
    List<byte[]> coops();

    /** What the cache should hold, of those accounts of which it holds something else. */
    @Query(
            """
            SELECT a.coop_id, a.id AS account_id,
              CAST(COALESCE(s.total, 0) AS SIGNED) AS balance_minor,
              COALESCE(b.credit_limit_minor, 0) AS credit_limit_minor
            FROM ledger_account a
            LEFT JOIN ledger_balance b ON b.coop_id = a.coop_id AND b.account_id = a.id
            LEFT JOIN (
              SELECT account_id, SUM(minor) AS total
              FROM (
                SELECT credit_account_id AS account_id, amount_minor AS minor
                FROM ledger_transfer WHERE coop_id = :coopId
                UNION ALL
                SELECT debit_account_id AS account_id, -amount_minor AS minor
                FROM ledger_transfer WHERE coop_id = :coopId
              ) sides
              GROUP BY account_id
            ) s ON s.account_id = a.id
            WHERE a.coop_id = :coopId AND a.kind = 'MEMBER'
              AND COALESCE(b.balance_minor, 0) <> COALESCE(s.total, 0)
            ORDER BY a.id
            """)
    List<BalanceRow> different(UUID coopId);
}
