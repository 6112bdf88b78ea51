package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes rows of {@code allotment}, a thousand to a statement, in plain JDBC: a round has a million
 * of them. {@link #close} writes those that are left.
 */
final class AllotmentInsert implements AutoCloseable {

    private static final int ROWS = 1000;
    private static final String INSERT =
            """
            INSERT INTO allotment (coop_id, purchase_order_id, offer_id, member_id, asked_milli,
                tolerance_milli, limit_micro, allotted_milli, reason, offered_milli)
            VALUES
            """;
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final CoopId coop;
    private final Connection connection;
    private final PreparedStatement thousand;
    private final List<Row> rows = new ArrayList<>(ROWS);

    AllotmentInsert(Connection connection, CoopId coop) throws SQLException {
        this.coop = coop;
        this.connection = connection;
        this.thousand = connection.prepareStatement(sql(ROWS));
    }

    private record Row(
            PurchaseOrderId order,
            OfferId offer,
            MemberId member,
            long asked,
            long tolerance,
            long limitMicro,
            long allotted,
            String reason,
            @Nullable Long offered) {}

    /**
     * @param offeredMilli of a line that takes all or nothing, what it gets or would have got;
     *     null: it takes less as well
     */
    void add(
            PurchaseOrderId order,
            OfferId offer,
            MemberId member,
            long askedMilli,
            long toleranceMilli,
            long limitMicro,
            long allottedMilli,
            String reason,
            @Nullable Long offeredMilli)
            throws SQLException {
        rows.add(
                new Row(
                        order,
                        offer,
                        member,
                        askedMilli,
                        toleranceMilli,
                        limitMicro,
                        allottedMilli,
                        reason,
                        offeredMilli));
        if (rows.size() == ROWS) {
            write(thousand);
        }
    }

    @Override
    public void close() throws SQLException {
        try (thousand) {
            if (!rows.isEmpty()) {
                try (PreparedStatement rest = connection.prepareStatement(sql(rows.size()))) {
                    write(rest);
                }
            }
        }
    }

    private void write(PreparedStatement statement) throws SQLException {
        byte[] coopBytes = coop.bytes();
        int column = 1;
        for (Row row : rows) {
            statement.setBytes(column++, coopBytes);
            statement.setBytes(column++, row.order().bytes());
            statement.setBytes(column++, row.offer().bytes());
            statement.setBytes(column++, Id.bytes(row.member().value()));
            statement.setLong(column++, row.asked());
            statement.setLong(column++, row.tolerance());
            if (row.limitMicro() == OfferLines.NO_LIMIT) {
                statement.setNull(column++, Types.BIGINT);
            } else {
                statement.setLong(column++, row.limitMicro());
            }
            statement.setLong(column++, row.allotted());
            statement.setString(column++, row.reason());
            if (row.offered() == null) {
                statement.setNull(column++, Types.BIGINT);
            } else {
                statement.setLong(column++, row.offered());
            }
        }
        statement.executeUpdate();
        rows.clear();
    }

    private static String sql(int rows) {
        return INSERT + String.join(", ", Collections.nCopies(rows, ROW));
    }
}
