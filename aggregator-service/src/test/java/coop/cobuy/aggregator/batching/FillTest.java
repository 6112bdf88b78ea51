package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.LongStream;

class FillTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case, MOQ | breaks             | lines              | cases | price
                      4  0      | 1:1.00             | 2+2                | 1     | 1.00
                      4  1      | 1:1.00             | 5+2                | 1     | 1.00
                      4  1      | 1:1.00             | 5+3                | 2     | 1.00
                      4  3      | 1:1.00             | 5+2                | 0     | none
                      4  3      | 1:1.00             | 5+7                | 3     | 1.00
                      4  1      | 1:1.00             | 0+5                | 0     | none
                      4  1      | 1:1.00             | 3                  | 0     | none
                      12 1      | 1:1.00 60:0.79     | 20+6 28+6          | 5     | 0.79
                      12 1      | 1:1.00 60:0.80     | 20+6 28+6          | 4     | 1.00
                      10 1      | 1:2.00 20:1.00     | 10 9@1.00          | 1     | 2.00
                      10 1      | 1:2.00 20:1.00     | 10+2 9@1.00        | 1     | 2.00
                      10 1      | 1:2.00 20:1.00     | 11 9@1.00          | 2     | 1.00
                      10 1      | 1:3.00 15:2.00     | 10 9@2.00          | 1     | 3.00
                    """)
    void choosesCases(String packing, String breaks, String lines, long cases, String price) {
        String[] pack = packing.strip().split(" +");
        OfferTerms terms =
                Offers.pieces(
                        Offers.cases(Long.parseLong(pack[0]), Long.parseLong(pack[1])),
                        Offers.breaks(breaks));
        OfferDecision decision = OfferRound.decide(terms, Offers.lines(lines), Offers.BY_KEY);

        assertEquals(cases, decision.cases().count());
        assertEquals(price, decision.unitPrice().map(Object::toString).orElse("none"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersTheCasesThatTryingAllWouldFind(long seed) {
        Random random = new Random(seed);
        PriceBreaks breaks = Offers.randomBreaks(random, random.nextBoolean());
        long caseSize = 1L + random.nextInt(13);
        OfferTerms terms = Offers.pieces(Offers.cases(caseSize, random.nextInt(5)), breaks);
        long firm = Offers.UNIT * random.nextInt(80);
        long tolerance = Offers.UNIT * random.nextInt(40);

        assertEquals(bestOfAll(terms, firm, tolerance), Lots.orderedMilli(terms, firm, tolerance));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void servesTheLargestSetThatAgreesWithItsOwnPrice(long seed) {
        Random random = new Random(seed);
        PriceBreaks breaks = Offers.randomBreaks(random, true);
        OfferLines lines = oneUnitMore(Offers.randomLines(random, 1 + random.nextInt(8), 19, true));
        Fill fill = Fill.of(Offers.pieces(Packing.loose(), breaks), lines, LeftOut.NOBODY);

        int greatest = 0;
        for (int set = 1; set < 1 << lines.count(); set++) {
            if (isFixedPoint(set, lines, breaks)) {
                greatest |= set;
            }
        }
        int served = 0;
        for (int i = 0; i < lines.count(); i++) {
            served |= fill.takes(lines.limitMicro(i)) ? 1 << i : 0;
        }
        assertEquals(Integer.toBinaryString(greatest), Integer.toBinaryString(served));
    }

    /** For falling prices, before cases and minimum, which can undo a price. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void raisingALimitNeverRaisesThePriceWithoutCases(long seed) {
        Random random = new Random(seed);
        OfferTerms terms = Offers.pieces(Packing.loose(), Offers.randomBreaks(random, true));
        OfferLines lines = oneUnitMore(Offers.randomLines(random, 1 + random.nextInt(8), 19, true));
        Fill before = Fill.of(terms, lines, LeftOut.NOBODY);
        int raised = random.nextInt(lines.count());
        OfferLines.Builder others = OfferLines.builder();
        for (int i = 0; i < lines.count(); i++) {
            long limit = lines.limitMicro(i);
            long more = i == raised && limit < OfferLines.NO_LIMIT ? random.nextInt(2_000_000) : 0;
            others.add(0, i, lines.quantityMilli(i), 0, limit + more);
        }
        Fill after = Fill.of(terms, others.build(), LeftOut.NOBODY);
        assertTrue(after.priceMicro() <= before.priceMicro());
        for (int i = 0; i < lines.count(); i++) {
            assertTrue(after.takes(lines.limitMicro(i)) || !before.takes(lines.limitMicro(i)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void afterCasesKeepsEverySetThatItsPriceWouldServe(long seed) {
        Random random = new Random(seed);
        PriceBreaks breaks = Offers.randomBreaks(random, true);
        OfferTerms terms =
                Offers.pieces(Offers.cases(1 + random.nextInt(9), random.nextInt(4)), breaks);
        OfferLines lines = Offers.randomLines(random, 1 + random.nextInt(8), 12, true);
        Fill fill = Fill.of(terms, lines, LeftOut.NOBODY);
        Fill cleared =
                Fill.of(Offers.pieces(Packing.loose(), breaks), firmOnly(lines), LeftOut.NOBODY);

        for (int set = 1; set < 1 << lines.count(); set++) {
            long ordered = Lots.orderedMilli(terms, firm(set, lines), tolerance(set, lines));
            long lowest = lowestLimit(set, lines);
            boolean agrees =
                    ordered > 0 && lowest >= breaks.takingMicroAt(ordered) && cleared.takes(lowest);
            assertTrue(!agrees || fill.takes(lowest), "left out: " + Integer.toBinaryString(set));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithItselfWhateverThePrices(long seed) {
        Random random = new Random(seed);
        PriceBreaks breaks = Offers.randomBreaks(random, false);
        OfferTerms terms =
                Offers.pieces(Offers.cases(1 + random.nextInt(9), random.nextInt(4)), breaks);
        OfferLines lines = Offers.randomLines(random, 1 + random.nextInt(30), 12, true);
        Fill fill = Fill.of(terms, lines, LeftOut.NOBODY);

        int taken = 0;
        long firm = 0;
        for (int i = 0; i < lines.count(); i++) {
            if (fill.takes(lines.limitMicro(i))) {
                taken++;
                firm += lines.quantityMilli(i);
                assertTrue(fill.orderedMilli() == 0 || lines.limitMicro(i) >= fill.priceMicro());
            }
        }
        assertEquals(firm, fill.firmMilli());
        assertTrue(fill.orderedMilli() <= fill.firmMilli() + fill.toleranceMilli());
        assertTrue(taken > 0 || fill.orderedMilli() == 0);
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    private static long bestOfAll(OfferTerms terms, long firm, long tolerance) {
        long best = 0;
        BigInteger bestCost = BigInteger.ZERO;
        for (long q = 0; q <= firm + tolerance; q += terms.lotMilli()) {
            if (q > 0 && q < terms.minimumMilli()) {
                continue;
            }
            BigInteger cost = terms.breaks().raw(new Units(q)).nano();
            long more = Math.min(q, firm) - Math.min(best, firm);
            if (more > 0 || (more == 0 && cost.compareTo(bestCost) < 0)) {
                best = q;
                bestCost = cost;
            }
        }
        return best;
    }

    private static boolean isFixedPoint(int set, OfferLines lines, PriceBreaks breaks) {
        long price = breaks.takingMicroAt(firm(set, lines));
        for (int i = 0; i < lines.count(); i++) {
            boolean in = (set & 1 << i) != 0;
            if (in != lines.limitMicro(i) >= price) {
                return false;
            }
        }
        return true;
    }

    private static long firm(int set, OfferLines lines) {
        long sum = 0;
        for (int i = 0; i < lines.count(); i++) {
            sum += (set & 1 << i) == 0 ? 0 : lines.quantityMilli(i);
        }
        return sum;
    }

    private static long tolerance(int set, OfferLines lines) {
        long sum = 0;
        for (int i = 0; i < lines.count(); i++) {
            sum += (set & 1 << i) == 0 ? 0 : lines.toleranceMilli(i);
        }
        return sum;
    }

    private static long lowestLimit(int set, OfferLines lines) {
        long lowest = OfferLines.NO_LIMIT;
        for (int i = 0; i < lines.count(); i++) {
            lowest = (set & 1 << i) == 0 ? lowest : Math.min(lowest, lines.limitMicro(i));
        }
        return lowest;
    }

    /** Without tolerances, and with no line that asks for nothing. */
    private static OfferLines oneUnitMore(OfferLines lines) {
        return withFirm(lines, Offers.UNIT);
    }

    private static OfferLines firmOnly(OfferLines lines) {
        return withFirm(lines, 0);
    }

    private static OfferLines withFirm(OfferLines lines, long more) {
        OfferLines.Builder firm = OfferLines.builder();
        for (int i = 0; i < lines.count(); i++) {
            firm.add(
                    lines.memberHigh(i),
                    lines.memberLow(i),
                    lines.quantityMilli(i) + more,
                    0,
                    lines.limitMicro(i));
        }
        return firm.build();
    }
}
