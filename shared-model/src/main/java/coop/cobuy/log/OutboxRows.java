package coop.cobuy.log;

import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The relay's side of the table {@code outbox}. Each call is a transaction of its own. */
final class OutboxRows {

    private OutboxRows() {}

    /** An unsent message with its place in the table. */
    record Row(long seq, OutboxMessage message) {}

    /**
     * The oldest unsent messages.
     *
     * @param without topics that are left out for now
     */
    static List<Row> unsent(Connection connection, Collection<String> without, int rowsMax)
            throws SQLException {
        String sql =
                "SELECT seq, message_id, topic, partition_no, record_key, payload FROM outbox"
                        + " WHERE sent_at IS NULL"
                        + (without.isEmpty()
                                ? ""
                                : " AND topic NOT IN (" + questionMarks(without.size()) + ")")
                        + " ORDER BY seq LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int column = 1;
            for (String topic : without) {
                statement.setString(column++, topic);
            }
            statement.setInt(column, rowsMax);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        @Nullable Integer partition = result.getObject(4, Integer.class);
        return new Row(
                result.getLong(1),
                new OutboxMessage(
                        Id.uuid(result.getBytes(2)),
                        result.getString(3),
                        partition,
                        result.getBytes(5),
                        result.getBytes(6)));
    }

    /**
     * Exactly these, never "all below": numbers are given before the commit, so a smaller one may
     * appear later.
     */
    static void markSent(Connection connection, List<Long> seqs, Instant at) throws SQLException {
        if (seqs.isEmpty()) {
            return;
        }
        String sql =
                "UPDATE outbox SET sent_at = ? WHERE seq IN (" + questionMarks(seqs.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Timestamps.utc(at));
            for (int i = 0; i < seqs.size(); i++) {
                statement.setLong(i + 2, seqs.get(i));
            }
            int marked = statement.executeUpdate();
            if (marked != seqs.size()) {
                throw new IllegalStateException(
                        "marked: " + marked + " (expected: " + seqs.size() + ")");
            }
        }
    }

    /**
     * @return how many went; there may be more while it is {@code rowsMax}
     */
    static int purge(Connection connection, Instant sentBefore, int rowsMax) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "DELETE FROM outbox WHERE sent_at < ? ORDER BY sent_at, seq LIMIT ?")) {
            statement.setObject(1, Timestamps.utc(sentBefore));
            statement.setInt(2, rowsMax);
            return statement.executeUpdate();
        }
    }

    private static String questionMarks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
