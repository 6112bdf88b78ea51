package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.LedgerAccountId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens accounts, moves cached balances and writes transfers, some hundred in a statement (plain
 * JDBC for that reason), accounts always in the order of their ids, so that two posts never wait
 * for each other.
 */
@Singleton
class MemberBalances {

    private static final Comparator<LedgerAccountId> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());

    private final TransactionOperations<Connection> transactions;

    MemberBalances(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    static <V> SortedMap<LedgerAccountId, V> inOrder() {
        return new TreeMap<>(BY_BYTES);
    }

    /** Opens those accounts that are not open yet. */
    void open(
            CoopId coop,
            SortedMap<LedgerAccountId, AccountKey> accounts,
            String currency,
            LocalDateTime now) {
        // IGNORE meets only the duplicate key here: the table has no other constraint.
        write(
                "INSERT IGNORE INTO ledger_account"
                        + " (coop_id, id, kind, owner_id, currency, opened_at)",
                6,
                "",
                List.copyOf(accounts.entrySet()),
                (statement, column, account) -> {
                    int next = column;
                    statement.setBytes(next++, coop.bytes());
                    statement.setBytes(next++, account.getKey().bytes());
                    statement.setString(next++, account.getValue().kind().name());
                    statement.setBytes(next++, Id.bytes(account.getValue().owner()));
                    statement.setString(next++, currency);
                    statement.setObject(next, now);
                });
    }

    /** Nobody else moves these members' money until the transaction ends. */
    void lock(CoopId coop, SortedMap<LedgerAccountId, ?> accounts) {
        SortedMap<LedgerAccountId, Long> zeros = inOrder();
        accounts.keySet().forEach(id -> zeros.put(id, 0L));
        add(coop, zeros);
    }

    /** Adds to the balances. */
    void add(CoopId coop, SortedMap<LedgerAccountId, Long> deltas) {
        write(
                "INSERT INTO ledger_balance"
                        + " (coop_id, account_id, balance_minor, credit_limit_minor)",
                4,
                " ON DUPLICATE KEY UPDATE balance_minor = balance_minor + VALUES(balance_minor)",
                List.copyOf(deltas.entrySet()),
                (statement, column, delta) -> {
                    int next = column;
                    statement.setBytes(next++, coop.bytes());
                    statement.setBytes(next++, delta.getKey().bytes());
                    statement.setLong(next++, delta.getValue());
                    statement.setLong(next, 0);
                });
    }

    /** Writes what was moved. */
    void write(List<TransferRow> moved) {
        write(
                "INSERT INTO ledger_transfer (coop_id, journal_id, line_no, debit_account_id,"
                        + " credit_account_id, amount_minor, currency, purpose, posted_at)",
                9,
                "",
                moved,
                (statement, column, row) -> {
                    int next = column;
                    statement.setBytes(next++, Id.bytes(row.coopId()));
                    statement.setBytes(next++, Id.bytes(row.journalId()));
                    statement.setLong(next++, row.lineNo());
                    statement.setBytes(next++, Id.bytes(row.debitAccountId()));
                    statement.setBytes(next++, Id.bytes(row.creditAccountId()));
                    statement.setLong(next++, row.amountMinor());
                    statement.setString(next++, row.currency());
                    statement.setString(next++, row.purpose());
                    statement.setObject(next, row.postedAt());
                });
    }

    /** Puts the cache right; for the nightly check alone. */
    void replace(CoopId coop, Map<LedgerAccountId, Long> balances) {
        SortedMap<LedgerAccountId, Long> sorted = inOrder();
        sorted.putAll(balances);
        write(
                "INSERT INTO ledger_balance"
                        + " (coop_id, account_id, balance_minor, credit_limit_minor)",
                4,
                " ON DUPLICATE KEY UPDATE balance_minor = VALUES(balance_minor)",
                List.copyOf(sorted.entrySet()),
                (statement, column, balance) -> {
                    int next = column;
                    statement.setBytes(next++, coop.bytes());
                    statement.setBytes(next++, balance.getKey().bytes());
                    statement.setLong(next++, balance.getValue());
                    statement.setLong(next, 0);
                });
    }

    private <T> void write(
            String head, int columns, String tail, List<T> rows, MultiRow.Binder<T> row) {
        try {
            MultiRow.write(transactions.getConnection(), head, columns, tail, rows, row);
        } catch (SQLException e) {
            throw new UncheckedIOException("cannot write to the ledger", new IOException(e));
        }
    }
}
