package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.RoundId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be told to listeners: noted in the transaction that made it true, and locked by
 * whoever tells it, for as long as that takes. Plain JDBC, since both transactions are not the
 * framework's.
 */
final class RoundEvents {

    /** Long ago, so that no clock's error delays the first telling. */
    private static final LocalDateTime AT_ONCE = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String KEY = " WHERE coop_id = ? AND round_id = ? AND event = ?";

    private RoundEvents() {}

    /**
     * What is to be told.
     *
     * @param attempts in which a listener failed
     */
    record Due(CoopId coop, RoundId round, RoundEvent event, int attempts) {}

    static void note(Connection connection, MarkRound mark, RoundEvent event) throws SQLException {
        String sql =
                "INSERT INTO round_event (coop_id, round_id, event, due_at, attempts)"
                        + " VALUES (?, ?, ?, ?, 0)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(mark.coopId()));
            statement.setBytes(2, Id.bytes(mark.roundId()));
            statement.setString(3, event.name());
            statement.setObject(4, AT_ONCE);
            statement.executeUpdate();
        }
    }

    /** The event that is due first and that nobody is telling, locked; none if there is no such. */
    static Optional<Due> lockDue(Connection connection, Instant now) throws SQLException {
        String sql =
                "SELECT coop_id, round_id, event, attempts FROM round_event WHERE due_at <= ?"
                        + " ORDER BY due_at, coop_id, round_id, event LIMIT 1"
                        + " FOR UPDATE SKIP LOCKED";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UtcTime.of(now));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        new Due(
                                new CoopId(Id.uuid(rows.getBytes(1))),
                                new RoundId(Id.uuid(rows.getBytes(2))),
                                RoundEvent.valueOf(rows.getString(3)),
                                rows.getInt(4)));
            }
        }
    }

    /** The listeners that have heard of it. */
    static Set<String> heard(Connection connection, Due due) throws SQLException {
        Set<String> heard = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT listener FROM round_listener_done" + KEY + " ORDER BY listener")) {
            bind(statement, 1, due);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    heard.add(rows.getString(1));
                }
            }
        }
        return heard;
    }

    static void noteHeard(Connection connection, Due due, String listener, Instant at)
            throws SQLException {
        String sql =
                "INSERT INTO round_listener_done (coop_id, round_id, event, listener, done_at)"
                        + " VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, due);
            statement.setString(4, listener);
            statement.setObject(5, UtcTime.of(at));
            statement.executeUpdate();
        }
    }

    /** All have heard. */
    static void finish(Connection connection, Due due) throws SQLException {
        setDue(connection, due, null, due.attempts());
    }

    /** Somebody has not. */
    static void postpone(Connection connection, Due due, Instant until) throws SQLException {
        setDue(connection, due, UtcTime.of(until), due.attempts() + 1);
    }

    private static void setDue(
            Connection connection, Due due, @Nullable LocalDateTime at, int attempts)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE round_event SET due_at = ?, attempts = ?" + KEY)) {
            statement.setObject(1, at);
            statement.setInt(2, attempts);
            bind(statement, 3, due);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int from, Due due) throws SQLException {
        statement.setBytes(from, due.coop().bytes());
        statement.setBytes(from + 1, due.round().bytes());
        statement.setString(from + 2, due.event().name());
    }
}
