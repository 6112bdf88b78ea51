package coop.cobuy.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table {@code partition_position}: how far each partition has been applied. */
public final class Positions {

    private Positions() {}

    /** By partition, the offset of the first record that is not applied yet. */
    public static SortedMap<Integer, Long> read(Connection connection, String topic)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT partition_no, next_offset FROM partition_position WHERE topic ="
                                + " ?")) {
            statement.setString(1, topic);
            SortedMap<Integer, Long> positions = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    positions.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return positions;
        }
    }

    static OptionalLong read(Connection connection, String topic, int partition)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT next_offset FROM partition_position"
                                + " WHERE topic = ? AND partition_no = ?")) {
            statement.setString(1, topic);
            statement.setInt(2, partition);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /**
     * Where a partition that was never applied begins; if there is a position, it stays.
     *
     * @return how many rows the server says it touched
     */
    static int begin(Connection connection, String topic, int partition, long offset)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO partition_position (topic, partition_no, next_offset)"
                                + " VALUES (?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE next_offset = next_offset")) {
            statement.setString(1, topic);
            statement.setInt(2, partition);
            statement.setLong(3, offset);
            return statement.executeUpdate();
        }
    }

    /**
     * Compare-and-set, which also locks the position until the transaction ends.
     *
     * @return false if the position is not the expected one: somebody else applies this partition
     */
    static boolean advance(
            Connection connection, String topic, int partition, long expected, long next)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE partition_position SET next_offset = ?"
                                + " WHERE topic = ? AND partition_no = ? AND next_offset = ?")) {
            statement.setLong(1, next);
            statement.setString(2, topic);
            statement.setInt(3, partition);
            statement.setLong(4, expected);
            return statement.executeUpdate() == 1;
        }
    }
}
