package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.MultiRow;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a workspace changed, rows in the order of their keys. */
final class OrderWrites {

    private static final String LINE_KEY =
            "(coop_id = ? AND round_id = ? AND offer_id = ? AND member_id = ?)";

    private static final String RESOLVED =
            " ON DUPLICATE KEY UPDATE refusal = VALUES(refusal), detail = VALUES(detail),"
                    + " stands_offset = VALUES(stands_offset), conditional = VALUES(conditional)";

    private final Connection connection;
    private final int partition;
    private final PartitionMemory memory;

    OrderWrites(Connection connection, int partition, PartitionMemory memory) {
        this.connection = connection;
        this.partition = partition;
        this.memory = memory;
    }

    /** A line of an order, to be kept or deleted. */
    private record LineRow(OrderKey key, OrderLine line) {
        private static final Comparator<LineRow> BY_KEY =
                Comparator.comparing((LineRow row) -> row.line.offer(), OrderLine.BY_BYTES)
                        .thenComparing(row -> row.key.member(), OrderLine.BY_BYTES);
    }

    void write(Workspace workspace) throws SQLException {
        List<LineRow> kept = new ArrayList<>();
        List<LineRow> gone = new ArrayList<>();
        List<MemberOrder> orders = new ArrayList<>();
        for (Map.Entry<OrderKey, @Nullable MemberOrder> changed :
                workspace.changedOrders().entrySet()) {
            MemberOrder after = workspace.order(changed.getKey());
            if (after == null) {
                throw new IllegalStateException("order: none (expected: changed)");
            }
            orders.add(after);
            MemberOrder before = changed.getValue();
            List<OrderLine> old = before == null ? List.of() : before.lines();
            for (LineChange change : LineChange.between(old, after.lines())) {
                if (change.after() != null) {
                    kept.add(new LineRow(after.key(), change.after()));
                } else if (change.before() != null) {
                    gone.add(new LineRow(after.key(), change.before()));
                }
            }
        }
        orders.sort(Comparator.comparing(o -> o.key().member(), OrderLine.BY_BYTES));
        kept.sort(LineRow.BY_KEY);
        gone.sort(LineRow.BY_KEY);
        writeGates(workspace.changedGates());
        writeOrders(orders);
        deleteLines(gone);
        writeLines(kept);
        writeClaims(workspace.claims());
        writeOutcomes(workspace.newOutcomes(), "");
        writeOutcomes(workspace.resolvedOutcomes(), RESOLVED);
        CompletionTable.write(connection, workspace.conditionals());
        writeDemand(workspace.demand());
        writeFunds(workspace.changedFunds());
        writeChanges(workspace.newlyCounted());
        writeCorrections(workspace.corrections());
    }

