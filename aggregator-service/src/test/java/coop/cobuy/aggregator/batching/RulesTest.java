package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.id.MemberId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The laws of the rules that share a supply too small for all claims. */
class RulesTest {

    private static final long STEP = Offers.UNIT;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rule        | claims      | supply | awards   | level | drawn
                      EQUAL_AWARDS | 2 5 9 9     | 17     | 2 5 5 5  | 5     | 0
                      PROPORTIONAL | 2 5 9 9     | 17     | 1 4 6 6  | 0     | 1
                      EQUAL_LOSSES | 2 5 9 9     | 17     | 0 3 7 7  | 2     | 0
                      EQUAL_LOSSES | 2 5 9 9     | 16     | 0 3 7 6  | 3     | 2
                      EQUAL_LOSSES | 2 5 9 9     | 0      | 0 0 0 0  | 9     | 0
                      TALMUD       | 2 5 9 9     | 17     | 1 3 7 6  | 2     | 2
                      TALMUD       | 2 5 9 9     | 8      | 1 3 2 2  | 2     | 1
                      TALMUD       | 4 6         | 5      | 2 3      | 3     | 0
                      TALMUD       | 1 3 9       | 4      | 1 1 2    | 2     | 1
                      FIRST_COME   | 2 5 9 9     | 17     | 2 5 9 1  | 0     | 0
                      FIRST_COME   | 0 3         | 2      | 0 2      | 0     | 0
                    """)
    void sharesByRule(
            AllotmentRule rule, String claims, long supply, String awards, long level, long drawn) {
        Awards shared = share(Offers.byIndex(rule), milli(claims), supply * STEP);
        assertArrayEquals(milli(awards), shared.milli());
        assertEquals(level * STEP, shared.levelMilli());
        assertEquals(drawn * STEP, shared.drawnMilli());
        assertEquals(FillFacts.NO_CLASS, shared.cutClass());
    }

    @ParameterizedTest
    @EnumSource
    void givesOutAllThereIsAndNobodyMoreThanTheyClaim(AllotmentRule rule) {
        Offers.seeds()
                .forEach(
                        seed -> {
                            Random random = new Random(seed);
                            long[] claims = claims(random);
                            long supply = supply(random, claims);
                            long[] awards = share(Offers.byKey(rule), claims, supply).milli();
                            assertEquals(supply, sum(awards), "seed " + seed);
                            for (int i = 0; i < claims.length; i++) {
                                assertTrue(awards[i] >= 0 && awards[i] <= claims[i]);
                                assertEquals(0, awards[i] % STEP);
                            }
                        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIRST_COME")
    void listsInAnyOrderGiveTheSame(AllotmentRule rule) {
        Offers.seeds()
                .forEach(
                        seed -> {
                            Random random = new Random(seed);
                            OfferLines lines = Offers.randomLines(random, 9, 12, false);
                            int[] order = Offers.shuffled(lines.count(), random);
                            Units supply = Units.of(random.nextInt(60));
                            Redistribution one = redistributed(lines, supply, rule);
                            Redistribution other =
                                    redistributed(Offers.reordered(lines, order), supply, rule);
                            for (int i = 0; i < order.length; i++) {
                                assertEquals(one.allotted(order[i]), other.allotted(i));
                            }
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"EQUAL_AWARDS", "PROPORTIONAL", "EQUAL_LOSSES", "TALMUD"})
    void whoClaimsAsMuchGetsNoLessButForOneUnitOfResidue(AllotmentRule rule) {
        Offers.seeds()
                .forEach(
                        seed -> {
                            Random random = new Random(seed);
                            long[] claims = claims(random);
                            long supply = supply(random, claims);
                            long[] awards = share(Offers.byKey(rule), claims, supply).milli();
                            for (int i = 0; i < claims.length; i++) {
                                for (int j = 0; j < claims.length; j++) {
                                    assertTrue(
                                            claims[i] < claims[j] || awards[i] >= awards[j] - STEP,
                                            "seed " + seed);
                                }
                            }
                        });
    }

    /** Exact shares as fractions; a whole number of units lies within one of each. */
    @ParameterizedTest
    @EnumSource(names = {"EQUAL_AWARDS", "PROPORTIONAL", "EQUAL_LOSSES", "TALMUD"})
    void isWithinOneUnitOfTheExactShares(AllotmentRule rule) {
        Offers.seeds()
                .forEach(
                        seed -> {
                            Random random = new Random(seed);
                            long[] claims = claims(random);
                            long supply = supply(random, claims);
                            long[] awards = share(Offers.byKey(rule), claims, supply).milli();
                            double[] exact = exact(rule, claims, supply);
                            for (int i = 0; i < claims.length; i++) {
                                assertTrue(
                                        Math.abs(awards[i] - exact[i]) < STEP + 1e-3,
                                        "seed %d: %d for %f".formatted(seed, awards[i], exact[i]));
                            }
                        });
    }

    /** Awards of what is there and losses of what is missing mirror each other, up to residues. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalLossesMirrorEqualAwards(long seed) {
        Random random = new Random(seed);
        long[] claims = claims(random);
        long supply = supply(random, claims);
        long missing = sum(claims) - supply;
        long[] awards = share(Offers.byKey(AllotmentRule.EQUAL_AWARDS), claims, supply).milli();
        long[] losses = share(Offers.byKey(AllotmentRule.EQUAL_LOSSES), claims, missing).milli();
        long[] own = share(Offers.byKey(AllotmentRule.TALMUD), claims, supply).milli();
        long[] mirrored = share(Offers.byKey(AllotmentRule.TALMUD), claims, missing).milli();
        for (int i = 0; i < claims.length; i++) {
            assertTrue(Math.abs(claims[i] - awards[i] - losses[i]) <= STEP);
            assertTrue(Math.abs(claims[i] - own[i] - mirrored[i]) <= STEP, "Talmud mirrors itself");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void proportionalIsTheLargestRemainderWithTiesByKey(long seed) {
        Random random = new Random(seed);
        long[] claims = claims(random);
        long supply = supply(random, claims);
        assertArrayEquals(
                hamilton(claims, supply),
                share(Offers.byKey(AllotmentRule.PROPORTIONAL), claims, supply).milli());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lotsAreServedInTheOrderOfTheirHashes(long seed) {
        Random random = new Random(seed);
        long[] claims = claims(random);
        long supply = supply(random, claims);
        ResidueOrder.ByKey lots = (ResidueOrder.ByKey) Offers.byKey(AllotmentRule.LOTTERY).lots();
        long[] expected = new long[claims.length];
        long left = supply;
        for (int i : sorted(claims.length, lots)) {
            expected[i] = Math.min(claims[i], left);
            left -= expected[i];
        }
        assertArrayEquals(
                expected, share(Offers.byKey(AllotmentRule.LOTTERY), claims, supply).milli());
    }

    @Test
    void drawsAmongNamesThatBeginAlike() {
        OfferLines lines = Offers.lines("1 1 1 1");
        String[] names = {"household-d", "household-b", "household-a", "household-c"};
        ResidueOrder own =
                new ResidueOrder.ByOwnKey(m -> names[index(m)].getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(
                new int[] {2, 1, 3, 0}, Residues.sorted(own, lines, new int[] {0, 1, 2, 3}));
        Rules lottery =
                new Rules(AllotmentRule.LOTTERY, ResidueOrder.byIndex(), own, MissedMinimum.CANCEL);
        assertArrayEquals(
                milli("0 1 1 0"),
                Awards.share(lottery, lines, Pool.FIRM, milli("1 1 1 1"), 2 * STEP, STEP).milli());
        Rules residues = new Rules(AllotmentRule.EQUAL_AWARDS, own);
        assertArrayEquals(
                milli("0 1 1 1"),
                Awards.share(residues, lines, Pool.FIRM, milli("1 1 1 1"), 3 * STEP, STEP).milli());
    }

    @Test
    void drawsByTheHashOfSeedAndName() throws Exception {
        ResidueOrder.ByOwnKey lots = (ResidueOrder.ByOwnKey) ResidueOrder.lots(7, member -> "ann");
        assertArrayEquals(
                MessageDigest.getInstance("SHA-256")
                        .digest("7:ann".getBytes(StandardCharsets.UTF_8)),
                lots.keys().apply(Offers.member(1)));
    }

    /** Claims and supply at the ends of a quantity's range, weighed to the gram. */
    @ParameterizedTest
    @EnumSource
    void sharesTheLargestQuantitiesWithoutWrapping(AllotmentRule rule) {
        long most = Units.MAX.milli();
        long[] claims = {most, most - 1, most / 3, 1, 0};
        long supply = most + most / 2 + 1;
        Awards shared =
                Awards.share(
                        Offers.byKey(rule),
                        Offers.lines("0 0 0 0 0"),
                        Pool.FIRM,
                        claims,
                        supply,
                        1);
        assertEquals(supply, sum(shared.milli()));
        if (rule == AllotmentRule.PROPORTIONAL) {
            BigInteger exact =
                    BigInteger.valueOf(most)
                            .multiply(BigInteger.valueOf(supply))
                            .divide(BigInteger.valueOf(sum(claims)));
            assertTrue(shared.milli()[0] - exact.longValueExact() <= 1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # claims of classes  | supply | awards   | cut
                      5/0 5/0 5/1 5/2    | 12     | 5 5 2 0  | 1
                      5/2 5/1 5/0 5/1    | 12     | 0 4 5 3  | 1
                      5/0 5/1            | 5      | 5 0      | 1
                      5/-1 5/0           | 4      | 4 0      | -1
                    """)
    void servesPriorityClassesOneAfterTheOther(
            String claims, long supply, String awards, long cut) {
        OfferLines.Builder lines = OfferLines.builder();
        long[] wanted = new long[claims.split(" ").length];
        for (String claim : claims.split(" ")) {
            String[] parts = claim.split("/");
            wanted[lines.count()] = Long.parseLong(parts[0]) * STEP;
            lines.add(Offers.member(lines.count()), Units.parse(parts[0]), Units.ZERO, null)
                    .priority(Integer.parseInt(parts[1]));
        }
        Awards shared =
                Awards.share(
                        Offers.BY_INDEX, lines.build(), Pool.FIRM, wanted, supply * STEP, STEP);
        assertArrayEquals(milli(awards), shared.milli());
        assertEquals(cut, shared.cutClass());
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    private static int index(MemberId member) {
        return (int) member.value().getLeastSignificantBits();
    }

    private static Redistribution redistributed(
            OfferLines lines, Units supply, AllotmentRule rule) {
        return Redistribution.of(
                lines, UnitCode.PIECE, supply, ShortfallCause.DELIVERY, Offers.byKey(rule));
    }

    private static double[] exact(AllotmentRule rule, long[] claims, long supply) {
        double total = sum(claims);
        return switch (rule) {
            case EQUAL_AWARDS -> constrained(claims, supply, 1);
            case EQUAL_LOSSES -> lessOf(claims, constrained(claims, total - supply, 1));
            case TALMUD ->
                    supply <= total / 2
                            ? constrained(claims, supply, 0.5)
                            : lessOf(claims, constrained(claims, total - supply, 0.5));
            case PROPORTIONAL ->
                    Arrays.stream(claims)
                            .mapToDouble(c -> c * supply / Math.max(1, total))
                            .toArray();
            case FIRST_COME, LOTTERY -> throw new IllegalArgumentException("no level: " + rule);
        };
    }

    private static double[] lessOf(long[] claims, double[] losses) {
        return IntStream.range(0, claims.length).mapToDouble(i -> claims[i] - losses[i]).toArray();
    }

    /** The level by bisection. */
    private static double[] constrained(long[] claims, double supply, double part) {
        double low = 0;
        double high = Arrays.stream(claims).max().orElse(0);
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            double given = Arrays.stream(claims).mapToDouble(c -> Math.min(c * part, middle)).sum();
            if (given < supply) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double level = high;
        return Arrays.stream(claims).mapToDouble(c -> Math.min(c * part, level)).toArray();
    }

    private static long[] hamilton(long[] claims, long supply) {
        long total = sum(claims) / STEP;
        long[] awards = new long[claims.length];
        long[] remainders = new long[claims.length];
        long left = supply / STEP;
        for (int i = 0; i < claims.length && total > 0; i++) {
            awards[i] = claims[i] / STEP * (supply / STEP) / total;
            remainders[i] = claims[i] / STEP * (supply / STEP) % total;
            left -= awards[i];
        }
        int[] keys = sorted(claims.length, (ResidueOrder.ByKey) Offers.BY_KEY.residues());
        int[] order =
                Arrays.stream(keys)
                        .boxed()
                        .sorted(Comparator.comparing((Integer i) -> -remainders[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < left; i++) {
            awards[order[i]]++;
        }
        return Arrays.stream(awards).map(a -> a * STEP).toArray();
    }

    private static int[] sorted(int count, ResidueOrder.ByKey order) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(
                        (a, b) ->
                                Arrays.compareUnsigned(
                                        order.key(Offers.member(a)), order.key(Offers.member(b))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Awards share(Rules rules, long[] claims, long supply) {
        OfferLines.Builder lines = OfferLines.builder();
        for (long claim : claims) {
            lines.add(Offers.member(lines.count()), new Units(claim), Units.ZERO, null);
        }
        return Awards.share(rules, lines.build(), Pool.FIRM, claims, supply, STEP);
    }

    private static long[] claims(Random random) {
        long[] claims = new long[1 + random.nextInt(9)];
        Arrays.setAll(claims, i -> random.nextInt(12) * STEP);
        return claims;
    }

    private static long supply(Random random, long[] claims) {
        return random.nextLong(sum(claims) / STEP + 1) * STEP;
    }

    private static long sum(long[] milli) {
        return Arrays.stream(milli).sum();
    }

    private static long[] milli(String units) {
        return Arrays.stream(units.split(" ")).mapToLong(u -> Long.parseLong(u) * STEP).toArray();
    }
}
