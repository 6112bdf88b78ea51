package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The orders of a round whose cut is made, offer by offer and in each by the bytes of the member's
 * id. Memory does not grow with the round: rows come in pages along the primary key.
 */
@Singleton
public class FrozenBook {

    private static final int PAGE_ROWS = 5_000;
    private static final byte[] LOWEST = new byte[Id.BYTES];

    /** Beside one that is under way: its connection is busy with a stream of rows. */
    private static final TransactionDefinition OF_ITS_OWN =
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;
    private final String topic;

    FrozenBook(TransactionOperations<Connection> transactions, KafkaSettings kafka) {
        this.transactions = transactions;
        this.topic = kafka.topic(OrderCommand.TOPIC);
    }

    /** Takes what the book holds, in order. */
    public interface Reader {

        /** The lines that follow are of this offer. */
        void offer(OfferId offer);

        /**
         * A member's line of the current offer.
         *
         * @param quantityMilli firm, thousandths of a member unit, above zero
         * @param toleranceMilli thousandths of a member unit
         * @param limitMicro maximum net unit price in millionths of the currency; {@link
         *     Long#MAX_VALUE}: any
         */
        void line(UUID member, long quantityMilli, long toleranceMilli, long limitMicro);

        /** The line that was handed over last takes its whole quantity or nothing. */
        default void allOrNothing() {}

        /**
         * What a member set for the current offer, in the order of arrival; comes after the offer's
         * lines, and only where claims are asked for.
         *
         * @param member maybe one whose line is gone since
         * @param quantityMilli from there on, zero for a line that is gone
         * @param toleranceMilli likewise
         */
        default void claim(UUID member, long quantityMilli, long toleranceMilli) {}
    }

    /**
     * Reads the whole book in one read-only transaction per page. The book of a frozen round
     * changes by corrections alone: {@link #version} before and after tells whether one came
     * between.
     */
    public void read(CoopId coop, RoundId round, Reader reader) {
        for (UUID offer : offers(coop, round)) {
            reader.offer(new OfferId(offer));
            lines(coop, round, offer, reader);
        }
    }

    private void lines(CoopId coop, RoundId round, UUID offer, Reader reader) {
        byte[] after = LOWEST;
        boolean first = true;
        while (first || after.length > 0) {
            after = page(coop, round, offer, after, first, reader);
            first = false;
        }
    }

    /**
     * As {@link #read}, and after each offer's lines all that was ever set for it, in the order of
     * arrival: for rules that ask who came first. Claims come in one ordered pass of their own, row
     * by row, while lines are read in pages beside it; a correction between may leave them apart,
     * which whoever compares their sums sees.
     */
    public void readWithClaims(CoopId coop, RoundId round, Reader reader) {
        List<UUID> offers = offers(coop, round);
        transactions.execute(
                OF_ITS_OWN,
                status -> {
                    try (ClaimStream claims =
                            new ClaimStream(status.getConnection(), coop, round)) {
                        for (UUID offer : offers) {
                            reader.offer(new OfferId(offer));
                            lines(coop, round, offer, reader);
                            claims.handOver(offer, reader);
                        }
                    }
                    return true;
                });
    }

    /** How many corrections the book has taken since the cut. */
    public long version(CoopId coop, RoundId round) {
        return transactions.executeRead(
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection()
                                    .prepareStatement(
                                            """
                                            SELECT COALESCE(SUM(corrections), 0)
                                            FROM order_gate
                                            WHERE coop_id = ? AND round_id = ?
                                            """)) {
                        statement.setBytes(1, coop.bytes());
                        statement.setBytes(2, round.bytes());
                        try (ResultSet rows = statement.executeQuery()) {
                            rows.next();
                            return rows.getLong(1);
                        }
                    }
                });
    }

    /**
     * Ends corrections of the book, in the transaction under way: those applied so far count, all
     * others are refused, in every replay, as the cut is kept as an offset of each partition.
     * Applying stands still until that transaction ends. Doing it again changes nothing.
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void lock(CoopId coop, RoundId round) {
        String positions =
                "SELECT partition_no FROM partition_position WHERE topic = ?"
                        + " ORDER BY partition_no FOR UPDATE";
        String cut =
                "INSERT INTO book_lock (coop_id, round_id, partition_no, next_offset)"
                        + " SELECT ?, ?, p.partition_no, p.next_offset FROM partition_position p"
                        + " WHERE p.topic = ?"
                        + " ON DUPLICATE KEY UPDATE next_offset = book_lock.next_offset";
        Connection connection = transactions.getConnection();
        try (PreparedStatement locking = connection.prepareStatement(positions);
                PreparedStatement keeping = connection.prepareStatement(cut)) {
            locking.setString(1, topic);
            locking.executeQuery().close();
            keeping.setBytes(1, coop.bytes());
            keeping.setBytes(2, round.bytes());
            keeping.setString(3, topic);
            keeping.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the book cannot be locked", e);
        }
    }

    private List<UUID> offers(CoopId coop, RoundId round) {
        return transactions.executeRead(
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection()
                                    .prepareStatement(
                                            """
                                            SELECT DISTINCT offer_id
                                            FROM round_demand
                                            WHERE coop_id = ? AND round_id = ?
                                            ORDER BY offer_id
                                            """)) {
                        statement.setBytes(1, coop.bytes());
                        statement.setBytes(2, round.bytes());
                        List<UUID> offers = new ArrayList<>();
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                offers.add(Id.uuid(rows.getBytes(1)));
                            }
                        }
                        return offers;
                    }
                });
    }

    /** Gives the last member's id if there may be more, else nothing. */
    private byte[] page(
            CoopId coop,
            RoundId round,
            UUID offer,
            byte[] after,
            boolean inclusive,
            Reader reader) {
        return transactions.execute(
                OF_ITS_OWN,
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection().prepareStatement(statement(inclusive))) {
                        statement.setBytes(1, coop.bytes());
                        statement.setBytes(2, round.bytes());
                        statement.setBytes(3, Id.bytes(offer));
                        statement.setBytes(4, after);
                        return handOver(statement, reader);
                    }
                });
    }

    private static String statement(boolean inclusive) {
        return """
        SELECT member_id, quantity_milli, tolerance_milli, max_unit_price, all_or_nothing
        FROM order_line
        WHERE coop_id = ? AND round_id = ? AND offer_id = ? AND member_id %s ?
        ORDER BY member_id
        LIMIT %d
        """
                .formatted(inclusive ? ">=" : ">", PAGE_ROWS);
    }

    private static byte[] handOver(PreparedStatement statement, Reader reader) throws SQLException {
        byte[] last = new byte[0];
        int count = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getBytes(1);
                BigDecimal limit = rows.getBigDecimal(4);
                reader.line(
                        Id.uuid(last),
                        rows.getLong(2),
                        rows.getLong(3),
                        limit == null ? OrderLine.NO_LIMIT : OrderLine.micro(limit));
                if (rows.getBoolean(5)) {
                    reader.allOrNothing();
                }
                count++;
            }
        }
        return count == PAGE_ROWS ? last : new byte[0];
    }
}
