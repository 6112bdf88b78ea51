package coop.cobuy.aggregator.ordering;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.RoundId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/**
 * All claims of a round, by offer and arrival, one row in memory at a time. The database sorts
 * them: they are written in the order of the log, and an index in another order would cost every
 * order of every round, for the few whose rule needs it.
 */
final class ClaimStream implements AutoCloseable {

    /** Asks MySQL's driver for row by row instead of all at once. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private static final String CLAIMS =
            """
            SELECT offer_id, member_id, quantity_milli, tolerance_milli
            FROM order_claim
            WHERE coop_id = ? AND round_id = ?
            ORDER BY offer_id, arrived_at, partition_no, record_offset
            """;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean isAtRow;

    ClaimStream(Connection connection, CoopId coop, RoundId round) throws SQLException {
        statement = connection.prepareStatement(CLAIMS);
        statement.setFetchSize(ROW_BY_ROW);
        statement.setBytes(1, coop.bytes());
        statement.setBytes(2, round.bytes());
        rows = statement.executeQuery();
        isAtRow = rows.next();
    }

    /**
     * Hands over an offer's claims.
     *
     * @param offer above those that were handed over before, as bytes
     */
    void handOver(UUID offer, FrozenBook.Reader reader) throws SQLException {
        byte[] wanted = Id.bytes(offer);
        int compared = -1;
        while (isAtRow && compared <= 0) {
            compared = Arrays.compareUnsigned(rows.getBytes(1), wanted);
            if (compared == 0) {
                reader.claim(Id.uuid(rows.getBytes(2)), rows.getLong(3), rows.getLong(4));
            }
            if (compared <= 0) {
                isAtRow = rows.next();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            rows.close();
        }
    }
}
