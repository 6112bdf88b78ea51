package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.id.Id;
import coop.cobuy.log.PollLoop;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Applying against a real broker and a real database. */
class OrderApplierTest {

    private static final UUID OTHER_ROUND = new UUID(2, 2);

    private final OrderLogBed bed = new OrderLogBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theTablesHoldWhatTheModelSaysAndAReplayGivesThemAgain(long seed) {
        Random random = new Random(seed);
        bed.startLoop(1 + random.nextInt(50));
        history(random, 300);
        bed.startLoop(40);
        history(random, 300);
        bed.awaitApplied();
        assertSame(model());
        List<String> dump = bed.dump();
        assertFalse(dump.isEmpty());
        for (int batchMax : new int[] {1000, 7}) {
            bed.stopLoops();
            bed.forgetAll();
            bed.startLoop(batchMax);
            bed.awaitApplied();
            assertEquals(String.join("\n", dump), String.join("\n", bed.dump()));
        }
    }

    /** Each partition has gates of its own; all else belongs to members, who have one partition. */
    private MemoryBook model() {
        MemoryBook all = new MemoryBook();
        for (int partition = 0; partition < OrderLogBed.PARTITIONS; partition++) {
            int one = partition;
            MemoryBook model = new MemoryBook();
            model.apply(bed.log().stream().filter(c -> c.place().partition() == one).toList());
            all.add(model);
        }
        return all;
    }

    private void assertSame(MemoryBook model) {
        assertEquals(model.orders.size(), bed.count("member_order"));
        assertEquals(model.outcomes.size(), bed.count("order_outcome"));
        assertEquals(model.claims.size(), bed.count("order_claim"));
        assertEquals(model.corrections.size(), bed.count("order_correction"));
        bed.call(
                connection -> {
                    OrderReads reads = new OrderReads(connection);
                    for (MemberOrder order : model.orders.values()) {
                        assertEquals(
                                List.of(order),
                                reads.orders(
                                        order.key().round(),
                                        List.of(Id.bytes(order.key().member()))));
                    }
                    for (Map.Entry<MemberKey, MemberFunds> funds : model.funds.entrySet()) {
                        assertEquals(funds.getValue(), reads.funds(funds.getKey()));
                    }
                    for (Outcome outcome : model.outcomes.values()) {
                        assertEquals(List.of(outcome), reads.outcomes(List.of(outcome.key())));
                    }
                    return true;
                });
        for (UUID offer : List.of(MemoryBook.PIECES, MemoryBook.WEIGHED)) {
            long expected =
                    model.demand.entrySet().stream()
                            .filter(e -> e.getKey().offer().equals(offer))
                            .mapToLong(e -> e.getValue().quantityMilli())
                            .sum();
            String hex = java.util.HexFormat.of().formatHex(Id.bytes(offer));
            assertEquals(
                    expected,
                    bed.number(
                            "SELECT SUM(quantity_milli) FROM round_demand WHERE offer_id = 0x"
                                    + hex));
            assertEquals(
                    expected,
                    bed.number(
                            "SELECT SUM(quantity_milli) FROM order_line WHERE offer_id = 0x"
                                    + hex));
        }
    }

    @Test
    void recordsThatAreNoCommandsAreSetAsideAndTheRestGoesOn() {
        UUID member = member(0);
        int partition = partition(member);
        bed.startLoop(100);
        bed.mark(Commands.ROUND, Phase.OPEN);
        bed.send(funds(member, 1, 100_00, null));
        byte[] nonsense = "{\"type\":\"PLACE_ORDER\",".getBytes(StandardCharsets.UTF_8);
        bed.send(partition, nonsense);
        bed.send(partition, "[]".getBytes(StandardCharsets.UTF_8));
        bed.send(partition, new byte[0]);
        bed.send(partition, "{\"type\":\"RUN_AWAY\"}".getBytes(StandardCharsets.UTF_8));
        PlaceOrder good = order(Commands.ROUND, member, "good", 2);
        byte[] negative =
                new String(CommandCodec.write(good), StandardCharsets.UTF_8)
                        .replace("\"2\"", "\"-2\"")
                        .getBytes(StandardCharsets.UTF_8);
        bed.send(partition, negative);
        bed.send((partition + 1) % OrderLogBed.PARTITIONS, CommandCodec.write(good));
        bed.send(good);
        bed.awaitApplied();
        assertEquals(6, bed.number("SELECT COUNT(*) FROM dead_letter WHERE kind = 'UNREADABLE'"));
        assertEquals(1, bed.number("SELECT COUNT(*) FROM order_line"));
        assertEquals(2000, bed.number("SELECT SUM(quantity_milli) FROM order_line"));
    }

