package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

class AwardsTest {

    private static final long STEP = Offers.UNIT;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # claims  | supply | awards  | level | drawn
                      2 5 9 9 | 17     | 2 5 5 5 | 5     | 0
                      2 5 9 9 | 18     | 2 5 6 5 | 5     | 1
                      2 5 9 9 | 25     | 2 5 9 9 | 9     | 0
                      2 5 9 9 | 99     | 2 5 9 9 | 9     | 0
                      2 5 9 9 | 3      | 1 1 1 0 | 0     | 3
                      2 5 9 9 | 0      | 0 0 0 0 | 0     | 0
                      0 0     | 4      | 0 0     | 0     | 0
                    """)
    void sharesEquallyUpToALevel(
            String claims, long supply, String awards, long level, long drawn) {
        Awards shared = share(Offers.BY_INDEX, milli(claims), supply * STEP);

        assertArrayEquals(milli(awards), shared.milli());
        assertEquals(level * STEP, shared.levelMilli());
        assertEquals(drawn * STEP, shared.drawnMilli());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesWhatHandingOutOneByOneToTheLeastServedWouldGive(long seed) {
        Random random = new Random(seed);
        long[] claims = randomClaims(random);
        long supply = random.nextLong(Arrays.stream(claims).sum() / STEP + 1) * STEP;

        assertArrayEquals(
                roundByRound(claims, supply), share(Offers.BY_KEY, claims, supply).milli());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void askingForMoreThanIsWantedNeverHelps(long seed) {
        Random random = new Random(seed);
        long[] claims = randomClaims(random);
        long supply = random.nextLong(Arrays.stream(claims).sum() / STEP + 1) * STEP;
        long[] honest = share(Offers.BY_KEY, claims, supply).milli();

        int liar = random.nextInt(claims.length);
        long wanted = claims[liar];
        claims[liar] += (1 + random.nextInt(30)) * STEP;
        long[] inflated = share(Offers.BY_KEY, claims, supply).milli();

        assertTrue(inflated[liar] >= honest[liar], "a larger claim gets no less");
        assertEquals(
                honest[liar], Math.min(inflated[liar], wanted), "but no more of what is wanted");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takesFromNobodyWhenThereIsMore(long seed) {
        Random random = new Random(seed);
        long[] claims = randomClaims(random);
        long total = Arrays.stream(claims).sum();
        long[] before = new long[claims.length];
        for (long supply = 0; supply <= total; supply += STEP) {
            long[] now = share(Offers.BY_KEY, claims, supply).milli();
            assertEquals(supply, Arrays.stream(now).sum());
            for (int i = 0; i < now.length; i++) {
                assertTrue(now[i] >= before[i]);
            }
            before = now;
        }
    }

    @Test
    void drawsByTheHashOfDocumentAndMember() throws Exception {
        PurchaseOrderId document = new PurchaseOrderId(new UUID(3, 4));
        OfferId line = new OfferId(new UUID(5, 6));
        MemberId member = Offers.member(9);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(document.bytes());
        digest.update(line.bytes());
        digest.update(member.bytes());

        assertArrayEquals(digest.digest(), ResidueOrder.byKey(document, line).key(member));
        assertEquals(ResidueOrder.byKey(document), ResidueOrder.byKey(document));
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    /** The definition: in turns, one step to each claim that is not yet met, in order of keys. */
    private static long[] roundByRound(long[] claims, long supply) {
        ResidueOrder.ByKey order = (ResidueOrder.ByKey) Offers.BY_KEY.residues();
        Integer[] turn = new Integer[claims.length];
        Arrays.setAll(turn, i -> i);
        Arrays.sort(
                turn,
                (a, b) ->
                        Arrays.compareUnsigned(
                                order.key(Offers.member(a)), order.key(Offers.member(b))));
        long[] awards = new long[claims.length];
        long left = supply;
        while (left > 0) {
            for (int i : turn) {
                if (left > 0 && awards[i] < claims[i]) {
                    awards[i] += STEP;
                    left -= STEP;
                }
            }
        }
        return awards;
    }

    private static Awards share(Rules rules, long[] claims, long supply) {
        OfferLines.Builder lines = OfferLines.builder();
        for (long claim : claims) {
            lines.add(
                    Offers.member(lines.count()).value().getMostSignificantBits(),
                    Offers.member(lines.count()).value().getLeastSignificantBits(),
                    claim,
                    0,
                    OfferLines.NO_LIMIT);
        }
        return Awards.share(rules, lines.build(), Pool.FIRM, claims, supply, STEP);
    }

    private static long[] randomClaims(Random random) {
        long[] claims = new long[1 + random.nextInt(9)];
        Arrays.setAll(claims, i -> random.nextInt(12) * STEP);
        return claims;
    }

    private static long[] milli(String units) {
        return Arrays.stream(units.split(" ")).mapToLong(u -> Long.parseLong(u) * STEP).toArray();
    }
}
