package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.ordering.CarriedOrders;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what members asked for in vain because a minimum was missed, some members at a time. */
final class CarriedLines {

    /** How many members' lines are read at once. */
    static final int MEMBERS = 500;

    private CarriedLines() {}

    /** In the order of the members' ids, after one; all lines of each. */
    static List<CarriedOrders.Carried> after(
            Connection connection, CoopId coop, PurchaseOrderId order, UUID after)
            throws SQLException {
        String missed =
                "FROM allotment WHERE coop_id = ? AND purchase_order_id = ? AND reason = ?"
                        + " AND member_id > ? AND asked_milli > 0";
        String lines =
                "SELECT a.member_id, a.offer_id, a.asked_milli, a.tolerance_milli, a.limit_micro,"
                        + " a.offered_milli IS NOT NULL"
                        + " FROM (SELECT DISTINCT member_id "
                        + missed
                        + " ORDER BY member_id LIMIT "
                        + MEMBERS
                        + ") m JOIN allotment a ON a.member_id = m.member_id"
                        + " AND a.coop_id = ? AND a.purchase_order_id = ? AND a.reason = ?"
                        + " WHERE a.asked_milli > 0"
                        + " ORDER BY a.member_id, a.offer_id";
        String reason = ReasonCode.MINIMUM_MISSED.name();
        try (PreparedStatement statement = connection.prepareStatement(lines)) {
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, order.bytes());
            statement.setString(3, reason);
            statement.setBytes(4, Id.bytes(after));
            statement.setBytes(5, coop.bytes());
            statement.setBytes(6, order.bytes());
            statement.setString(7, reason);
            return read(statement);
        }
    }

    private static List<CarriedOrders.Carried> read(PreparedStatement statement)
            throws SQLException {
        List<CarriedOrders.Carried> members = new ArrayList<>();
        List<CarriedOrders.Line> lines = new ArrayList<>();
        UUID current = null;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID member = Id.uuid(rows.getBytes(1));
                if (current != null && !current.equals(member)) {
                    members.add(new CarriedOrders.Carried(new MemberId(current), lines));
                    lines = new ArrayList<>();
                }
                current = member;
                long limit = rows.getLong(5);
                boolean any = rows.wasNull();
                lines.add(
                        new CarriedOrders.Line(
                                new OfferId(Id.uuid(rows.getBytes(2))),
                                rows.getLong(3),
                                rows.getLong(4),
                                any ? null : limit,
                                rows.getBoolean(6)));
            }
        }
        if (current != null) {
            members.add(new CarriedOrders.Carried(new MemberId(current), lines));
        }
        return members;
    }
}