    @Test
    void aMemberOnWhoseCommandDecidingFailsIsParkedAndOthersGoOn() {
        UUID poor = member(0);
        UUID other = inPartitionOf(poor);
        bed.mark(Commands.ROUND, Phase.OPEN);
        bed.mark(OTHER_ROUND, Phase.OPEN);
        bed.send(funds(poor, 1, 100_00, null));
        bed.send(funds(other, 1, 100_00, null));
        bed.startLoop(
                100,
                terms ->
                        (round, version, hash) -> {
                            if (round.round().equals(OTHER_ROUND)) {
                                throw new IllegalStateException("a bug");
                            }
                            return terms.terms(round, version, hash);
                        });
        bed.awaitApplied();
        bed.send(order(Commands.ROUND, poor, "before", 1));
        bed.send(order(OTHER_ROUND, poor, "poison", 1));
        bed.send(order(Commands.ROUND, poor, "after", 5));
        bed.send(order(Commands.ROUND, other, "other", 3));
        bed.awaitApplied();
        bed.send(order(Commands.ROUND, poor, "later", 7));
        bed.awaitApplied();
        assertEquals(1, bed.number("SELECT COUNT(*) FROM dead_letter WHERE kind = 'FAILED'"));
        assertEquals(
                2, bed.number("SELECT COUNT(*) FROM dead_letter WHERE kind = 'FOLLOWS_FAILED'"));
        assertEquals(1, bed.count("parked_member"));
        assertEquals(4000, bed.number("SELECT SUM(quantity_milli) FROM order_line"));
        assertTrue(bed.told.stream().anyMatch(t -> t.kind() == Telling.Kind.PARKED));
    }

