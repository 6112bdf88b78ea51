package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class RoundingCarryTest {

    private static final byte[][] KEYS = {{1}, {2}, {3}};
    private static final int[] ALL = {0, 1, 2};

    @Test
    void thirdsComeRoundToEverybody() {
        RoundingCarry carry = new RoundingCarry(new long[3]);
        long[] paid = new long[3];
        for (int turn = 0; turn < 3; turn++) {
            Weights weights = Weights.of(new long[] {1, 1, 1}).carrying(carry, ALL);
            long[] shares = weights.split(100, KEYS);
            Arrays.setAll(paid, i -> paid[i] + shares[i]);
            assertEquals(0, Arrays.stream(carry.nano()).sum());
        }
        assertArrayEquals(new long[] {100, 100, 100}, paid);
    }

    @Test
    void whoTakesNoPartKeepsTheirCarry() {
        RoundingCarry carry = new RoundingCarry(new long[] {300_000_000, -300_000_000, 7});
        Weights weights = Weights.of(new long[] {1, 0, 1}).carrying(carry, ALL);
        int[] some = IntStream.of(0, 2).toArray();
        byte[][] keys = {KEYS[0], KEYS[2]};
        assertArrayEquals(new long[] {1, 0}, weights.of(some).split(1, keys));
        assertArrayEquals(new long[] {-200_000_000, -300_000_000, 500_000_007}, carry.nano());
    }

    @Test
    void fractionsCarryNothing() {
        RoundingCarry carry = new RoundingCarry(new long[3]);
        Weights fractions = Weights.of(List.of(Ratio.of(1, 3), Ratio.of(1, 3), Ratio.of(1, 3)));
        fractions.carrying(carry, ALL).split(100, KEYS);
        assertArrayEquals(new long[3], carry.nano());
    }
}
