package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what a batch touches, with few statements of many keys each. */
final class OrderReads {

    private static final String ORDERS =
            "SELECT member_id, partition_no, record_offset, changed_at, origin, placed_by,"
                    + " line_count, held_minor FROM member_order FORCE INDEX (PRIMARY)"
                    + " WHERE coop_id = ? AND round_id = ? AND member_id IN";
    private static final String LINES =
            "SELECT member_id, offer_id, quantity_milli, tolerance_milli, max_unit_price,"
                    + " all_or_nothing FROM order_line FORCE INDEX (order_line_member)"
                    + " WHERE coop_id = ? AND round_id = ? AND member_id IN";
    private static final String FUNDS =
            "SELECT member_id, balance_minor, credit_limit_minor, held_minor"
                    + " FROM member_funds FORCE INDEX (PRIMARY)"
                    + " WHERE coop_id = ? AND member_id IN";
    private static final String OUTCOMES =
            "SELECT key_hash, content_hash, member_id, partition_no, record_offset, decided_at,"
                    + " refusal, detail, stands_offset, conditional FROM order_outcome FORCE INDEX"
                    + " (PRIMARY) WHERE coop_id = ? AND round_id = ? AND key_hash IN";
    private static final String CHANGES =
            "SELECT coop_id, member_id, change_id FROM funds_change FORCE INDEX (PRIMARY) WHERE ";
    private static final String CHANGE_KEY = "(coop_id = ? AND member_id = ? AND change_id = ?)";

    private final Connection connection;

    OrderReads(Connection connection) {
        this.connection = connection;
    }

    /** Makes the workspace know all that is touched. */
    void load(int partition, Touched touched, PartitionMemory memory, Workspace into)
            throws SQLException {
        for (RoundKey round : touched.rounds()) {
            Gate gate = memory.gates.get(round);
            into.know(
                    round,
                    gate == null ? gate(round, partition) : gate,
                    touched.corrected().contains(round)
                            ? lockedFrom(round, partition)
                            : Long.MAX_VALUE);
        }
        loadOrders(touched.orders(), memory, into);
        loadFunds(touched.members(), memory, into);
        loadOutcomes(touched.outcomes(), into);
        loadChanges(touched.changes(), into);
    }

    private void loadOrders(Collection<OrderKey> keys, PartitionMemory memory, Workspace into)
            throws SQLException {
        Map<RoundKey, List<byte[]>> missing = new LinkedHashMap<>();
        for (OrderKey key : keys) {
            MemberOrder known = memory.orders.get(key);
            into.know(key, known);
            if (known == null) {
                missing.computeIfAbsent(key.round(), r -> new ArrayList<>())
                        .add(Id.bytes(key.member()));
            }
        }
        for (Map.Entry<RoundKey, List<byte[]>> of : missing.entrySet()) {
            orders(of.getKey(), of.getValue()).forEach(order -> into.know(order.key(), order));
        }
    }

    /** What stands of these members in a round, in no order. */
    List<MemberOrder> orders(RoundKey round, Collection<byte[]> members) throws SQLException {
        List<byte[]> fixed = List.of(Id.bytes(round.coop()), Id.bytes(round.round()));
        Map<UUID, MemberOrder> bare = new HashMap<>();
        List<byte[]> withLines = new ArrayList<>();
        MultiRow.read(
                connection,
                ORDERS,
                fixed,
                members,
                "",
                row -> {
                    MemberOrder order = order(round, row);
                    bare.put(order.key().member(), order);
                    if (row.getInt(7) > 0) {
                        withLines.add(row.getBytes(1));
                    }
                });
        Map<UUID, List<OrderLine>> lines = new HashMap<>();
        MultiRow.read(
                connection,
                LINES,
                fixed,
                withLines,
                " ORDER BY member_id, offer_id",
                row ->
                        lines.computeIfAbsent(Id.uuid(row.getBytes(1)), m -> new ArrayList<>())
                                .add(line(row, 2)));
        return bare.values().stream()
                .map(order -> order.with(lines.getOrDefault(order.key().member(), List.of())))
                .toList();
    }

    private static MemberOrder order(RoundKey round, ResultSet row) throws SQLException {
        return new MemberOrder(
                new OrderKey(round, Id.uuid(row.getBytes(1))),
                new Place(row.getInt(2), row.getLong(3)),
                UtcTime.instant(row.getObject(4, LocalDateTime.class)),
                Origin.valueOf(row.getString(5)),
                Id.uuid(row.getBytes(6)),
                List.of(),
                row.getLong(8));
    }

    private static OrderLine line(ResultSet row, int from) throws SQLException {
        BigDecimal limit = row.getBigDecimal(from + 3);
        return new OrderLine(
                Id.uuid(row.getBytes(from)),
                row.getLong(from + 1),
                row.getLong(from + 2),
                limit == null ? OrderLine.NO_LIMIT : OrderLine.micro(limit),
                row.getBoolean(from + 4));
    }

