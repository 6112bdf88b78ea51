package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.Id;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The orders of completion phases, and what was decided about them. Plain JDBC. */
final class CompletionTable {

    private static final int LINE_BYTES = Id.BYTES + 3 * Long.BYTES + 1;
    private static final String SELECT =
            "SELECT c.member_id, c.partition_no, c.record_offset, c.arrived_at, c.key_hash,"
                + " c.content_hash, c.origin, c.placed_by, c.order_lines FROM completion_order c";

    private CompletionTable() {}

    static void write(Connection connection, List<Conditional> orders) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO completion_order (coop_id, round_id, partition_no, record_offset,"
                        + " member_id, arrived_at, key_hash, content_hash, origin, placed_by,"
                        + " order_lines)",
                11,
                "",
                orders,
                (statement, from, order) -> {
                    statement.setBytes(from, Id.bytes(order.key().coop()));
                    statement.setBytes(from + 1, Id.bytes(order.key().round().round()));
                    statement.setInt(from + 2, order.place().partition());
                    statement.setLong(from + 3, order.place().offset());
                    statement.setBytes(from + 4, Id.bytes(order.key().member()));
                    statement.setObject(from + 5, UtcTime.of(order.at()));
                    statement.setBytes(from + 6, order.keyHash().bytes());
                    statement.setBytes(from + 7, order.contentHash().bytes());
                    statement.setString(from + 8, order.origin().name());
                    statement.setBytes(from + 9, Id.bytes(order.placedBy()));
                    statement.setBytes(from + 10, bytes(order.lines()));
                });
    }

    /** In the order of their places. */
    static List<Conditional> ofRound(Connection connection, RoundKey round) throws SQLException {
        String sql =
                SELECT
                        + " WHERE c.coop_id = ? AND c.round_id = ?"
                        + " ORDER BY c.partition_no, c.record_offset";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round);
            return orders(statement, round);
        }
    }

    /** Those of a partition, in the order of their places. */
    static List<Conditional> ofPartition(Connection connection, RoundKey round, int partition)
            throws SQLException {
        String sql =
                SELECT
                        + " WHERE c.coop_id = ? AND c.round_id = ? AND c.partition_no = ?"
                        + " ORDER BY c.record_offset";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round);
            statement.setInt(3, partition);
            return orders(statement, round);
        }
    }

    /** A member's newest that is not decided yet. */
    static Optional<Conditional> waiting(Connection connection, OrderKey key) throws SQLException {
        String sql =
                SELECT
                        + " JOIN order_gate g ON g.coop_id = c.coop_id AND g.round_id = c.round_id"
                        + " AND g.partition_no = c.partition_no"
                        + " AND g.state IN ('COMPLETING', 'RESOLVING')"
                        + " WHERE c.coop_id = ? AND c.round_id = ? AND c.member_id = ?"
                        + " ORDER BY c.record_offset DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, key.round());
            statement.setBytes(3, Id.bytes(key.member()));
            return orders(statement, key.round()).stream().findFirst();
        }
    }

    private static void bind(PreparedStatement statement, RoundKey round) throws SQLException {
        statement.setBytes(1, Id.bytes(round.coop()));
        statement.setBytes(2, Id.bytes(round.round()));
    }

    private static List<Conditional> orders(PreparedStatement statement, RoundKey round)
            throws SQLException {
        List<Conditional> orders = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                orders.add(
                        new Conditional(
                                new OrderKey(round, Id.uuid(row.getBytes(1))),
                                new Place(row.getInt(2), row.getLong(3)),
                                UtcTime.instant(row.getObject(4, LocalDateTime.class)),
                                Hash.ofBytes(row.getBytes(5)),
                                Hash.ofBytes(row.getBytes(6)),
                                Origin.valueOf(row.getString(7)),
                                Id.uuid(row.getBytes(8)),
                                lines(row.getBytes(9))));
            }
        }
        return orders;
    }

    private static byte[] bytes(List<OrderLine> lines) {
        ByteBuffer buffer = ByteBuffer.allocate(lines.size() * LINE_BYTES);
        for (OrderLine line : lines) {
            buffer.put(line.offerBytes());
            buffer.putLong(line.quantityMilli());
            buffer.putLong(line.toleranceMilli());
            buffer.putLong(line.limitMicro());
            buffer.put((byte) (line.allOrNothing() ? 1 : 0));
        }
        return buffer.array();
    }

    private static List<OrderLine> lines(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<OrderLine> lines = new ArrayList<>(bytes.length / LINE_BYTES);
        while (buffer.hasRemaining()) {
            UUID offer = new UUID(buffer.getLong(), buffer.getLong());
            lines.add(
                    new OrderLine(
                            offer,
                            buffer.getLong(),
                            buffer.getLong(),
                            buffer.getLong(),
                            buffer.get() == 1));
        }
        return lines;
    }

    /** Keeps what was decided; it is never changed. */
    static void keep(Connection connection, RoundKey round, byte[] content, String hash, Instant at)
            throws SQLException {
        String sql =
                "INSERT INTO order_resolution (coop_id, round_id, hash, resolved_at, content)"
                        + " VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round);
            statement.setString(3, hash);
            statement.setObject(4, UtcTime.of(at));
            statement.setBytes(5, content);
            statement.executeUpdate();
        }
    }

    /**
     * @throws IllegalStateException if there is none, or another than the log names
     */
    static Resolution resolution(Connection connection, RoundKey round, String hash)
            throws SQLException {
        String sql = "SELECT content FROM order_resolution WHERE coop_id = ? AND round_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "resolution of round " + round.round() + ": none (expected: one)");
                }
                return Resolution.read(row.getBytes(1), hash);
            }
        }
    }
}
