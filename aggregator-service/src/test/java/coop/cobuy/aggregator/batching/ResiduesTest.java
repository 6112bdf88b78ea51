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