    @Test
    void everyOrderThatRacesWithTheCutIsCountedOnceOrRefused() throws Exception {
        int members = 40;
        bed.mark(Commands.ROUND, Phase.OPEN);
        for (int i = 0; i < members; i++) {
            bed.send(funds(member(i), 1, 1_000_000_00L, null));
        }
        bed.startLoop(60);
        Map<String, Place> acknowledged = new ConcurrentHashMap<>();
        AtomicBoolean go = new AtomicBoolean(true);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t * members / 4;
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> orderUntil(go, first, members / 4, acknowledged)));
        }
        OrderLogBed.await(() -> acknowledged.size() > 100);
        bed.mark(Commands.ROUND, Phase.CLOSE);
        PollLoop second = bed.startLoop(30);
        OrderLogBed.await(
                () -> bed.number("SELECT COUNT(*) FROM order_gate WHERE state = 'CLOSED'") == 3);
        int closedWith = acknowledged.size();
        OrderLogBed.await(() -> acknowledged.size() > closedWith + 20);
        go.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        second.close();
        bed.awaitApplied();
        assertEquals(acknowledged.size(), bed.count("order_outcome"));
        assertEquals(
                acknowledged.size(),
                bed.number(
                        "SELECT SUM(refusal IS NULL) + SUM(refusal = 'ROUND_CLOSED')"
                                + " FROM order_outcome"));
        assertEquals(
                0,
                bed.number(
                        "SELECT COUNT(*) FROM order_outcome o JOIN order_gate g ON g.round_id ="
                                + " o.round_id AND g.partition_no = o.partition_no WHERE"
                                + " (o.refusal IS NULL) <> (o.record_offset < g.marked_offset)"));
        long refused = bed.number("SELECT SUM(refusal IS NOT NULL) FROM order_outcome");
        assertTrue(refused > 0);
        assertEquals(
                refused, bed.told.stream().filter(t -> t.kind() == Telling.Kind.REFUSED).count());
        List<String> dump = bed.dump();
        bed.stopLoops();
        bed.forgetAll();
        bed.startLoop(500);
        bed.awaitApplied();
        assertEquals(dump, bed.dump());
    }

    private void orderUntil(
            AtomicBoolean go, int first, int count, Map<String, Place> acknowledged) {
        for (int i = 0; go.get(); i++) {
            UUID member = member(first + i % count);
            String key = "order-" + i;
            RecordMetadata place =
                    OrderLogBed.get(bed.append(order(Commands.ROUND, member, key, 1 + i % 9)));
            acknowledged.put(member + key, new Place(place.partition(), place.offset()));
        }
    }

    @Test
    void correctionsCountUpToTheLockOfTheBookAlsoInAReplay() {
        UUID member = member(0);
        bed.mark(Commands.ROUND, Phase.OPEN);
        bed.send(funds(member, 1, 100_00, null));
        bed.mark(Commands.ROUND, Phase.CLOSE);
        bed.send(correction(member, "first", 3));
        bed.startLoop(100);
        bed.awaitApplied();
        bed.call(
                connection ->
                        connection
                                .createStatement()
                                .executeUpdate(
                                        "INSERT INTO book_lock SELECT coop_id, round_id,"
                                            + " p.partition_no, next_offset FROM order_gate g JOIN"
                                            + " partition_position p ON p.partition_no ="
                                            + " g.partition_no"));
        bed.send(correction(member, "second", 4));
        bed.awaitApplied();
        assertEquals(3000, bed.number("SELECT quantity_milli FROM order_line"));
        assertEquals(1, bed.count("order_correction"));
        List<String> dump = bed.dump();
        bed.stopLoops();
        bed.forgetAll();
        bed.startLoop(100);
        bed.awaitApplied();
        assertEquals(dump, bed.dump());
    }

    @Test
    void ordersBetweenTwoCutsAreDecidedByArrivalAlsoInAReplay() {
        bed.mark(Commands.ROUND, Phase.OPEN);
        for (int i = 0; i < 12; i++) {
            bed.send(funds(member(i), i, 100_00, null));
            bed.send(order(Commands.ROUND, member(i), "open", 1));
        }
        bed.startLoop(100);
        bed.awaitApplied();
        bed.mark(Commands.ROUND, Phase.CUT);
        bed.awaitApplied();
        // Twelve units in cases of seven: two are missing, so the first two who add one count.
        for (int i = 0; i < 6; i++) {
            OrderLogBed.get(bed.append(order(Commands.ROUND, member(i), "more", 2)));
            LockSupport.parkNanos(2_000_000); // the log's clock counts milliseconds
        }
        bed.send(order(Commands.ROUND, member(20), "poor", 1));
        bed.send(correction(member(7), "early", 5));
        bed.send(order(Commands.ROUND, member(1), "more", 2));
        bed.awaitApplied();
        assertEquals(12_000, bed.number("SELECT SUM(quantity_milli) FROM order_line"));
        assertEquals(6, bed.number("SELECT SUM(conditional) FROM order_outcome"));
        assertEquals(6, bed.count("completion_order"));
        bed.mark(Commands.ROUND, Phase.CLOSE);
        bed.send(order(Commands.ROUND, member(8), "late", 2));
        bed.send(correction(member(9), "too early", 5));
        bed.awaitApplied();
        bed.resolve(Commands.ROUND, Map.of(MemoryBook.PIECES, SEVENS));
        bed.send(correction(member(10), "in time", 3));
        bed.awaitApplied();

        assertEquals(16_000, bed.number("SELECT SUM(quantity_milli) FROM order_line"));
        assertEquals(2_000, quantityOf(member(0)));
        assertEquals(2_000, quantityOf(member(1)));
        assertEquals(1_000, quantityOf(member(2)));
        assertEquals(3_000, quantityOf(member(10)));
        assertEquals(0, bed.number("SELECT SUM(conditional) FROM order_outcome"));
        assertEquals(4, refused(OrderReason.FILLS_NO_CASE));
        assertEquals(1, refused(OrderReason.INSUFFICIENT_FUNDS));
        assertEquals(1, refused(OrderReason.ROUND_CLOSED));
        assertEquals(2, refused(OrderReason.ROUND_NOT_FROZEN));
        assertEquals(
                bed.number("SELECT SUM(held_minor) FROM member_order"),
                bed.number("SELECT SUM(held_minor) FROM member_funds"));
        assertEquals(2, told(Telling.Kind.COMPLETED));
        List<String> dump = bed.dump();
        for (int batchMax : new int[] {100, 1}) {
            bed.stopLoops();
            bed.forgetAll();
            bed.startLoop(batchMax);
            bed.awaitApplied();
            assertEquals(String.join("\n", dump), String.join("\n", bed.dump()));
        }
    }

    private static final Completion.Packaging SEVENS =
            new Completion.Packaging(
                    UnitCode.PIECE, Packing.inCases(new CasePack(Units.of(7)), new Cases(1)));

    private long quantityOf(UUID member) {
        String hex = java.util.HexFormat.of().formatHex(Id.bytes(member));
        return bed.number("SELECT quantity_milli FROM order_line WHERE member_id = 0x" + hex);
    }

    private long refused(OrderReason reason) {
        return bed.number("SELECT COUNT(*) FROM order_outcome WHERE refusal = '" + reason + "'");
    }

    private long told(Telling.Kind kind) {
        return List.copyOf(bed.told).stream().filter(each -> each.kind() == kind).count();
    }

    private void history(Random random, int commands) {
        bed.mark(Commands.ROUND, Phase.OPEN);
        bed.mark(OTHER_ROUND, Phase.OPEN);
        List<OrderCommand> sent = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            if (!sent.isEmpty() && random.nextInt(8) == 0) {
                bed.send(sent.get(random.nextInt(sent.size()))); // the same record again
                continue;
            }
            OrderCommand command = any(random, i);
            sent.add(command);
            bed.send(command);
            if (random.nextInt(commands) == 0) {
                bed.mark(OTHER_ROUND, random.nextBoolean() ? Phase.CLOSE : Phase.CANCEL);
            }
        }
    }

    private static OrderCommand any(Random random, int i) {
        UUID member = member(random.nextInt(12));
        UUID round = random.nextInt(4) == 0 ? OTHER_ROUND : Commands.ROUND;
        if (random.nextInt(5) == 0) {
            UUID release = random.nextInt(8) == 0 ? round : null;
            return funds(member, random.nextInt(1000), random.nextInt(60_00) - 10_00L, release);
        }
        List<PlaceOrder.Line> lines = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            lines.add(line(MemoryBook.PIECES, 1000L * (1 + random.nextInt(6)), random));
        }
        if (random.nextBoolean()) {
            lines.add(line(MemoryBook.WEIGHED, 1 + random.nextInt(3000), random));
        }
        Origin origin = random.nextInt(12) == 0 ? Origin.CORRECTION : Origin.MEMBER;
        String ifMatch =
                switch (random.nextInt(8)) {
                    case 0 -> "1-" + random.nextInt(i + 2);
                    case 1 -> PlaceOrder.NO_ORDER;
                    default -> null;
                };
        return new PlaceOrder(
                Commands.COOP,
                round,
                member,
                "k" + random.nextInt(400),
                ifMatch,
                origin,
                Commands.ACCOUNT,
                origin == Origin.CORRECTION ? "slip" : null,
                lines);
    }

    private static PlaceOrder.Line line(UUID offer, long milli, Random random) {
        String tolerance = random.nextBoolean() ? "0" : "2";
        String limit = random.nextInt(3) == 0 ? "1." + random.nextInt(1_000_000) : null;
        return new PlaceOrder.Line(offer, new Units(milli).toString(), tolerance, limit);
    }

    private static PlaceOrder order(UUID round, UUID member, String key, long pieces) {
        return order(round, member, key, pieces, Origin.MEMBER);
    }

    private static PlaceOrder correction(UUID member, String key, long pieces) {
        return order(Commands.ROUND, member, key, pieces, Origin.CORRECTION);
    }

    private static PlaceOrder order(
            UUID round, UUID member, String key, long pieces, Origin origin) {
        PlaceOrder.Line line =
                new PlaceOrder.Line(MemoryBook.PIECES, Long.toString(pieces), "0", null);
        return new PlaceOrder(
                Commands.COOP,
                round,
                member,
                key,
                null,
                origin,
                Commands.ACCOUNT,
                origin == Origin.CORRECTION ? "slip" : null,
                List.of(line));
    }

    private static ChangeFunds funds(
            UUID member, long change, long deltaMinor, @Nullable UUID release) {
        return new ChangeFunds(
                Commands.COOP, member, new UUID(6, change), deltaMinor, 10_00L, release);
    }

    private static UUID member(int i) {
        return new UUID(3, i);
    }

    private static int partition(UUID member) {
        return OrderPartitions.partition(Commands.COOP, member, OrderLogBed.PARTITIONS);
    }

    private static UUID inPartitionOf(UUID member) {
        int i = 1;
        while (partition(member(i)) != partition(member)) {
            i++;
        }
        return member(i);
    }
}
