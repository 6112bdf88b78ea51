package coop.cobuy.log;

import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** The table {@code dead_letter}: records that could not be applied, and why. */
public final class DeadLetters {

    /** The longest reason that is kept. */
    public static final int REASON_MAX = 1000;

    private final Clock clock;

    public DeadLetters(Clock clock) {
        this.clock = clock;
    }

    /** What was wrong with a record. */
    public enum Kind {
        /** It is no message of its topic. */
        UNREADABLE,
        /** Applying it failed by a bug of ours. */
        FAILED,
        /** It comes after a failed one that it may depend on. */
        FOLLOWS_FAILED
    }

    /**
     * Keeps the record in the transaction that steps over it. Parking it again, as a replay does,
     * keeps the newer reason; a letter that was {@linkplain DeadLetter.Outcome#RELEASED released}
     * is open again, as its release comes again too.
     *
     * @param reason a sentence for a person; cut to {@link #REASON_MAX}
     */
    public void park(Connection connection, LogRecord record, Kind kind, String reason)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        INSERT INTO dead_letter (topic, partition_no, record_offset, record_time,
                            record_key, payload, kind, reason, parked_at, coop_id, sender)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE kind = VALUES(kind), reason = VALUES(reason),
                            parked_at = VALUES(parked_at),
                            resolution = IF(resolution = 'RELEASED', NULL, resolution)
                        """)) {
            Named named = Named.in(record.value());
            statement.setString(1, record.topic());
            statement.setInt(2, record.partition());
            statement.setLong(3, record.offset());
            statement.setObject(4, Timestamps.utc(record.time()));
            statement.setBytes(5, record.key());
            statement.setBytes(6, record.value());
            statement.setString(7, kind.name());
            statement.setString(8, shortened(reason));
            statement.setObject(9, Timestamps.utc(clock.instant()));
            statement.setBytes(10, named.coopId() == null ? null : Id.bytes(named.coopId()));
            statement.setString(11, named.sender());
            statement.executeUpdate();
        }
    }

    /** Whom a record names, if it can be read so far. */
    private record Named(
            @Nullable UUID coopId,
            @Nullable UUID placedBy,
            @Nullable UUID supplierId,
            @Nullable UUID memberId) {

        static Named in(byte[] value) {
            try {
                return WireJson.read(value, Named.class);
            } catch (UnreadableException e) {
                return new Named(null, null, null, null);
            }
        }

        @Nullable String sender() {
            if (placedBy != null) {
                return "account/" + placedBy;
            }
            if (supplierId != null) {
                return "supplier/" + supplierId;
            }
            return memberId == null ? null : "member/" + memberId;
        }
    }

    /** How many are open, of all topics. */
    public static long count(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT COUNT(*) FROM dead_letter WHERE resolution IS NULL");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String shortened(String reason) {
        if (reason.codePointCount(0, reason.length()) <= REASON_MAX) {
            return reason;
        }
        return reason.substring(0, reason.offsetByCodePoints(0, REASON_MAX - 1)) + "…";
    }
}
