package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/** Writes a line's rows of {@code final_allotment}, a thousand to a statement, in plain JDBC. */
final class FinalAllotmentInsert {

    private static final int ROWS = 1000;
    private static final String INSERT =
            """
            INSERT INTO final_allotment (coop_id, purchase_order_id, offer_id, member_id,
                planned_milli, units_milli, grams)
            VALUES
            """;
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?)";

    private FinalAllotmentInsert() {}

    static void write(
            Connection connection,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            Sharing sharing,
            @Nullable WeightShares weight)
            throws SQLException {
        for (int from = 0; from < sharing.count(); from += ROWS) {
            int to = Math.min(from + ROWS, sharing.count());
            try (PreparedStatement statement = connection.prepareStatement(sql(to - from))) {
                int column = 1;
                for (int i = from; i < to; i++) {
                    statement.setBytes(column++, coop.bytes());
                    statement.setBytes(column++, order.bytes());
                    statement.setBytes(column++, offer.bytes());
                    statement.setBytes(column++, sharing.member(i).bytes());
                    statement.setLong(column++, sharing.plannedMilli(i));
                    statement.setLong(column++, sharing.unitsMilli(i));
                    statement.setObject(column++, weight == null ? null : weight.grams(i));
                }
                statement.executeUpdate();
            }
        }
    }

    private static String sql(int rows) {
        return INSERT + String.join(", ", Collections.nCopies(rows, ROW));
    }
}
