package coop.cobuy.log;

import coop.cobuy.id.Id;
import coop.cobuy.log.DeadLetter.Content;
import coop.cobuy.log.DeadLetter.Outcome;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetter.Resolution;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks through the table {@code dead_letter} and notes what became of what lies there. */
public final class DeadLetterDesk {

    /** The longest reason that a person may give. */
    public static final int BECAUSE_MAX = 500;

    private static final String COLUMNS =
            "SELECT topic, partition_no, record_offset, record_time, kind, reason,"
                    + " LENGTH(payload), parked_at, coop_id, sender, resolution, resolved_at,"
                    + " resolved_by, resolved_because";

    private DeadLetterDesk() {}

    /**
     * Which letters are asked for.
     *
     * @param coop only those that name this co-op; null: of all, and of none
     * @param topic null: of all topics
     * @param openOnly leaves out those that were put out of the way
     */
    public record Wanted(@Nullable UUID coop, @Nullable String topic, boolean openOnly) {}

    /** A letter with its bytes. */
    public record Opened(DeadLetter letter, Content content) {}

    /** In the order of topic, partition and offset, after a place. */
    public static List<DeadLetter> list(
            Connection connection, Wanted wanted, @Nullable Place after, int atMost)
            throws SQLException {
        StringBuilder sql = new StringBuilder(COLUMNS).append(" FROM dead_letter WHERE 1 = 1");
        List<Object> values = new ArrayList<>();
        if (wanted.coop() != null) {
            sql.append(" AND coop_id = ?");
            values.add(Id.bytes(wanted.coop()));
        }
        if (wanted.topic() != null) {
            sql.append(" AND topic = ?");
            values.add(wanted.topic());
        }
        if (wanted.openOnly()) {
            sql.append(" AND resolution IS NULL");
        }
        if (after != null) {
            sql.append(" AND (topic, partition_no, record_offset) > (?, ?, ?)");
            values.addAll(List.of(after.topic(), after.partition(), after.offset()));
        }
        sql.append(" ORDER BY topic, partition_no, record_offset LIMIT ?");
        values.add(atMost);
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            bind(statement, values);
            List<DeadLetter> letters = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    letters.add(letter(rows));
                }
            }
            return letters;
        }
    }

    /** Locked until the transaction ends, so that of two who would resolve it one waits. */
    public static Optional<Opened> lock(Connection connection, Place place) throws SQLException {
        String sql =
                COLUMNS
                        + ", record_key, payload FROM dead_letter"
                        + " WHERE topic = ? AND partition_no = ? AND record_offset = ? FOR UPDATE";
        List<Opened> found =
                opened(connection, sql, place.topic(), place.partition(), place.offset());
        return found.stream().findFirst();
    }

    /** A co-op's open letters of a partition before an offset, in their order, locked. */
    public static List<Opened> lockOpen(Connection connection, UUID coop, Place before)
            throws SQLException {
        String sql =
                COLUMNS
                        + ", record_key, payload FROM dead_letter WHERE topic = ?"
                        + " AND partition_no = ? AND record_offset < ? AND coop_id = ?"
                        + " AND resolution IS NULL ORDER BY record_offset FOR UPDATE";
        return opened(
                connection,
                sql,
                before.topic(),
                before.partition(),
                before.offset(),
                Id.bytes(coop));
    }

    /**
     * Notes what became of an open letter.
     *
     * @return false if it is not open any more
     */
    public static boolean resolve(Connection connection, Place place, Resolution resolution)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        UPDATE dead_letter SET resolution = ?, resolved_at = ?, resolved_by = ?,
                            resolved_because = ?
                        WHERE topic = ? AND partition_no = ? AND record_offset = ?
                            AND resolution IS NULL
                        """)) {
            statement.setString(1, resolution.outcome().name());
            statement.setObject(2, Timestamps.utc(resolution.at()));
            statement.setString(3, resolution.by());
            statement.setString(4, resolution.because());
            statement.setString(5, place.topic());
            statement.setInt(6, place.partition());
            statement.setLong(7, place.offset());
            return statement.executeUpdate() == 1;
        }
    }

    private static List<Opened> opened(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            List<Opened> opened = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Content content =
                            new Content(rows.getBytes("record_key"), rows.getBytes("payload"));
                    opened.add(new Opened(letter(rows), content));
                }
            }
            return opened;
        }
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static DeadLetter letter(ResultSet rows) throws SQLException {
        byte @Nullable [] coop = rows.getBytes(9);
        return new DeadLetter(
                new Place(rows.getString(1), rows.getInt(2), rows.getLong(3)),
                rows.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                DeadLetters.Kind.valueOf(rows.getString(5)),
                rows.getString(6),
                rows.getLong(7),
                rows.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                coop == null ? null : Id.uuid(coop),
                rows.getString(10),
                resolution(rows));
    }

    private static @Nullable Resolution resolution(ResultSet rows) throws SQLException {
        String outcome = rows.getString(11);
        return outcome == null
                ? null
                : new Resolution(
                        Outcome.valueOf(outcome),
                        rows.getObject(12, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        rows.getString(13),
                        rows.getString(14));
    }
}