    private void writeGates(List<Gate> gates) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO order_gate (coop_id, round_id, partition_no, state, snapshot_version,"
                        + " snapshot_hash, marked_offset, marked_at, corrections)",
                9,
                " ON DUPLICATE KEY UPDATE state = VALUES(state), snapshot_version ="
                        + " VALUES(snapshot_version), snapshot_hash = VALUES(snapshot_hash),"
                        + " marked_offset = VALUES(marked_offset), marked_at = VALUES(marked_at),"
                        + " corrections = VALUES(corrections)",
                gates,
                (statement, from, gate) -> {
                    bind(statement, from, gate.round());
                    statement.setInt(from + 2, partition);
                    statement.setString(from + 3, gate.state().name());
                    statement.setInt(from + 4, gate.snapshotVersion());
                    statement.setString(from + 5, gate.snapshotHash());
                    statement.setLong(from + 6, gate.markedOffset());
                    statement.setObject(from + 7, UtcTime.of(gate.markedAt()));
                    statement.setLong(from + 8, gate.corrections());
                });
    }

    private void writeOrders(List<MemberOrder> orders) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO member_order (coop_id, round_id, member_id, partition_no,"
                        + " record_offset, changed_at, origin, placed_by, line_count, held_minor)",
                10,
                " ON DUPLICATE KEY UPDATE partition_no = VALUES(partition_no), record_offset ="
                        + " VALUES(record_offset), changed_at = VALUES(changed_at), origin ="
                        + " VALUES(origin), placed_by = VALUES(placed_by), line_count ="
                        + " VALUES(line_count), held_minor = VALUES(held_minor)",
                orders,
                (statement, from, order) -> {
                    bind(statement, from, order.key().round());
                    statement.setBytes(from + 2, Id.bytes(order.key().member()));
                    statement.setInt(from + 3, order.version().partition());
                    statement.setLong(from + 4, order.version().offset());
                    statement.setObject(from + 5, UtcTime.of(order.changedAt()));
                    statement.setString(from + 6, order.origin().name());
                    statement.setBytes(from + 7, Id.bytes(order.placedBy()));
                    statement.setInt(from + 8, order.lines().size());
                    statement.setLong(from + 9, order.heldMinor());
                });
    }

    private void deleteLines(List<LineRow> rows) throws SQLException {
        MultiRow.delete(
                connection,
                "DELETE FROM order_line WHERE ",
                LINE_KEY,
                4,
                rows,
                OrderWrites::bindKey);
    }

    private void writeLines(List<LineRow> rows) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO order_line (coop_id, round_id, offer_id, member_id, quantity_milli,"
                        + " tolerance_milli, max_unit_price, all_or_nothing)",
                8,
                " ON DUPLICATE KEY UPDATE quantity_milli = VALUES(quantity_milli), tolerance_milli"
                        + " = VALUES(tolerance_milli), max_unit_price = VALUES(max_unit_price),"
                        + " all_or_nothing = VALUES(all_or_nothing)",
                rows,
                (statement, from, row) -> {
                    bindKey(statement, from, row);
                    statement.setLong(from + 4, row.line().quantityMilli());
                    statement.setLong(from + 5, row.line().toleranceMilli());
                    statement.setBigDecimal(from + 6, limit(row.line()));
                    statement.setBoolean(from + 7, row.line().allOrNothing());
                });
    }

    private static void bindKey(PreparedStatement statement, int from, LineRow row)
            throws SQLException {
        bind(statement, from, row.key().round());
        statement.setBytes(from + 2, row.line().offerBytes());
        statement.setBytes(from + 3, Id.bytes(row.key().member()));
    }

    private void writeClaims(List<Claim> claims) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO order_claim (coop_id, round_id, partition_no, record_offset,"
                        + " offer_id, member_id, arrived_at, quantity_milli, tolerance_milli,"
                        + " max_unit_price)",
                10,
                "",
                claims,
                (statement, from, claim) -> {
                    OrderLine line = claim.change().after();
                    bind(statement, from, claim.key().round());
                    statement.setInt(from + 2, claim.place().partition());
                    statement.setLong(from + 3, claim.place().offset());
                    statement.setBytes(from + 4, Id.bytes(claim.change().offer()));
                    statement.setBytes(from + 5, Id.bytes(claim.key().member()));
                    statement.setObject(from + 6, UtcTime.of(claim.arrivedAt()));
                    statement.setLong(from + 7, line == null ? 0 : line.quantityMilli());
                    statement.setLong(from + 8, line == null ? 0 : line.toleranceMilli());
                    statement.setBigDecimal(from + 9, line == null ? null : limit(line));
                });
    }

    private void writeOutcomes(List<Outcome> outcomes, String tail) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO order_outcome (coop_id, round_id, key_hash, content_hash, member_id,"
                        + " partition_no, record_offset, decided_at, refusal, detail,"
                        + " stands_offset, conditional)",
                12,
                tail,
                outcomes,
                (statement, from, outcome) -> {
                    OrderReason refusal = outcome.refusal();
                    Place stands = outcome.stands();
                    bind(statement, from, outcome.key().round());
                    statement.setBytes(from + 2, outcome.key().keyHash().bytes());
                    statement.setBytes(from + 3, outcome.contentHash().bytes());
                    statement.setBytes(from + 4, Id.bytes(outcome.member()));
                    statement.setInt(from + 5, outcome.place().partition());
                    statement.setLong(from + 6, outcome.place().offset());
                    statement.setObject(from + 7, UtcTime.of(outcome.decidedAt()));
                    statement.setString(from + 8, refusal == null ? null : refusal.name());
                    statement.setString(from + 9, outcome.detail());
                    setLong(statement, from + 10, stands == null ? null : stands.offset());
                    statement.setBoolean(from + 11, outcome.isConditional());
                });
    }

    /**
     * Adds to what is. Read and written, not added by the upsert itself: a row that lowers a total
     * would not pass the table's checks.
     */
    private void writeDemand(Map<Demand.Key, Demand> changes) throws SQLException {
        Map<RoundKey, List<byte[]>> offers = new LinkedHashMap<>();
        Map<Demand.Key, Demand> sums = new HashMap<>(changes);
        changes.forEach(
                (key, change) -> {
                    Demand known = memory.demand.get(key);
                    if (known == null) {
                        offers.computeIfAbsent(key.round(), r -> new ArrayList<>())
                                .add(Id.bytes(key.offer()));
                    } else {
                        sums.put(key, known.plus(change));
                    }
                });
        for (Map.Entry<RoundKey, List<byte[]>> of : offers.entrySet()) {
            RoundKey round = of.getKey();
            MultiRow.read(
                    connection,
                    "SELECT offer_id, quantity_milli, tolerance_milli, member_count"
                            + " FROM round_demand FORCE INDEX (PRIMARY)"
                            + " WHERE coop_id = ? AND round_id = ? AND offer_id IN",
                    List.of(Id.bytes(round.coop()), Id.bytes(round.round())),
                    of.getValue(),
                    " AND partition_no = " + partition,
                    row ->
                            sums.merge(
                                    new Demand.Key(round, Id.uuid(row.getBytes(1))),
                                    new Demand(row.getLong(2), row.getLong(3), row.getLong(4)),
                                    Demand::plus));
        }
        memory.demand.putAll(sums);
        List<Map.Entry<Demand.Key, Demand>> rows =
                sums.entrySet().stream()
                        .sorted(Comparator.comparing(e -> e.getKey().offer(), OrderLine.BY_BYTES))
                        .toList();
        MultiRow.write(
                connection,
                "INSERT INTO round_demand (coop_id, round_id, offer_id, partition_no,"
                        + " quantity_milli, tolerance_milli, member_count)",
                7,
                " ON DUPLICATE KEY UPDATE quantity_milli = VALUES(quantity_milli), tolerance_milli"
                        + " = VALUES(tolerance_milli), member_count = VALUES(member_count)",
                rows,
                (statement, from, row) -> {
                    bind(statement, from, row.getKey().round());
                    statement.setBytes(from + 2, Id.bytes(row.getKey().offer()));
                    statement.setInt(from + 3, partition);
                    statement.setLong(from + 4, row.getValue().quantityMilli());
                    statement.setLong(from + 5, row.getValue().toleranceMilli());
                    statement.setLong(from + 6, row.getValue().members());
                });
    }

    private void writeFunds(Map<MemberKey, MemberFunds> funds) throws SQLException {
        List<Map.Entry<MemberKey, MemberFunds>> rows =
                funds.entrySet().stream()
                        .sorted(Comparator.comparing(e -> e.getKey().member(), OrderLine.BY_BYTES))
                        .toList();
        MultiRow.write(
                connection,
                "INSERT INTO member_funds (coop_id, member_id, balance_minor, credit_limit_minor,"
                        + " held_minor)",
                5,
                " ON DUPLICATE KEY UPDATE balance_minor = VALUES(balance_minor),"
                        + " credit_limit_minor = VALUES(credit_limit_minor), held_minor ="
                        + " VALUES(held_minor)",
                rows,
                (statement, from, row) -> {
                    statement.setBytes(from, Id.bytes(row.getKey().coop()));
                    statement.setBytes(from + 1, Id.bytes(row.getKey().member()));
                    statement.setLong(from + 2, row.getValue().balanceMinor());
                    statement.setLong(from + 3, row.getValue().creditLimitMinor());
                    statement.setLong(from + 4, row.getValue().heldMinor());
                });
    }

    private void writeChanges(List<Command.Funds> changes) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO funds_change (coop_id, member_id, change_id, record_offset)",
                4,
                "",
                changes,
                (statement, from, change) -> {
                    statement.setBytes(from, Id.bytes(change.coop()));
                    statement.setBytes(from + 1, Id.bytes(change.member().member()));
                    statement.setBytes(from + 2, Id.bytes(change.changeId()));
                    statement.setLong(from + 3, change.place().offset());
                });
    }

    private void writeCorrections(List<Correction> corrections) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO order_correction (coop_id, round_id, member_id, partition_no,"
                        + " record_offset, replaced_offset, corrected_at, corrected_by, reason)",
                9,
                "",
                corrections,
                (statement, from, correction) -> {
                    Place replaced = correction.replaced();
                    bind(statement, from, correction.key().round());
                    statement.setBytes(from + 2, Id.bytes(correction.key().member()));
                    statement.setInt(from + 3, correction.place().partition());
                    statement.setLong(from + 4, correction.place().offset());
                    setLong(statement, from + 5, replaced == null ? null : replaced.offset());
                    statement.setObject(from + 6, UtcTime.of(correction.at()));
                    statement.setBytes(from + 7, Id.bytes(correction.by()));
                    statement.setString(from + 8, correction.reason());
                });
    }

    /**
     * Ends all that a cancelled round's orders hold, of this partition's members. Two statements,
     * however many members it had.
     */
    void release(RoundKey round) throws SQLException {
        execute(
                "UPDATE member_funds f JOIN member_order o"
                        + " ON o.coop_id = f.coop_id AND o.member_id = f.member_id"
                        + " SET f.held_minor = f.held_minor - o.held_minor"
                        + " WHERE o.coop_id = ? AND o.round_id = ? AND o.partition_no = ?"
                        + " AND o.held_minor > 0",
                round);
        execute(
                "UPDATE member_order SET held_minor = 0"
                        + " WHERE coop_id = ? AND round_id = ? AND partition_no = ?"
                        + " AND held_minor > 0",
                round);
    }

    private void execute(String sql, RoundKey round) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, round);
            statement.setInt(3, partition);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int from, RoundKey round)
            throws SQLException {
        statement.setBytes(from, Id.bytes(round.coop()));
        statement.setBytes(from + 1, Id.bytes(round.round()));
    }

    private static @Nullable BigDecimal limit(OrderLine line) {
        return line.hasLimit() ? line.limit() : null;
    }

    private static void setLong(PreparedStatement statement, int at, @Nullable Long value)
            throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, value);
        }
    }
}
