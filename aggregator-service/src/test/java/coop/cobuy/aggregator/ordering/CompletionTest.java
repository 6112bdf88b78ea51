package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

class CompletionTest {

    private static final UUID ONE = new UUID(3, 1);
    private static final UUID TWO = new UUID(3, 2);

    /** Cases of six, from one on. */
    private static final Completion.Packaging SIXES =
            new Completion.Packaging(
                    UnitCode.PIECE, Packing.inCases(new CasePack(Units.of(6)), new Cases(1)));

    private long offset;

    /** Ten firm units and one of tolerance: one unit is missing to the second case. */
    @ParameterizedTest
    @CsvSource({
        "4, 1, 6, 1, true", // two more: the case is full
        "4, 1, 4, 2, true", // more tolerance
        "4, 1, 5, 0, true", // tolerance becomes firm
        "4, 1, 9, 1, false", // fills the case and begins a third
        "4, 1, 3, 1, false", // asks for less
        "4, 1, 4, 0, false", // takes back tolerance
        "4, 1, 4, 1, true", // nothing changes
    })
    void anOrderCountsIfEachOfItsChangesHelps(
            long firm, long tolerance, long newFirm, long newTolerance, boolean counts) {
        Completion completion = completion(Commands.pieces(firm, tolerance), 10, 1);
        Completion.Judged judged =
                completion.judge(asked(ONE, 1, Commands.pieces(newFirm, newTolerance)));
        assertEquals(counts, judged.refusal() == null);
    }

    @Test
    void whoComesSecondIsJudgedByWhatTheFirstLeft() {
        Completion completion = completion(Commands.pieces(4, 0), 10, 0);
        assertNull(completion.judge(asked(ONE, 1, Commands.pieces(6, 0))).refusal());
        Completion.Refusal refusal =
                completion.judge(asked(TWO, 2, Commands.pieces(1, 0))).refusal();
        assertNotNull(refusal);
        assertEquals(0, refusal.openBeforeMilli());
        assertEquals(5000, refusal.openAfterMilli());
        String text = refusal.text(MemoryBook.TERMS);
        assertTrue(text.contains("Milk: 0 units were missing"), text);
        assertTrue(text.contains("with your change 5 would be"), text);
        assertEquals(12_000, completion.demand().get(MemoryBook.PIECES).quantityMilli());
    }

    @Test
    void aLowerPriceLimitDoesNotHelp() {
        Completion completion = completion(Commands.pieces(4, 0), 10, 0);
        OrderLine cheaper = new OrderLine(MemoryBook.PIECES, 6000, 0, 1_000_000);
        Completion.Refusal refusal = completion.judge(asked(ONE, 1, cheaper)).refusal();
        assertNotNull(refusal);
        assertTrue(refusal.isLowerLimit());
        assertTrue(refusal.text(MemoryBook.TERMS).contains("maximum unit price"));
    }

    @Test
    void aClockThatWentBackDoesNotTurnAroundAMembersOrders() {
        Conditional first = at(0, 7, 100);
        Conditional second = at(0, 8, 50);
        Conditional elsewhere = at(1, 3, 70);
        Conditional early = at(1, 2, 60);
        assertEquals(
                List.of(early, elsewhere, first, second),
                Completion.byArrival(List.of(second, elsewhere, first, early)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noOrderThatCountsLeavesMoreOpenOrFewerCases(long seed) {
        Random random = new Random(seed);
        long firm = random.nextInt(40);
        long tolerance = random.nextInt(4);
        Completion completion =
                new Completion(
                        Map.of(MemoryBook.PIECES, SIXES),
                        Map.of(MemoryBook.PIECES, new Demand(firm * 1000, tolerance * 1000, 1)),
                        Map.of());
        for (int i = 0; i < 200; i++) {
            UUID member = new UUID(3, random.nextInt(20));
            OrderLine line = Commands.pieces(1 + random.nextInt(8), random.nextInt(3));
            Demand before = completion.demand().get(MemoryBook.PIECES);
            boolean counts = completion.judge(asked(member, i, line)).refusal() == null;
            Demand after = completion.demand().get(MemoryBook.PIECES);
            if (!counts) {
                assertEquals(before, after);
            }
            assertTrue(SIXES.open(after).compareTo(SIXES.open(before)) <= 0, before + " " + after);
            assertTrue(filled(after) >= filled(before), before + " " + after);
        }
    }

    @Test
    void aResolutionIsReadAsItWasWrittenAndNothingElse() {
        Completion completion = completion(Commands.pieces(4, 0), 10, 0);
        List<Completion.Judged> judged = new ArrayList<>();
        judged.add(completion.judge(asked(ONE, 1, Commands.pieces(6, 0))));
        judged.add(completion.judge(asked(TWO, 2, Commands.pieces(1, 0))));
        Resolution made =
                Resolution.of(
                        Commands.ROUND_KEY,
                        Map.of(MemoryBook.PIECES, SIXES),
                        Map.of(MemoryBook.PIECES, new Demand(10_000, 0, 2)),
                        judged);
        byte[] bytes = made.bytes();
        Resolution read = Resolution.read(bytes, Resolution.hash(bytes));
        assertEquals(made, read);
        assertEquals(2000, read.offers().getFirst().openMilli());
        Map<Place, Completion.Judged> expected = new HashMap<>();
        judged.forEach(each -> expected.put(each.place(), each));
        assertEquals(expected, read.ofPartition(0));
        assertThrows(IllegalStateException.class, () -> Resolution.read(bytes, "0".repeat(64)));
    }

    private static long filled(Demand demand) {
        long all = demand.quantityMilli() + demand.toleranceMilli();
        long wanted = Math.ceilDiv(demand.quantityMilli(), 6000);
        return Math.min(wanted, all / 6000);
    }

    private static Completion completion(OrderLine standing, long firm, long tolerance) {
        return new Completion(
                Map.of(MemoryBook.PIECES, SIXES),
                Map.of(MemoryBook.PIECES, new Demand(firm * 1000, tolerance * 1000, 2)),
                Map.of(ONE, List.of(standing)));
    }

    private Conditional asked(UUID member, long second, OrderLine line) {
        return new Conditional(
                OrderKey.of(Commands.COOP, Commands.ROUND, member),
                new Place(0, offset++),
                Instant.ofEpochSecond(second),
                Hash.ofKey(member, "k" + offset),
                Hash.ofContent("", "", List.of(line)),
                Origin.MEMBER,
                Commands.ACCOUNT,
                List.of(line));
    }

    private static Conditional at(int partition, long offset, long second) {
        return new Conditional(
                OrderKey.of(Commands.COOP, Commands.ROUND, ONE),
                new Place(partition, offset),
                Instant.ofEpochSecond(second),
                Hash.ofKey(ONE, "k"),
                Hash.ofContent("", "", List.of()),
                Origin.MEMBER,
                Commands.ACCOUNT,
                List.of());
    }
}
