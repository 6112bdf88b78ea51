package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Streams the rows that members have in one line of a purchase order, however many there are: never
 * more than one of them is in memory.
 */
public final class LineRows {

    /** Asks MySQL's driver for row by row instead of all at once. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private LineRows() {}

    /** Takes the row that the result stands at. */
    @FunctionalInterface
    public interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * @param sql with three parameters: co-op, purchase order and offer
     * @throws SQLException from the database or from taking
     */
    public static void read(
            Connection connection,
            String sql,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            Taking taking)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROW_BY_ROW);
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, order.bytes());
            statement.setBytes(3, offer.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taking.take(rows);
                }
            }
        }
    }
}
