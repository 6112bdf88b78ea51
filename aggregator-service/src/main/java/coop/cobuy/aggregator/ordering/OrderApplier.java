package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.rounds.RoundMarks;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.Id;
import coop.cobuy.log.BatchApplier;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogRecord;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Applies records of the order log: reads what they touch, decides them one after another, writes
 * what changed, all with few statements of many rows.
 */
final class OrderApplier implements BatchApplier {

    private final int partitionCount;
    private final Workspace.RoundTermsSource terms;
    private final RoundMarks marks;
    private final OrderTellings tellings;
    private final DeadLetters deadLetters;
    private final IntConsumer afterCommit;
    private final Released released;
    private final Map<Integer, PartitionMemory> memories = new ConcurrentHashMap<>();

    /**
     * @param afterCommit is told the partition of which something was committed
     */
    OrderApplier(
            int partitionCount,
            Workspace.RoundTermsSource terms,
            RoundMarks marks,
            OrderTellings tellings,
            DeadLetters deadLetters,
            IntConsumer afterCommit) {
        this.partitionCount = partitionCount;
        this.terms = terms;
        this.marks = marks;
        this.tellings = tellings;
        this.deadLetters = deadLetters;
        this.afterCommit = afterCommit;
        this.released = new Released(partitionCount);
    }

