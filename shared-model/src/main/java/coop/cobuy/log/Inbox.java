package coop.cobuy.log;

import coop.cobuy.id.Id;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The table {@code inbox}: which messages a consumer has taken. Makes a topic that delivers at
 * least once take effect once.
 *
 * <p>To be asked in the transaction that applies the message. Two consumers of different names
 * share nothing.
 */
public final class Inbox {

    private static final int ROWS_PER_STATEMENT = 1000;

    private final String consumer;
    private final Clock clock;

    /**
     * @param consumer at most 60 characters, never changed
     */
    public Inbox(String consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    /**
     * @return true the first time: the message is to be applied in this transaction
     */
    public boolean take(Connection connection, UUID messageId) throws SQLException {
        return !take(connection, List.of(messageId)).isEmpty();
    }

    /**
     * @return those that were not taken before, in the order given, each once
     */
    public Set<UUID> take(Connection connection, Collection<UUID> messageIds) throws SQLException {
        List<UUID> distinct = new ArrayList<>(new LinkedHashSet<>(messageIds));
        Set<UUID> fresh = new LinkedHashSet<>();
        for (int from = 0; from < distinct.size(); from += ROWS_PER_STATEMENT) {
            List<UUID> some =
                    distinct.subList(from, Math.min(from + ROWS_PER_STATEMENT, distinct.size()));
            Set<UUID> known = known(connection, some);
            List<UUID> added = some.stream().filter(id -> !known.contains(id)).toList();
            insert(connection, added);
            fresh.addAll(added);
        }
        return fresh;
    }

    /**
     * Forgets some of what was taken before an instant, which must lie further back than any
     * message can still come again.
     *
     * @return how many rows went; call again while it is {@code rowsMax}
     */
    public static int purge(Connection connection, Instant before, int rowsMax)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "DELETE FROM inbox WHERE taken_at < ? ORDER BY taken_at LIMIT ?")) {
            statement.setObject(1, Timestamps.utc(before));
            statement.setInt(2, rowsMax);
            return statement.executeUpdate();
        }
    }

    private Set<UUID> known(Connection connection, List<UUID> ids) throws SQLException {
        String sql =
                "SELECT message_id FROM inbox WHERE consumer = ? AND message_id IN ("
                        + String.join(", ", Collections.nCopies(ids.size(), "?"))
                        + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            for (int i = 0; i < ids.size(); i++) {
                statement.setBytes(i + 2, Id.bytes(ids.get(i)));
            }
            Set<UUID> known = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(Id.uuid(rows.getBytes(1)));
                }
            }
            return known;
        }
    }

    private void insert(Connection connection, List<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String sql =
                "INSERT INTO inbox (consumer, message_id, taken_at) VALUES "
                        + String.join(", ", Collections.nCopies(ids.size(), "(?, ?, ?)"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int column = 1;
            for (UUID id : ids) {
                statement.setString(column++, consumer);
                statement.setBytes(column++, Id.bytes(id));
                statement.setObject(column++, Timestamps.utc(clock.instant()));
            }
            statement.executeUpdate();
        }
    }
}
