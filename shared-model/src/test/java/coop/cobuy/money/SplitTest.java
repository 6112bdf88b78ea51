package coop.cobuy.money;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** Worked cases from an independent brute force, and laws under seeds. */
class SplitTest {

    /** A worked case; {@code toString} names it in reports. */
    record Worked(String id, JsonNode input, JsonNode expected) {

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Worked> worked() throws IOException {
        try (var stream = SplitTest.class.getResourceAsStream("hamilton.json")) {
            List<Worked> cases = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(stream).get("cases")) {
                cases.add(new Worked(text(one), one.get("input"), one.get("expected")));
            }
            return cases;
        }
    }

    private static String text(JsonNode one) {
        return one.get("id").asText() + " " + one.get("name").asText();
    }

    private static long[] longs(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    private static byte[][] keys(long[] numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array())
                .toArray(byte[][]::new);
    }

    @ParameterizedTest
    @MethodSource("worked")
    void splitsAsTheWorkedCases(Worked worked) {
        long total = worked.input().get("total").asLong();
        long[] weights = longs(worked.input().get("weights"));
        byte[][] keys = keys(longs(worked.input().get("keys")));
        if (worked.expected().has("error")) {
            assertThrows(IllegalArgumentException.class, () -> Split.split(total, weights, keys));
            return;
        }
        assertArrayEquals(
                longs(worked.expected().get("amounts")), Split.split(total, weights, keys));
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** An amount to split. Small weights make ties, large ones overflow. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Bill(long total, long[] weights, byte[][] keys) {

        static Bill random(Random random) {
            int count = 1 + random.nextInt(40);
            long weightMax = random.nextBoolean() ? 4 : 1L << (1 + random.nextInt(62));
            long[] weights = random.longs(count, 0, weightMax).toArray();
            weights[random.nextInt(count)] = 1;
            List<Long> keys = new ArrayList<>(LongStream.range(-count, count).boxed().toList());
            Collections.shuffle(keys, random);
            long bound = 1L << (1 + random.nextInt(62));
            long total = random.nextLong(-bound, bound);
            return new Bill(
                    total,
                    weights,
                    SplitTest.keys(
                            keys.subList(0, count).stream().mapToLong(Long::longValue).toArray()));
        }

        long[] split() {
            return Split.split(total, weights, keys);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAddUpToTheTotal(int seed) {
        Bill bill = Bill.random(new Random(seed));
        assertEquals(bill.total(), LongStream.of(bill.split()).sum());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachShareIsTheExactOneRoundedUpOrDown(int seed) {
        Bill bill = Bill.random(new Random(seed));
        long[] shares = bill.split();
        BigInteger sum =
                LongStream.of(bill.weights())
                        .mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add);
        for (int i = 0; i < shares.length; i++) {
            BigInteger off =
                    BigInteger.valueOf(shares[i])
                            .multiply(sum)
                            .subtract(
                                    BigInteger.valueOf(bill.total())
                                            .multiply(BigInteger.valueOf(bill.weights()[i])));
            assertTrue(off.abs().compareTo(sum) < 0, "a whole unit off");
            assertTrue(bill.weights()[i] != 0 || shares[i] == 0, "pays without a weight");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aNegativeTotalIsTheMirrorImage(int seed) {
        Bill bill = Bill.random(new Random(seed));
        long[] mirrored =
                LongStream.of(Split.split(-bill.total(), bill.weights(), bill.keys()))
                        .map(share -> -share)
                        .toArray();
        assertArrayEquals(bill.split(), mirrored);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfTheListDecidesNothing(int seed) {
        Random random = new Random(seed);
        Bill bill = Bill.random(random);
        long[] shares = bill.split();
        List<Integer> order = new ArrayList<>(IntStream.range(0, shares.length).boxed().toList());
        Collections.shuffle(order, random);
        long[] weights = order.stream().mapToLong(i -> bill.weights()[i]).toArray();
        byte[][] keys = order.stream().map(i -> bill.keys()[i]).toArray(byte[][]::new);
        long[] expected = order.stream().mapToLong(i -> shares[i]).toArray();
        assertArrayEquals(expected, Split.split(bill.total(), weights, keys));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoWeighsMoreNeverPaysLess(int seed) {
        Bill bill = Bill.random(new Random(seed));
        long[] shares = bill.split();
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                if (bill.weights()[i] > bill.weights()[j]) {
                    assertTrue(Math.abs(shares[i]) >= Math.abs(shares[j]));
                }
            }
        }
    }

    /** Small numbers go another way than those whose products need more than 64 bits. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splitsAlikeByWhicheverArithmetic(int seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(40);
        long[] weights = random.longs(count, 0, 1L << (1 + random.nextInt(34))).toArray();
        weights[0] = 1;
        BigInteger[] exact =
                LongStream.of(weights).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
        byte[][] keys = new byte[count][];
        for (int i = 0; i < count; i++) {
            keys[i] = new byte[] {(byte) (i * 37), (byte) i};
        }
        long total = random.nextLong(-(1L << 30), 1L << 30);
        assertArrayEquals(Split.split(total, exact, keys), Split.split(total, weights, keys));
    }

    @Test
    void weightsBeyondTheRangeOfALongSplitAlike() {
        BigInteger huge = BigInteger.TEN.pow(40);
        BigInteger[] weights = {huge, huge.multiply(BigInteger.TWO)};
        assertArrayEquals(new long[] {33, 67}, Split.split(100, weights, keys(new long[] {0, 1})));
    }

    @Test
    void tiesGoToTheSmallerKeyAsUnsignedBytes() {
        byte[][] keys = {{(byte) 0x80}, {0x7f}};
        assertArrayEquals(new long[] {0, 1}, Split.split(1, new long[] {1, 1}, keys));
    }

    @Test
    void splitsTheLargestAmounts() {
        long[] shares = Split.split(Long.MAX_VALUE, new long[] {1, 1}, keys(new long[] {0, 1}));
        assertArrayEquals(new long[] {1L << 62, (1L << 62) - 1}, shares);
        long[] least = Split.split(Long.MIN_VALUE, new long[] {1, 1}, keys(new long[] {0, 1}));
        assertArrayEquals(new long[] {-(1L << 62), -(1L << 62)}, least);
    }

    @Test
    void theOneWhoPaysAllMayOweTheLeastAmountThereIs() {
        long[] shares = Split.split(Long.MIN_VALUE, new long[] {3}, keys(new long[] {0}));
        assertArrayEquals(new long[] {Long.MIN_VALUE}, shares);
    }

    @Test
    void refusesWhatCannotBeSplit() {
        byte[][] two = keys(new long[] {0, 1});
        byte[][] same = keys(new long[] {7, 7});
        assertThrows(IllegalArgumentException.class, () -> Split.split(5, new long[] {1, -1}, two));
        assertThrows(IllegalArgumentException.class, () -> Split.split(5, new long[] {1}, two));
        assertThrows(IllegalArgumentException.class, () -> Split.split(5, new long[] {1, 1}, same));
        assertThrows(
                IllegalArgumentException.class, () -> Split.split(5, new long[0], new byte[0][]));
        assertEquals(0, Split.split(0, new long[0], new byte[0][]).length);
    }

    @Test
    void leavesItsArgumentsAsTheyAre() {
        long[] weights = {3, 1, 2};
        byte[][] keys = keys(new long[] {2, 1, 0});
        byte[][] before = Arrays.stream(keys).map(byte[]::clone).toArray(byte[][]::new);
        assertEquals(100, LongStream.of(Split.split(100, weights, keys)).sum());
        assertArrayEquals(new long[] {3, 1, 2}, weights);
        assertArrayEquals(before, keys);
    }
}