    private void loadFunds(Collection<MemberKey> keys, PartitionMemory memory, Workspace into)
            throws SQLException {
        Map<UUID, List<byte[]>> missing = new LinkedHashMap<>();
        for (MemberKey key : keys) {
            MemberFunds known = memory.funds.get(key);
            into.know(key, known == null ? MemberFunds.NONE : known);
            if (known == null) {
                missing.computeIfAbsent(key.coop(), c -> new ArrayList<>())
                        .add(Id.bytes(key.member()));
            }
        }
        for (Map.Entry<UUID, List<byte[]>> of : missing.entrySet()) {
            UUID coop = of.getKey();
            MultiRow.read(
                    connection,
                    FUNDS,
                    List.of(Id.bytes(coop)),
                    of.getValue(),
                    "",
                    row ->
                            into.know(
                                    new MemberKey(coop, Id.uuid(row.getBytes(1))),
                                    new MemberFunds(
                                            row.getLong(2), row.getLong(3), row.getLong(4))));
        }
    }

    MemberFunds funds(MemberKey member) throws SQLException {
        List<MemberFunds> found = new ArrayList<>();
        MultiRow.read(
                connection,
                FUNDS,
                List.of(Id.bytes(member.coop())),
                List.of(Id.bytes(member.member())),
                "",
                row -> found.add(new MemberFunds(row.getLong(2), row.getLong(3), row.getLong(4))));
        return found.isEmpty() ? MemberFunds.NONE : found.getFirst();
    }

    private void loadOutcomes(Collection<OutcomeKey> keys, Workspace into) throws SQLException {
        outcomes(keys).forEach(into::know);
    }

    /** The outcomes that there are under these keys, in no order. */
    List<Outcome> outcomes(Collection<OutcomeKey> keys) throws SQLException {
        Map<RoundKey, List<byte[]>> byRound = new LinkedHashMap<>();
        for (OutcomeKey key : keys) {
            byRound.computeIfAbsent(key.round(), r -> new ArrayList<>()).add(key.keyHash().bytes());
        }
        List<Outcome> found = new ArrayList<>();
        for (Map.Entry<RoundKey, List<byte[]>> of : byRound.entrySet()) {
            RoundKey round = of.getKey();
            MultiRow.read(
                    connection,
                    OUTCOMES,
                    List.of(Id.bytes(round.coop()), Id.bytes(round.round())),
                    of.getValue(),
                    "",
                    row -> found.add(outcome(round, row)));
        }
        return found;
    }

    private static Outcome outcome(RoundKey round, ResultSet row) throws SQLException {
        int partition = row.getInt(4);
        String refusal = row.getString(7);
        long stands = row.getLong(9);
        boolean nothingStands = row.wasNull();
        return new Outcome(
                new OutcomeKey(round, Hash.ofBytes(row.getBytes(1))),
                Hash.ofBytes(row.getBytes(2)),
                Id.uuid(row.getBytes(3)),
                new Place(partition, row.getLong(5)),
                UtcTime.instant(row.getObject(6, LocalDateTime.class)),
                refusal == null ? null : OrderReason.valueOf(refusal),
                row.getBoolean(10),
                row.getString(8),
                nothingStands ? null : new Place(partition, stands));
    }

    /** A change of a member's funds. */
    private record ChangeKey(MemberKey member, UUID change) {}

    private void loadChanges(Map<MemberKey, Set<UUID>> changes, Workspace into)
            throws SQLException {
        List<ChangeKey> keys = new ArrayList<>();
        changes.forEach((member, ids) -> ids.forEach(id -> keys.add(new ChangeKey(member, id))));
        MultiRow.readByKeys(
                connection,
                CHANGES,
                CHANGE_KEY,
                3,
                keys,
                (statement, from, key) -> {
                    statement.setBytes(from, Id.bytes(key.member().coop()));
                    statement.setBytes(from + 1, Id.bytes(key.member().member()));
                    statement.setBytes(from + 2, Id.bytes(key.change()));
                },
                row ->
                        into.knowCounted(
                                new MemberKey(Id.uuid(row.getBytes(1)), Id.uuid(row.getBytes(2))),
                                Id.uuid(row.getBytes(3))));
    }

    /** The members of a partition with lines in a round, in the order of their ids. */
    List<MemberKey> ordering(RoundKey round, int partition) throws SQLException {
        String sql =
                "SELECT member_id FROM member_order WHERE coop_id = ? AND round_id = ?"
                        + " AND partition_no = ? AND line_count > 0 ORDER BY member_id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round, partition);
            List<MemberKey> members = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    members.add(new MemberKey(round.coop(), Id.uuid(rows.getBytes(1))));
                }
            }
            return members;
        }
    }

    private @Nullable Gate gate(RoundKey round, int partition) throws SQLException {
        String sql =
                "SELECT state, snapshot_version, snapshot_hash, marked_offset, marked_at,"
                        + " corrections FROM order_gate"
                        + " WHERE coop_id = ? AND round_id = ? AND partition_no = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round, partition);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                return new Gate(
                        round,
                        Gate.State.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        row.getLong(4),
                        UtcTime.instant(row.getObject(5, LocalDateTime.class)),
                        row.getLong(6));
            }
        }
    }

    private long lockedFrom(RoundKey round, int partition) throws SQLException {
        String sql =
                "SELECT next_offset FROM book_lock"
                        + " WHERE coop_id = ? AND round_id = ? AND partition_no = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, round, partition);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : Long.MAX_VALUE;
            }
        }
    }

    private static void bind(PreparedStatement statement, RoundKey round, int partition)
            throws SQLException {
        statement.setBytes(1, Id.bytes(round.coop()));
        statement.setBytes(2, Id.bytes(round.round()));
        statement.setInt(3, partition);
    }
}
