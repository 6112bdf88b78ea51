package coop.cobuy.log;

import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code outbox}: messages that are published if, and only if, the transaction that
 * appended them commits.
 *
 * <p>Who appends for a key must hold a lock on what the key names, else there is no order between
 * two transactions. After the commit {@link OutboxRelay#signal} saves the relay's waiting.
 */
public final class Outbox {

    private static final int ROWS_PER_STATEMENT = 500;
    private static final int BYTES_PER_STATEMENT = 4_000_000;

    private final Clock clock;

    public Outbox(Clock clock) {
        this.clock = clock;
    }

    public void append(Connection connection, OutboxMessage message) throws SQLException {
        append(connection, List.of(message));
    }

    /** Appends any number of messages, in their order, some hundred to a statement. */
    public void append(Connection connection, List<OutboxMessage> messages) throws SQLException {
        LocalDateTime now = Timestamps.utc(clock.instant());
        int from = 0;
        while (from < messages.size()) {
            int to = endOfStatement(messages, from);
            insert(connection, messages.subList(from, to), now);
            from = to;
        }
    }

    /**
     * What waits to be sent, for metrics and alerts.
     *
     * @param oldest when the longest waiting one was appended; empty if none waits
     */
    public record Backlog(long unsent, Optional<Instant> oldest) {}

    /** Counts what waits to be sent. */
    public static Backlog backlog(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT COUNT(*), MIN(created_at) FROM outbox"
                                        + " WHERE sent_at IS NULL");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            @Nullable LocalDateTime oldest = rows.getObject(2, LocalDateTime.class);
            return new Backlog(
                    rows.getLong(1),
                    Optional.ofNullable(oldest).map(time -> time.toInstant(ZoneOffset.UTC)));
        }
    }

    private static int endOfStatement(List<OutboxMessage> messages, int from) {
        long bytes = 0;
        int to = from;
        while (to < messages.size() && to - from < ROWS_PER_STATEMENT) {
            bytes += messages.get(to).value().length;
            if (bytes > BYTES_PER_STATEMENT && to > from) {
                return to;
            }
            to++;
        }
        return to;
    }

    private static void insert(
            Connection connection, List<OutboxMessage> messages, LocalDateTime now)
            throws SQLException {
        String sql =
                "INSERT INTO outbox (message_id, topic, partition_no, record_key, payload,"
                        + " created_at) VALUES "
                        + String.join(
                                ", ", Collections.nCopies(messages.size(), "(?, ?, ?, ?, ?, ?)"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int column = 1;
            for (OutboxMessage message : messages) {
                statement.setBytes(column++, Id.bytes(message.id()));
                statement.setString(column++, message.topic());
                statement.setObject(column++, message.partition(), Types.INTEGER);
                statement.setBytes(column++, message.key());
                statement.setBytes(column++, message.value());
                statement.setObject(column++, now);
            }
            statement.executeUpdate();
        }
    }
}
