package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

/** What holds for any history. A failure is repeated by its seed. */
class OrderLawsTest {

    private static final int COMMANDS = 200;
    private static final int MEMBERS = 5;
    private static final UUID OTHER_ROUND = new UUID(2, 2);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyCutIntoBatchesGivesTheSameBook(long seed) {
        Random random = new Random(seed);
        List<Command> history = history(random);
        MemoryBook one = new MemoryBook();
        one.apply(history);
        MemoryBook single = new MemoryBook();
        history.forEach(command -> single.apply(List.of(command)));
        MemoryBook cut = new MemoryBook();
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(40));
            cut.apply(history.subList(from, to));
            from = to;
        }
        assertEquals(single.dump(), one.dump());
        assertEquals(single.dump(), cut.dump());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsHeldAndDemandedIsTheSumOfTheOrders(long seed) {
        MemoryBook book = new MemoryBook();
        book.apply(history(new Random(seed)));
        book.funds.forEach(
                (member, funds) ->
                        assertEquals(
                                book.orders.values().stream()
                                        .filter(o -> o.key().memberKey().equals(member))
                                        .mapToLong(MemberOrder::heldMinor)
                                        .sum(),
                                funds.heldMinor()));
        book.demand.forEach(
                (key, demand) ->
                        assertEquals(
                                book.orders.values().stream()
                                        .filter(o -> o.key().round().equals(key.round()))
                                        .flatMap(o -> o.lines().stream())
                                        .filter(line -> line.offer().equals(key.offer()))
                                        .mapToLong(OrderLine::quantityMilli)
                                        .sum(),
                                demand.quantityMilli()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersAndChangesThatComeAgainDoNothing(long seed) {
        Random random = new Random(seed);
        List<Command> history = history(random);
        MemoryBook once = new MemoryBook();
        MemoryBook often = new MemoryBook();
        for (Command command : history) {
            once.apply(List.of(command));
            often.apply(List.of(command));
            Map<String, Object> before = often.dump();
            often.apply(List.of(command));
            assertEquals(before, often.dump());
        }
        assertEquals(once.dump(), often.dump());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneMembersHistoryDoesNotDependOnAnothers(long seed) {
        List<Command> history = history(new Random(seed));
        MemoryBook all = new MemoryBook();
        all.apply(history);
        for (int i = 0; i < MEMBERS; i++) {
            UUID member = new UUID(3, i);
            MemoryBook alone = new MemoryBook();
            alone.apply(history.stream().filter(c -> concerns(c, member)).toList());
            assertEquals(alone.dumpOf(member), all.dumpOf(member));
        }
    }

    private static boolean concerns(Command command, UUID member) {
        return switch (command) {
            case Command.Order order -> order.key().member().equals(member);
            case Command.Funds funds -> funds.member().member().equals(member);
            case Command.Release release -> release.member().member().equals(member);
            case Command.Mark mark -> true;
        };
    }

    private static List<Command> history(Random random) {
        Commands commands = new Commands();
        List<Command> history = new ArrayList<>();
        history.add(commands.mark(Phase.OPEN));
        history.add(commands.mark(OTHER_ROUND, Phase.OPEN));
        for (int i = 0; i < COMMANDS; i++) {
            history.add(any(commands, random, i));
        }
        return history;
    }

    private static Command any(Commands commands, Random random, int i) {
        UUID member = new UUID(3, random.nextInt(MEMBERS));
        UUID round = random.nextInt(4) == 0 ? OTHER_ROUND : Commands.ROUND;
        int what = random.nextInt(100);
        if (what < 20) {
            UUID release = random.nextInt(6) == 0 ? round : null;
            long delta = random.nextInt(60_00) - 20_00L;
            return commands.funds(
                    member,
                    random.nextInt(40),
                    delta,
                    random.nextBoolean() ? 10_00L : null,
                    release);
        }
        if (what == 20 && i > COMMANDS / 2) {
            return commands.mark(round, List.of(Phase.values()).get(random.nextInt(3)));
        }
        List<OrderLine> lines = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            lines.add(Commands.pieces(1 + random.nextInt(6), random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            lines.add(Commands.weighed(1 + random.nextInt(3000)));
        }
        String ifMatch =
                switch (random.nextInt(8)) {
                    case 0 -> "0-" + random.nextInt(i + 2);
                    case 1 -> PlaceOrder.NO_ORDER;
                    default -> null;
                };
        Origin origin = random.nextInt(12) == 0 ? Origin.CORRECTION : Origin.MEMBER;
        return commands.order(round, member, "k" + random.nextInt(90), ifMatch, origin, lines);
    }
}
