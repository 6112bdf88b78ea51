package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.InvoiceId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/**
 * Writes charges by the thousand and streams them (plain JDBC for that reason), in the transaction
 * under way.
 */
@Singleton
class ChargeTable {

    /** The driver then reads row by row instead of keeping all of them. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final TransactionOperations<Connection> transactions;

    ChargeTable(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Takes a charge of an invoice. */
    interface Borne {
        void take(byte[] member, Component component, int no, long netMinor);
    }

    /** Streams the charges of an invoice, member by member in the order of ids. */
    void ofInvoice(CoopId coop, InvoiceId invoice, Borne borne) {
        transactions.executeRead(
                status -> {
                    stream(status.getConnection(), coop, invoice, borne);
                    return true;
                });
    }

    private static void stream(Connection connection, CoopId coop, InvoiceId invoice, Borne borne)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT member_id, component, component_no, net_minor
                        FROM member_charge
                        WHERE coop_id = ? AND invoice_id = ?
                        ORDER BY member_id, component, component_no
                        """)) {
            statement.setFetchSize(ROW_BY_ROW);
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, invoice.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    borne.take(
                            rows.getBytes(1),
                            Component.ofCode(rows.getInt(2)),
                            rows.getInt(3),
                            rows.getLong(4));
                }
            }
        }
    }

    void add(CoopId coop, InvoiceId invoice, Participants participants, List<Charge> charges) {
        insert(
                "INSERT INTO member_charge (coop_id, invoice_id, member_id, component,"
                        + " component_no, units_milli, net_minor, vat_minor, reference_minor,"
                        + " grams)",
                10,
                charges,
                (statement, at, charge) -> {
                    statement.setBytes(at, coop.bytes());
                    statement.setBytes(at + 1, invoice.bytes());
                    statement.setBytes(at + 2, participants.id(charge.member()));
                    statement.setInt(at + 3, charge.component().code());
                    statement.setInt(at + 4, charge.no());
                    statement.setLong(at + 5, charge.units());
                    statement.setLong(at + 6, charge.net());
                    statement.setLong(at + 7, charge.vat());
                    statement.setLong(at + 8, charge.reference());
                    statement.setObject(at + 9, charge.gramsOrNull());
                });
    }

    void addTotals(
            CoopId coop,
            InvoiceId invoice,
            UUID round,
            Participants participants,
            List<MemberTotal> totals) {
        byte[] roundId = Id.bytes(round);
        insert(
                "INSERT INTO member_settlement (coop_id, member_id, invoice_id, round_id,"
                        + " supplier_minor, fees_minor, goods_minor, reference_minor)",
                8,
                totals,
                (statement, at, total) -> {
                    statement.setBytes(at, coop.bytes());
                    statement.setBytes(at + 1, participants.id(total.member()));
                    statement.setBytes(at + 2, invoice.bytes());
                    statement.setBytes(at + 3, roundId);
                    statement.setLong(at + 4, total.supplier());
                    statement.setLong(at + 5, total.fees());
                    statement.setLong(at + 6, total.goods());
                    statement.setLong(at + 7, total.reference());
                });
    }

    /**
     * Takes a fee from those who have not paid it yet.
     *
     * @param subject the purchase order or the round
     * @param members indexes
     * @return who pays it with this invoice
     */
    BitSet takeFee(
            CoopId coop,
            InvoiceId invoice,
            Component component,
            UUID subject,
            Participants participants,
            List<Integer> members) {
        byte[] subjectId = Id.bytes(subject);
        // IGNORE meets only the duplicate key here: the table has no other constraint.
        insert(
                "INSERT IGNORE INTO fee_taken (coop_id, component, subject_id, member_id,"
                        + " invoice_id)",
                5,
                members,
                (statement, at, member) -> {
                    statement.setBytes(at, coop.bytes());
                    statement.setInt(at + 1, component.code());
                    statement.setBytes(at + 2, subjectId);
                    statement.setBytes(at + 3, participants.id(member));
                    statement.setBytes(at + 4, invoice.bytes());
                });
        return payers(coop, invoice, component, subjectId, participants, members);
    }

    private BitSet payers(
            CoopId coop,
            InvoiceId invoice,
            Component component,
            byte[] subject,
            Participants participants,
            List<Integer> members) {
        BitSet payers = new BitSet();
        if (members.isEmpty()) {
            return payers;
        }
        try (PreparedStatement statement =
                transactions
                        .getConnection()
                        .prepareStatement(
                                """
                                SELECT member_id FROM fee_taken
                                WHERE coop_id = ? AND component = ? AND subject_id = ?
                                  AND member_id BETWEEN ? AND ? AND invoice_id = ?
                                ORDER BY member_id
                                """)) {
            statement.setBytes(1, coop.bytes());
            statement.setInt(2, component.code());
            statement.setBytes(3, subject);
            statement.setBytes(4, participants.id(members.getFirst()));
            statement.setBytes(5, participants.id(members.getLast()));
            statement.setBytes(6, invoice.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    payers.set(participants.indexOf(rows.getBytes(1)));
                }
            }
            return payers;
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private <T> void insert(String head, int columns, List<T> rows, MultiRow.Binder<T> row) {
        try {
            MultiRow.write(transactions.getConnection(), head, columns, "", rows, row);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private static UncheckedIOException fault(SQLException e) {
        return new UncheckedIOException("cannot write or read charges", new IOException(e));
    }
}
