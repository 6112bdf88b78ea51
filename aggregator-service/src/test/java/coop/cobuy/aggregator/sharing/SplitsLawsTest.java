package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Laws of the splits with caps, with memory and in parts. */
class SplitsLawsTest {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final long CENT = 1_000_000_000;

    static LongStream seeds() {
        return Seeds.first(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyPassesTheCapAndNothingIsLost(long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(12);
        long scale = seed % 5 == 0 ? MOST : 1000;
        long total = random.nextLong(scale + 1);
        long[] weights = random.longs(count, 0, 50).toArray();
        List<Ratio> caps =
                random.longs(count, 0, scale / count * 3).mapToObj(c -> Ratio.of(c, 2)).toList();
        byte[][] keys = Games.keys(count);
        CappedSplit split = CappedSplit.of(total, Weights.of(weights), caps, keys);
        assertEquals(total, LongStream.of(split.amounts()).sum() + split.left());
        boolean room = false;
        for (int i = 0; i < count; i++) {
            assertTrue(Ratio.of(split.amounts()[i]).compareTo(caps.get(i)) <= 0);
            assertTrue(weights[i] > 0 || split.amounts()[i] == 0);
            room |= weights[i] > 0 && Ratio.of(split.amounts()[i] + 1).compareTo(caps.get(i)) <= 0;
        }
        assertTrue(split.left() == 0 || !room, "left although somebody could pay more");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withoutTightCapsItIsTheOrdinarySplit(long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(12);
        long[] weights = random.longs(count, 1, 50).toArray();
        long total = random.nextLong(100_000);
        byte[][] keys = Games.keys(count);
        List<Ratio> wide = java.util.Collections.nCopies(count, Ratio.of(100_001));
        assertArrayEquals(
                Weights.of(weights).split(total, keys),
                CappedSplit.of(total, Weights.of(weights), wide, keys).amounts());
    }

    @Test
    void whatExceedsAllCapsIsLeftToTheCoop() {
        CappedSplit split =
                CappedSplit.of(
                        100,
                        Weights.of(new long[] {1, 1}),
                        List.of(Ratio.of(30), Ratio.of(41, 2)),
                        Games.keys(2));
        assertArrayEquals(new long[] {30, 20}, split.amounts());
        assertEquals(50, split.left());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRoundingLedgerKeepsTotalsAndItsSumAtZeroInAnyListOrder(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(9);
        long[] carry = new long[count];
        for (int round = 0; round < 40; round++) {
            long[] weights = random.longs(count, 0, 9).toArray();
            weights[random.nextInt(count)] = 1;
            long total = random.nextLong(2001) - 1000;
            byte[][] keys = Games.keys(count);
            CarriedSplit split = CarriedSplit.of(total, weights, carry, keys);
            assertEquals(total, LongStream.of(split.amounts()).sum());
            assertEquals(0, LongStream.of(split.carryNano()).sum());
            long[] turned = Arrays.stream(carry).map(each -> -each).toArray();
            CarriedSplit mirror = CarriedSplit.of(-total, weights, turned, keys);
            assertArrayEquals(
                    split.amounts(), Arrays.stream(mirror.amounts()).map(a -> -a).toArray());
            for (int i = 0; i < count; i++) {
                assertTrue(weights[i] > 0 || split.carryNano()[i] == carry[i]);
            }
            carry = split.carryNano();
        }
    }

    /** The group and its weights stay: then the drift stays under one minor unit. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noMemberOfAStableGroupDriftsByACentInTwoThousandRounds(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(14);
        long[] weights = random.longs(count, 1, 30).toArray();
        long[] carry = new long[count];
        long worst = 0;
        for (int round = 0; round < 2000; round++) {
            CarriedSplit split =
                    CarriedSplit.of(random.nextLong(100_000), weights, carry, Games.keys(count));
            carry = split.carryNano();
            worst = Math.max(worst, LongStream.of(carry).map(Math::abs).max().orElse(0));
        }
        assertTrue(worst < CENT, "worst drift " + worst + " billionths of a cent");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void partsAddUpAndNoneIsOffByMoreThanOne(long seed) {
        Random random = new Random(seed);
        long[] weights = random.longs(1 + random.nextInt(20), 0, MOST / 100).toArray();
        weights[0] = 1;
        long total = random.nextLong(2 * MOST) - MOST;
        long[] parts = CumulativeSplit.of(total, weights);
        assertEquals(total, LongStream.of(parts).sum());
        long[] mirror = CumulativeSplit.of(-total, weights);
        long sum = LongStream.of(weights).sum();
        for (int i = 0; i < parts.length; i++) {
            assertEquals(parts[i], -mirror[i]);
            Ratio exact = Ratio.of(total).times(weights[i]).over(Ratio.of(sum));
            Ratio off = Ratio.of(parts[i]).minus(exact);
            assertTrue(off.compareTo(Ratio.of(1)) <= 0 && off.compareTo(Ratio.of(-1)) >= 0);
        }
    }

    @Test
    void nothingCanBeGivenToNobody() {
        long[] none = {0, 0};
        byte[][] keys = Games.keys(2);
        assertThrows(IllegalArgumentException.class, () -> CarriedSplit.of(1, none, none, keys));
        assertThrows(IllegalArgumentException.class, () -> CumulativeSplit.of(1, none));
        assertThrows(IllegalArgumentException.class, () -> FreightShares.twoPart(1, 1, none));
        assertArrayEquals(none, CarriedSplit.of(0, none, none, keys).amounts());
        assertArrayEquals(none, CumulativeSplit.of(0, none));
    }
}
