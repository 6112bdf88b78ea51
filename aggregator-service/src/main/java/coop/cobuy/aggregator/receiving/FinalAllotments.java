package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.purchasing.Allotments;
import coop.cobuy.aggregator.purchasing.LineRows;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;

/** What each member gets of what came, once receiving of a purchase order is closed. */
@Singleton
public class FinalAllotments {

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
        if (line.hasFinalAllotments()) {
            transactions.executeRead(
                    status -> {
                        stream(status.getConnection(), coop, order, offer, allotment);
                        return true;
                    });
            return;
        }
        planned.ofLine(
                coop,
                order,
                offer,
                (member, asked, tolerance, allotted) ->
                        allotment.take(member, allotted, allotted, 0));
    }

    private static void stream(
            Connection connection,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            FinalAllotment allotment)
            throws SQLException {
        LineRows.read(
                connection,
                """
                SELECT member_id, planned_milli, units_milli, grams
                FROM final_allotment
                WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ?
                ORDER BY member_id
                """,
                coop,
                order,
                offer,
                row ->
                        allotment.take(
                                new MemberId(Id.uuid(row.getBytes(1))),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4)));
    }
}
