package coop.cobuy.money;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

class KeysTest {

    /** Names that begin alike, a name that begins another, bytes above 127, zeros at the end. */
    private static byte[][] names() {
        return new byte[][] {
            "household-b".getBytes(StandardCharsets.UTF_8),
            "household-a".getBytes(StandardCharsets.UTF_8),
            "household".getBytes(StandardCharsets.UTF_8),
            "\u00e9".getBytes(StandardCharsets.UTF_8),
            {1, 0, 0},
            {1},
            {1, 0},
            {}
        };
    }

    @Test
    void comparesAsUnsignedBytesWhereverTheFirstDifferenceIs() {
        byte[][] names = names();
        Keys keys = new Keys(names);
        for (int a = 0; a < names.length; a++) {
            for (int b = 0; b < names.length; b++) {
                assertEquals(
                        Integer.signum(Arrays.compareUnsigned(names[a], names[b])),
                        Integer.signum(keys.compare(a, b)));
            }
        }
    }

    @Test
    void tellsApartWhatDiffersAfterEightBytesOrInLengthOnly() {
        assertDoesNotThrow(() -> new Keys(names()).requireDifferent());
        byte[][] again = Arrays.copyOf(names(), names().length + 1);
        again[again.length - 1] = again[6].clone();
        Keys twice = new Keys(again);
        assertThrows(IllegalArgumentException.class, twice::requireDifferent);
    }

    /** Numbers made so that all of them belong into one place of the table. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsEqualKeysHoweverTheyAreMade(boolean isOneTwice) {
        long spread = 0x9E3779B97F4A7C15L;
        long inverse = spread;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - spread * inverse;
        }
        assertEquals(1, spread * inverse);
        byte[][] made = new byte[2_000][];
        for (int i = 0; i < made.length; i++) {
            long head = i * inverse ^ Long.MIN_VALUE;
            made[i] = ByteBuffer.allocate(Long.BYTES).putLong(head).array();
        }
        if (isOneTwice) {
            made[made.length - 1] = made[0].clone();
        }
        Keys keys = new Keys(made);
        if (isOneTwice) {
            assertThrows(IllegalArgumentException.class, keys::requireDifferent);
        } else {
            assertDoesNotThrow(keys::requireDifferent);
        }
    }

    @Test
    void picksTheSmallestOfSomeCandidates() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[][] made = new byte[1 + random.nextInt(30)][];
            for (int i = 0; i < made.length; i++) {
                made[i] = new byte[random.nextInt(12)];
                for (int at = 0; at < made[i].length; at++) {
                    made[i][at] = (byte) (random.nextInt(3) - 1);
                }
            }
            int[] candidates =
                    IntStream.range(0, made.length).filter(i -> random.nextInt(3) > 0).toArray();
            int count = random.nextInt(candidates.length + 1);
            int[] picked = new Keys(made).smallest(candidates, count);
            assertArrayEquals(bytes(made, sorted(made, candidates), count), bytes(made, picked));
            assertTrue(Arrays.stream(picked).distinct().count() == count, "one picked twice");
        }
    }

    private static int[] sorted(byte[][] made, int[] candidates) {
        return Arrays.stream(candidates)
                .boxed()
                .sorted(Comparator.comparing(i -> made[i], Arrays::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static byte[][] bytes(byte[][] made, int[] order, int count) {
        return Arrays.stream(order).limit(count).mapToObj(i -> made[i]).toArray(byte[][]::new);
    }

    private static byte[][] bytes(byte[][] made, int[] picked) {
        return bytes(made, sorted(made, picked), picked.length);
    }
}
