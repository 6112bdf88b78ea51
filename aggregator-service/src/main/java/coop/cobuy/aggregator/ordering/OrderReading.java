package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.OrderViews.CommandView;
import coop.cobuy.aggregator.ordering.OrderViews.Status;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.id.Id;
import coop.cobuy.log.Positions;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders and funds as they stand in the database. */
@Singleton
class OrderReading {

    private final Transactions transactions;
    private final String topic;

    OrderReading(Transactions transactions, KafkaSettings kafka) {
        this.transactions = transactions;
        this.topic = kafka.topic(OrderCommand.TOPIC);
    }

    /**
     * An order and what became of a command.
     *
     * @param order empty: there is none
     * @param conditional the newest of a completion phase that is not over
     * @param command empty if no token was given
     */
    record Read(
            Optional<MemberOrder> order,
            Optional<Conditional> conditional,
            Optional<CommandView> command) {}

    Read order(OrderKey key, @Nullable OrderToken token) {
        return call(
                connection -> {
                    // The command first: what stands may be newer than it, but never older.
                    Optional<CommandView> command =
                            token == null
                                    ? Optional.empty()
                                    : Optional.of(command(connection, key, token));
                    return new Read(
                            order(connection, key),
                            CompletionTable.waiting(connection, key),
                            command);
                });
    }

    private static Optional<MemberOrder> order(Connection connection, OrderKey key)
            throws SQLException {
        return new OrderReads(connection)
                .orders(key.round(), List.of(Id.bytes(key.member()))).stream().findFirst();
    }

    private CommandView command(Connection connection, OrderKey key, OrderToken token)
            throws SQLException {
        long position =
                Positions.read(connection, topic).getOrDefault(token.place().partition(), 0L);
        if (position <= token.place().offset()) {
            return CommandView.pending(token, null);
        }
        OutcomeKey outcomeKey = new OutcomeKey(key.round(), token.keyHash());
        for (Outcome outcome : new OrderReads(connection).outcomes(List.of(outcomeKey))) {
            return CommandView.of(outcome.forToken(token), token, null);
        }
        return missing(connection, key, token);
    }

    /** Applied without an outcome. */
    private static CommandView missing(Connection connection, OrderKey key, OrderToken token)
            throws SQLException {
        String sql = "SELECT reason FROM parked_member WHERE coop_id = ? AND member_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(key.coop()));
            statement.setBytes(2, Id.bytes(key.member()));
            try (ResultSet row = statement.executeQuery()) {
                Status status = row.next() ? Status.PARKED : Status.FORGOTTEN;
                return new CommandView(status, token.toString(), null, null, null, null);
            }
        }
    }

    /** What became of a command that was just seen to be applied. */
    CommandView command(OrderKey key, OrderToken token) {
        return call(connection -> command(connection, key, token));
    }

    /** A round's orders after a member, in the order of the members' ids. */
    List<MemberOrder> ofRound(RoundKey round, UUID after, int atMost) {
        return call(
                connection -> {
                    List<byte[]> members =
                            ids(
                                    connection,
                                    "SELECT member_id FROM member_order WHERE coop_id = ?"
                                            + " AND round_id = ? AND member_id > ?"
                                            + " ORDER BY member_id LIMIT "
                                            + atMost,
                                    Id.bytes(round.coop()),
                                    Id.bytes(round.round()),
                                    Id.bytes(after));
                    List<MemberOrder> orders =
                            new ArrayList<>(new OrderReads(connection).orders(round, members));
                    orders.sort(Comparator.comparing(o -> o.key().member(), OrderLine.BY_BYTES));
                    return orders;
                });
    }

    /** A member's orders after a round, in the order of the rounds' ids. */
    List<MemberOrder> ofMember(MemberKey member, UUID after, int atMost) {
        return call(
                connection -> {
                    List<byte[]> rounds =
                            ids(
                                    connection,
                                    "SELECT round_id FROM member_order WHERE coop_id = ?"
                                            + " AND member_id = ? AND round_id > ?"
                                            + " ORDER BY round_id LIMIT "
                                            + atMost,
                                    Id.bytes(member.coop()),
                                    Id.bytes(member.member()),
                                    Id.bytes(after));
                    List<MemberOrder> orders = new ArrayList<>();
                    for (byte[] round : rounds) {
                        RoundKey key = new RoundKey(member.coop(), Id.uuid(round));
                        orders.addAll(
                                new OrderReads(connection)
                                        .orders(key, List.of(Id.bytes(member.member()))));
                    }
                    return orders;
                });
    }

    /** What a member can use; nothing is known of one that never had any. */
    MemberFunds funds(MemberKey member) {
        return call(connection -> new OrderReads(connection).funds(member));
    }

    /** Whether a member's commands are parked. */
    boolean isParked(MemberKey member) {
        return call(
                connection ->
                        !ids(
                                        connection,
                                        "SELECT member_id FROM parked_member"
                                                + " WHERE coop_id = ? AND member_id = ?",
                                        Id.bytes(member.coop()),
                                        Id.bytes(member.member()))
                                .isEmpty());
    }

    /** Members of a co-op whose commands are parked, with the reason, in the order of their ids. */
    Map<UUID, String> parked(UUID coop) {
        return call(
                connection -> {
                    String sql =
                            "SELECT member_id, reason FROM parked_member WHERE coop_id = ?"
                                    + " ORDER BY member_id LIMIT 500";
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setBytes(1, Id.bytes(coop));
                        Map<UUID, String> parked = new LinkedHashMap<>();
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                parked.put(Id.uuid(rows.getBytes(1)), rows.getString(2));
                            }
                        }
                        return parked;
                    }
                });
    }

    private static List<byte[]> ids(Connection connection, String sql, byte[]... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setBytes(i + 1, parameters[i]);
            }
            List<byte[]> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getBytes(1));
                }
            }
            return ids;
        }
    }

    private <T> T call(Transactions.Work<T> work) {
        try {
            return transactions.call(work);
        } catch (SQLException e) {
            throw new IllegalStateException("orders cannot be read", e);
        }
    }
}
