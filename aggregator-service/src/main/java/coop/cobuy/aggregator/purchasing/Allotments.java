package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Who gets how much of what was ordered, as planned when the drafts were made. What members get of
 * a delivery that differs is receiving's.
 */
@Singleton
public class Allotments {

    /** The driver then reads row by row instead of keeping all of them. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final TransactionOperations<Connection> transactions;

    Allotments(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /**
     * Streams the planned allotments of one line, also those of nothing. Takes part in the caller's
     * transaction if there is one; then its connection must not be used before this returns.
     */
    public void ofLine(CoopId coop, PurchaseOrderId order, OfferId offer, AllottedMember allotted) {
        transactions.executeRead(
                status -> {
                    stream(status.getConnection(), coop, order, offer, allotted);
                    return true;
                });
    }

    private static void stream(
            Connection connection,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            AllottedMember allotted)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT member_id, asked_milli, tolerance_milli, allotted_milli
                        FROM allotment
                        WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ?
                        ORDER BY member_id
                        """)) {
            statement.setFetchSize(ROW_BY_ROW);
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, order.bytes());
            statement.setBytes(3, offer.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    allotted.take(
                            new MemberId(Id.uuid(rows.getBytes(1))),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4));
                }
            }
        }
    }
}
