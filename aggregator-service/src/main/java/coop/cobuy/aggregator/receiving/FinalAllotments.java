package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.purchasing.Allotments;
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

/** What each member gets of what came, once receiving of a purchase order is closed. */
@Singleton
public class FinalAllotments {

    /** The driver then reads row by row instead of keeping all of them. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private final ReceivedLineRows lines;
    private final Allotments planned;
    private final TransactionOperations<Connection> transactions;

    FinalAllotments(
            ReceivedLineRows lines,
            Allotments planned,
            TransactionOperations<Connection> transactions) {
        this.lines = lines;
        this.planned = planned;
        this.transactions = transactions;
    }

    /**
     * Streams a line's final allotments, also those of nothing. Takes part in the caller's
     * transaction if there is one; then its connection must not be used before this returns.
     *
     * @throws IllegalStateException if the line is not shared out: see {@link Receipts#isClosed}
     */
    public void ofLine(
            CoopId coop, PurchaseOrderId order, OfferId offer, FinalAllotment allotment) {
        ReceivedLineRow line =
                lines.find(coop.value(), order.value(), offer.value())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "offer %s of %s (expected: shared out)"
                                                        .formatted(offer, order)));
        switch (Sharing.Outcome.valueOf(line.shared())) {
            case AS_PLANNED ->
                    planned.ofLine(
                            coop,
                            order,
                            offer,
                            (member, asked, tolerance, allotted) ->
                                    allotment.take(member, allotted, allotted));
            case SHORT, OVER ->
                    transactions.executeRead(
                            status -> {
                                stream(status.getConnection(), coop, order, offer, allotment);
                                return true;
                            });
        }
    }

    private static void stream(
            Connection connection,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            FinalAllotment allotment)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT member_id, planned_milli, units_milli
                        FROM final_allotment
                        WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ?
                        ORDER BY member_id
                        """)) {
            statement.setFetchSize(ROW_BY_ROW);
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, order.bytes());
            statement.setBytes(3, offer.bytes());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    allotment.take(
                            new MemberId(Id.uuid(rows.getBytes(1))),
                            rows.getLong(2),
                            rows.getLong(3));
                }
            }
        }
    }
}