    @Override
    public void apply(Connection connection, int partition, List<LogRecord> records)
            throws SQLException {
        PartitionMemory memory = memories.computeIfAbsent(partition, p -> new PartitionMemory());
        List<Command> commands = read(connection, partition, records, memory);
        List<Telling> told = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < commands.size(); at++) {
            if (commands.get(at) instanceof Command.Mark mark && isAlone(mark)) {
                decide(connection, partition, commands.subList(from, at), memory, told);
                if (mark.content().phase() == MarkRound.Phase.CANCEL) {
                    cancel(connection, partition, mark, memory, told);
                } else {
                    resolve(connection, partition, mark, memory, told);
                }
                from = at + 1;
            }
        }
        decide(connection, partition, commands.subList(from, commands.size()), memory, told);
        tellings.tell(connection, told);
        answer(connection, partition, commands);
    }

    private List<Command> read(
            Connection connection, int partition, List<LogRecord> records, PartitionMemory memory)
            throws SQLException {
        if (memory.parked == null) {
            memory.parked = parked(connection, partition);
        }
        Set<MemberKey> parked = memory.parked();
        List<Command> commands = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            try {
                Command command = read(record);
                MemberKey member = member(command);
                if (command instanceof Command.Release release) {
                    if (parked.contains(release.member())) {
                        commands.addAll(released.of(connection, record, release));
                        memory.released(release.member());
                        parked = memory.parked();
                    }
                } else if (member != null && parked.contains(member)) {
                    deadLetters.park(
                            connection,
                            record,
                            DeadLetters.Kind.FOLLOWS_FAILED,
                            "an earlier command of this member failed");
                } else {
                    commands.add(command);
                }
            } catch (NoCommandException e) {
                String reason = e.getMessage() == null ? "" : e.getMessage();
                deadLetters.park(connection, record, DeadLetters.Kind.UNREADABLE, reason);
            }
        }
        return commands;
    }

    private Command read(LogRecord record) throws NoCommandException {
        Place place = new Place(record.partition(), record.offset());
        return CommandCodec.read(record.value(), place, record.time(), partitionCount);
    }

    private static @Nullable MemberKey member(Command command) {
        return switch (command) {
            case Command.Order order -> order.key().memberKey();
            case Command.Funds funds -> funds.member();
            case Command.Release release -> release.member();
            case Command.Mark mark -> null;
        };
    }

    /** Whether it changes rows of members that no command names. */
    private static boolean isAlone(Command.Mark mark) {
        return switch (mark.content().phase()) {
            case CANCEL, RESOLVE -> true;
            case OPEN, CUT, CLOSE -> false;
        };
    }

    private void decide(
            Connection connection,
            int partition,
            List<Command> commands,
            PartitionMemory memory,
            List<Telling> told)
            throws SQLException {
        if (commands.isEmpty()) {
            return;
        }
        Workspace workspace = new Workspace(terms);
        new OrderReads(connection).load(partition, Touched.by(commands), memory, workspace);
        for (Command command : commands) {
            Decision decision = workspace.decide(command);
            if (command instanceof Command.Order order) {
                note(order, decision, told);
            }
        }
        new OrderWrites(connection, partition, memory).write(workspace);
        memory.keep(workspace);
    }

    private static void note(Command.Order order, Decision decision, List<Telling> told) {
        switch (decision) {
            case Decision.Refused(_, var why) ->
                    told.add(
                            telling(
                                    order,
                                    Telling.Kind.REFUSED,
                                    order.origin() == Origin.STANDING
                                            ? Refusals.standing(why)
                                            : why));
            case Decision.Conflicting _ ->
                    told.add(telling(order, Telling.Kind.REFUSED, Refusals.keyReused()));
            case Decision.Accepted _ -> {
                switch (order.origin()) {
                    case CORRECTION ->
                            told.add(
                                    telling(
                                            order,
                                            Telling.Kind.CORRECTED,
                                            MemberTellings.correctedFor(order.reason())));
                    case BUYER -> told.add(telling(order, Telling.Kind.ORDERED_FOR, null));
                    case CARRIED -> told.add(telling(order, Telling.Kind.CARRIED_OVER, null));
                    case STANDING -> told.add(telling(order, Telling.Kind.STANDING_PLACED, null));
                    case MEMBER, IMPORT -> {}
                }
            }
            case Decision.Repeated repeated -> {}
            case Decision.Conditional conditional -> {}
            case Decision.Counted counted -> {}
            case Decision.Marked marked -> {}
            case Decision.Nothing nothing -> {}
        }
    }

    private static Telling telling(
            Command.Order order, Telling.Kind kind, @Nullable Sentence whyOrNull) {
        return new Telling(
                order.key().memberKey(),
                order.key().round(),
                order.place(),
                kind,
                whyOrNull,
                kind == Telling.Kind.REFUSED ? null : Telling.Deed.of(order));
    }

    /** Alone in its workspace: it changes rows of members that no command names. */
    private void cancel(
            Connection connection,
            int partition,
            Command.Mark mark,
            PartitionMemory memory,
            List<Telling> told)
            throws SQLException {
        Workspace workspace = new Workspace(terms);
        new OrderReads(connection).load(partition, Touched.by(List.of(mark)), memory, workspace);
        if (!(workspace.decide(mark) instanceof Decision.Marked)) {
            return;
        }
        OrderWrites writes = new OrderWrites(connection, partition, memory);
        writes.write(workspace);
        writes.release(mark.round());
        memory.keep(workspace);
        memory.forgetOrders();
        for (MemberKey member : new OrderReads(connection).ordering(mark.round(), partition)) {
            told.add(
                    new Telling(
                            member,
                            mark.round(),
                            mark.place(),
                            Telling.Kind.ROUND_CANCELLED,
                            null,
                            null));
        }
    }

    /** What came in the completion phase counts or not, as the mark's resolution says. */
    private void resolve(
            Connection connection,
            int partition,
            Command.Mark mark,
            PartitionMemory memory,
            List<Telling> told)
            throws SQLException {
        RoundKey round = mark.round();
        List<Conditional> taken = CompletionTable.ofPartition(connection, round, partition);
        Workspace workspace = new Workspace(terms);
        new OrderReads(connection).load(partition, Touched.by(mark, taken), memory, workspace);
        if (!(workspace.decide(mark) instanceof Decision.Marked)) {
            return;
        }
        String hash = mark.content().resolutionHash();
        if (hash == null) {
            throw new IllegalStateException("resolution: none named (expected: a hash)");
        }
        Map<Place, Completion.Judged> judged =
                CompletionTable.resolution(connection, round, hash).ofPartition(partition);
        for (Conditional asked : taken) {
            Completion.Judged of = judged.get(asked.place());
            if (of == null) {
                throw new IllegalStateException(
                        "order at " + asked.place() + ": not decided (expected: in " + hash + ")");
            }
            workspace.resolve(asked, of.refusal(), mark);
            Completion.Refusal refusal = of.refusal();
            told.add(
                    new Telling(
                            asked.key().memberKey(),
                            round,
                            asked.place(),
                            refusal == null ? Telling.Kind.COMPLETED : Telling.Kind.REFUSED,
                            refusal == null ? null : refusal.why(workspace.terms(round)),
                            refusal == null ? Telling.Deed.of(asked) : null));
        }
        new OrderWrites(connection, partition, memory).write(workspace);
        memory.keep(workspace);
    }

    /** Last, and in the order of rounds, as each answer locks its round's row. */
    private void answer(Connection connection, int partition, List<Command> commands)
            throws SQLException {
        List<Command.Mark> met = new ArrayList<>();
        for (Command command : commands) {
            if (command instanceof Command.Mark mark) {
                met.add(mark);
            }
        }
        met.sort(
                Comparator.comparing((Command.Mark mark) -> mark.round().round())
                        .thenComparingLong(mark -> mark.place().offset()));
        for (Command.Mark mark : met) {
            marks.applied(connection, mark.content(), partition, mark.place().offset(), mark.at());
        }
    }

    private static Set<MemberKey> parked(Connection connection, int partition) throws SQLException {
        String sql = "SELECT coop_id, member_id FROM parked_member WHERE partition_no = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, partition);
            Set<MemberKey> parked = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parked.add(new MemberKey(Id.uuid(rows.getBytes(1)), Id.uuid(rows.getBytes(2))));
                }
            }
            return parked;
        }
    }

    @Override
    public void parked(Connection connection, LogRecord culprit, Exception cause)
            throws SQLException {
        memories.remove(culprit.partition());
        Command command;
        try {
            command = read(culprit);
        } catch (NoCommandException | RuntimeException e) {
            return; // nobody's in particular: nothing can follow it
        }
        MemberKey member = member(command);
        if (member == null || command instanceof Command.Release) {
            return; // whoever could not be released stays parked
        }
        String reason = cause.toString();
        String sql =
                "INSERT INTO parked_member (coop_id, member_id, partition_no, record_offset,"
                        + " parked_at, reason) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE member_id = VALUES(member_id)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(member.coop()));
            statement.setBytes(2, Id.bytes(member.member()));
            statement.setInt(3, culprit.partition());
            statement.setLong(4, culprit.offset());
            statement.setObject(5, UtcTime.of(culprit.time()));
            statement.setString(
                    6, reason.substring(0, Math.min(reason.length(), Outcome.DETAIL_MAX)));
            statement.executeUpdate();
        }
        RoundKey round =
                command instanceof Command.Order order
                        ? order.key().round()
                        : new RoundKey(member.coop(), new UUID(0, 0));
        tellings.tell(
                connection,
                List.of(
                        new Telling(
                                member, round, command.place(), Telling.Kind.PARKED, null, null)));
    }

    @Override
    public void committed(int partition, long nextOffset) {
        afterCommit.accept(partition);
    }

    @Override
    public void forget(int partition) {
        memories.remove(partition);
    }
}
