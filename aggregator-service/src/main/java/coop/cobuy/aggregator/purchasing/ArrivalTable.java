package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.Arrivals;
import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps in what order a line's quantities were claimed, where the rule serves by that: what comes
 * short of the plan is shared in the same order. In plain JDBC, as there is a row for each claim.
 */
final class ArrivalTable {

    private ArrivalTable() {}

    /** Nothing where nobody asked who came first. */
    static void write(
            Connection connection, CoopId coop, PurchaseOrderId order, OfferDecision decision)
            throws SQLException {
        Arrivals queue = decision.lines().arrivals().orElse(null);
        if (queue == null) {
            return;
        }
        List<Integer> places = IntStream.range(0, queue.count()).boxed().toList();
        MultiRow.write(
                connection,
                "INSERT INTO allotment_arrival (coop_id, purchase_order_id, offer_id, place,"
                        + " member_id, firm_milli, tolerance_milli)",
                7,
                "",
                places,
                (statement, from, place) -> {
                    MemberId member = decision.lines().member(queue.line(place));
                    statement.setBytes(from, coop.bytes());
                    statement.setBytes(from + 1, order.bytes());
                    statement.setBytes(from + 2, decision.terms().offer().bytes());
                    statement.setInt(from + 3, place);
                    statement.setBytes(from + 4, member.bytes());
                    statement.setLong(from + 5, queue.firmMilli(place));
                    statement.setLong(from + 6, queue.toleranceMilli(place));
                });
    }

    static void delete(Connection connection, CoopId coop, PurchaseOrderId order, OfferId offer)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        DELETE FROM allotment_arrival
                        WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ?
                        """)) {
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, order.bytes());
            statement.setBytes(3, offer.bytes());
            statement.executeUpdate();
        }
    }

    /**
     * @param lines in the order of the members' ids, none missing
     */
    static Arrivals read(
            Connection connection,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            OfferLines lines)
            throws SQLException {
        Arrivals.Builder queue = Arrivals.builder(lines.count());
        LineRows.read(
                connection,
                """
                SELECT member_id, firm_milli, tolerance_milli
                FROM allotment_arrival
                WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ?
                ORDER BY place
                """,
                coop,
                order,
                offer,
                row -> {
                    int line = lines.find(new MemberId(Id.uuid(row.getBytes(1))));
                    queue.set(
                            line,
                            queue.quantity(line).plus(new Units(row.getLong(2))),
                            queue.tolerance(line).plus(new Units(row.getLong(3))));
                });
        return queue.build();
    }
}
