package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

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
interface OwnerBalanceRows extends GenericRepository<OwnerBalanceRow, UUID> {

    String MEMBERS =
            """
            SELECT a.owner_id, a.kind, b.balance_minor, b.credit_limit_minor
            FROM ledger_balance b
            JOIN ledger_account a ON a.coop_id = b.coop_id AND a.id = b.account_id
            """;

    @Query(MEMBERS + " WHERE b.coop_id = :coop AND b.account_id IN (:accounts)")
    List<OwnerBalanceRow> among(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            @Expandable @TypeDef(type = DataType.BYTE_ARRAY) List<byte[]> accounts);

    /** Members who owe the co-op, the most first. */
    @Query(
            MEMBERS
                    + """
                     WHERE b.coop_id = :coop AND b.balance_minor < 0
                     ORDER BY b.balance_minor, b.account_id
                     LIMIT :atMost OFFSET :skip
                    """)
    List<OwnerBalanceRow> owing(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop,
            int skip,
            int atMost);

    /** Each account but members', with the sum of its transfers. */
    @Query(
            """
            SELECT a.owner_id, a.kind, 0 AS credit_limit_minor,
              CAST(COALESCE((SELECT SUM(t.amount_minor) FROM ledger_transfer t
                  WHERE t.coop_id = a.coop_id AND t.credit_account_id = a.id), 0)
                - COALESCE((SELECT SUM(t.amount_minor) FROM ledger_transfer t
                  WHERE t.coop_id = a.coop_id AND t.debit_account_id = a.id), 0)
                AS SIGNED) AS balance_minor
            FROM ledger_account a
            WHERE a.coop_id = :coop AND a.kind <> 'MEMBER'
            ORDER BY a.kind, a.owner_id
            """)
    List<OwnerBalanceRow> others(
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coop);
}
