package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What rounding took from whom, of all invoices (the rounding ledger) and over the parts of an
 * order; in plain JDBC since there is a row for each member. What an invoice was split with is
 * frozen when its posting begins; what the split changed is added when it is complete, so that two
 * invoices at once lose nothing of each other's.
 */
@Singleton
class CarryTable {

    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final TransactionOperations<Connection> transactions;

    CarryTable(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** The co-op's ledger as it stands, one number for each participant. */
    long[] ledger(CoopId coop, Currency currency, Participants participants) {
        return read(
                "SELECT member_id, carry_nano FROM rounding_carry"
                        + " WHERE coop_id = ? AND currency = ?",
                coop,
                participants,
                statement -> statement.setString(2, currency.getCurrencyCode()));
    }

    /** What the parts of an order that are settled left, one number for each participant. */
    long[] ofOrder(CoopId coop, PurchaseOrderId order, Participants participants) {
        return read(
                "SELECT member_id, carry_nano FROM order_carry"
                        + " WHERE coop_id = ? AND purchase_order_id = ?",
                coop,
                participants,
                statement -> statement.setBytes(2, order.bytes()));
    }

    /** As it was frozen for an invoice whose posting has begun. */
    long[] frozen(CoopId coop, InvoiceId invoice, Participants participants) {
        return read(
                "SELECT member_id, carry_nano FROM settlement_carry"
                        + " WHERE coop_id = ? AND invoice_id = ?",
                coop,
                participants,
                statement -> statement.setBytes(2, invoice.bytes()));
    }

    /** Binds what a query has beside the co-op. */
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private long[] read(String sql, CoopId coop, Participants participants, Binding binding) {
        return transactions.executeRead(
                status -> {
                    long[] nano = new long[participants.count()];
                    try (PreparedStatement statement =
                            status.getConnection().prepareStatement(sql)) {
                        statement.setFetchSize(ROW_BY_ROW);
                        statement.setBytes(1, coop.bytes());
                        binding.bind(statement);
                        take(statement, participants, nano);
                    }
                    return nano;
                });
    }

    private static void take(PreparedStatement statement, Participants participants, long[] into)
            throws SQLException {
        byte[] own = participants.id(participants.coop());
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                byte[] id = rows.getBytes(1);
                int at = Arrays.equals(id, own) ? participants.coop() : participants.find(id);
                if (at >= 0) {
                    into[at] = rows.getLong(2);
                }
            }
        }
    }

    /** In the transaction that begins the posting. */
    void freeze(CoopId coop, InvoiceId invoice, Participants participants, long[] before) {
        write(
                "INSERT INTO settlement_carry (coop_id, invoice_id, member_id, carry_nano)",
                "",
                coop,
                (statement, at) -> statement.setBytes(at, invoice.bytes()),
                participants,
                before);
    }

    /** In the transaction that completes the posting. */
    void add(OrderContent order, Participants participants, Carried carried) {
        long[] delta = new long[carried.after().length];
        Arrays.setAll(delta, i -> Math.subtractExact(carried.after()[i], carried.before()[i]));
        String columns =
                switch (carried.scope()) {
                    case LEDGER -> "rounding_carry (coop_id, currency, member_id, carry_nano)";
                    case ORDER -> "order_carry (coop_id, purchase_order_id, member_id, carry_nano)";
                };
        RowScope scope =
                switch (carried.scope()) {
                    case LEDGER ->
                            (statement, at) ->
                                    statement.setString(at, order.currency().getCurrencyCode());
                    case ORDER -> (statement, at) -> statement.setBytes(at, order.id().bytes());
                };
        write(
                "INSERT INTO " + columns,
                " ON DUPLICATE KEY UPDATE carry_nano = carry_nano + VALUES(carry_nano)",
                order.coop(),
                scope,
                participants,
                delta);
    }

    /** Binds what a row is about beside co-op and member. */
    private interface RowScope {
        void bind(PreparedStatement statement, int at) throws SQLException;
    }

    private void write(
            String head,
            String tail,
            CoopId coop,
            RowScope scope,
            Participants participants,
            long[] nano) {
        List<Integer> moved =
                IntStream.range(0, nano.length).filter(i -> nano[i] != 0).boxed().toList();
        transactions.executeWrite(
                status -> {
                    MultiRow.write(
                            status.getConnection(),
                            head,
                            4,
                            tail,
                            moved,
                            (statement, from, at) -> {
                                statement.setBytes(from, coop.bytes());
                                scope.bind(statement, from + 1);
                                statement.setBytes(from + 2, participants.id(at));
                                statement.setLong(from + 3, nano[at]);
                            });
                    return true;
                });
    }
}
