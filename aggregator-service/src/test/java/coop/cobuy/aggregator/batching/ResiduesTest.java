package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.id.MemberId;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

class ResiduesTest {

    private static final int LINES = 500;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void sortsByKeysOfWhichEachIsMadeOnceWhereTheyBeginDifferently() {
        OfferLines lines = Offers.randomLines(new Random(3), LINES, 9, false);
        int[] all = IntStream.range(0, LINES).toArray();
        int[] expected =
                Arrays.stream(all)
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        i -> key(lines.member(i)), Arrays::compareUnsigned))
                        .mapToInt(Integer::intValue)
                        .toArray();
        assertArrayEquals(expected, Residues.sorted(counting(), lines, all));
        assertEquals(LINES, asked.get());
        assertArrayEquals(all, Residues.sorted(ResidueOrder.byIndex(), lines, all));
    }

    @Test
    void asksForOneKeyOfEachLineThatCompetesForAResidue() {
        OfferLines lines = Offers.randomLines(new Random(3), LINES, 9, false);
        long[] steps = new long[LINES];
        Arrays.fill(steps, 0, 100, 1);
        Arrays.fill(steps, 100, LINES, 5);
        Rules rules = new Rules(AllotmentRule.EQUAL_AWARDS, counting());
        Claims claims = new Claims(rules, lines, Pool.FIRM, 1, steps);
        int[] picked = Residues.firstAbove(claims, 1, 7);
        int[] expected =
                IntStream.range(100, LINES)
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        i -> key(lines.member(i)), Arrays::compareUnsigned))
                        .limit(7)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
        assertArrayEquals(expected, Arrays.stream(picked).sorted().toArray());
        assertEquals(LINES - 100, asked.get());
    }

    /** Keys that begin alike are compared whole, unsigned, and so are their beginnings. */
    @Test
    void comparesWholeKeysWhereTheyBeginAlike() {
        OfferLines lines = Offers.lines("9 9 9 9 9 9");
        ResidueOrder order = new ResidueOrder.ByOwnKey(ResiduesTest::alike);
        int[] all = IntStream.range(0, 6).toArray();
        int[] expected =
                IntStream.range(0, 6)
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        i -> alike(lines.member(i)), Arrays::compareUnsigned))
                        .mapToInt(Integer::intValue)
                        .toArray();
        assertArrayEquals(expected, Residues.sorted(order, lines, all));
        Rules rules = new Rules(AllotmentRule.EQUAL_AWARDS, order);
        Claims claims = new Claims(rules, lines, Pool.FIRM, 1, new long[] {9, 9, 9, 9, 9, 9});
        for (int wanted = 0; wanted <= 6; wanted++) {
            int[] picked = Residues.firstAbove(claims, 8, wanted);
            assertArrayEquals(
                    Arrays.stream(expected).limit(wanted).sorted().toArray(),
                    Arrays.stream(picked).sorted().toArray(),
                    wanted + " of six");
            assertArrayEquals(new int[0], Residues.firstAbove(claims, 9, 0));
        }
    }

    @Test
    void picksTheLargestRemaindersAndOfEqualOnesTheFirstKeys() {
        OfferLines lines = Offers.lines("9 9 9 9 9 9");
        ResidueOrder order = new ResidueOrder.ByOwnKey(ResiduesTest::alike);
        Rules rules = new Rules(AllotmentRule.PROPORTIONAL, order);
        Claims claims = new Claims(rules, lines, Pool.FIRM, 1, new long[] {9, 9, 9, 9, 9, 9});
        long[] remainders = {4, 7, 4, 1, 4, 7};
        int[] fours = Arrays.stream(Residues.sorted(order, lines, new int[] {0, 2, 4})).toArray();
        assertArrayEquals(new int[0], Residues.largest(claims, remainders, 0));
        assertArrayEquals(new int[] {1, 5}, sorted(Residues.largest(claims, remainders, 2)));
        assertArrayEquals(
                sorted(new int[] {1, 5, fours[0]}),
                sorted(Residues.largest(claims, remainders, 3)));
        assertArrayEquals(
                sorted(new int[] {1, 5, fours[0], fours[1]}),
                sorted(Residues.largest(claims, remainders, 4)));
        assertArrayEquals(
                new int[] {0, 1, 2, 4, 5}, sorted(Residues.largest(claims, remainders, 5)));
    }

    private static int[] sorted(int[] picked) {
        return Arrays.stream(picked).sorted().toArray();
    }

    /** Two beginnings of eight bytes, one of them negative as a signed number, then the digest. */
    private static byte[] alike(MemberId member) {
        byte[] digest = key(member);
        byte[] key = new byte[8 + digest.length];
        key[0] = (byte) (digest[0] % 2 == 0 ? 0x80 : 0x7f);
        System.arraycopy(digest, 0, key, 8, digest.length);
        return key;
    }

    private ResidueOrder counting() {
        Function<MemberId, byte[]> keys =
                member -> {
                    asked.incrementAndGet();
                    return key(member);
                };
        return new ResidueOrder.ByOwnKey(keys);
    }

    private static byte[] key(MemberId member) {
        return ResidueOrder.sha256().digest(member.bytes());
    }
}
