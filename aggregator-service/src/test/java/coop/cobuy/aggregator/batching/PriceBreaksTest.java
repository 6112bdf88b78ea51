package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

class PriceBreaksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # units | price | raw      | cost
                      0     | 1.00  | 0        | 0
                      0.5   | 1.00  | 0.5      | 1
                      1     | 1.00  | 1        | 1
                      79    | 1.00  | 79       | 79
                      80    | 1.00  | 80       | 80
                      81    | 1.00  | 81       | 80
                      99.9  | 1.00  | 99.9     | 80
                      100   | 0.80  | 80       | 80
                      499   | 0.80  | 399.2    | 399.2
                      500   | 0.799 | 399.5    | 399.5
                    """)
    void pricesAQuantity(String units, String price, String raw, String cost) {
        PriceBreaks breaks = Offers.breaks("1:1.00 100:0.80 500:0.799");
        Units quantity = Units.parse(units);

        assertEquals(price, breaks.priceAt(quantity).toString());
        assertEquals(nano(raw), breaks.raw(quantity).nano().longValueExact());
        assertEquals(nano(cost), breaks.cost(quantity).nano().longValueExact());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void buyingMoreNeverCostsLess(long seed) {
        PriceBreaks breaks = Offers.randomBreaks(new Random(seed), true);
        ExactCost before = breaks.cost(Units.ZERO);
        for (long units = 1; units < 120; units++) {
            ExactCost cost = breaks.cost(Units.of(units));
            assertTrue(cost.compareTo(before) >= 0);
            assertTrue(
                    units < breaks.breaks().getFirst().from().milli() / Offers.UNIT
                            || cost.compareTo(breaks.raw(Units.of(units))) <= 0);
            before = cost;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # units | price | raw   | least limit that takes it
                      0     | 1.00  | 0     | 1000000
                      50    | 1.00  | 50    | 1000000
                      51    | 0.90  | 50.9  | 998040
                      100   | 0.90  | 95    | 950000
                      150.5 | 0.50  | 120.25 | 799004
                    """)
    void sumsTheSlicesOfIncrementalBreaks(
            String units, String price, String raw, long takingMicro) {
        PriceBreaks breaks =
                PriceBreaks.of(
                        BreakKind.INCREMENTAL, Offers.breaks("1:1.00 50:0.90 100:0.50").breaks());
        Units quantity = Units.parse(units);

        assertEquals(nano(raw), breaks.raw(quantity).nano().longValueExact());
        assertEquals(breaks.raw(quantity), breaks.cost(quantity));
        assertEquals(takingMicro, breaks.takingMicroAt(quantity.milli()));
        assertEquals(price, breaks.priceAt(quantity).toString());
    }

    @Test
    void takesPricesPerCase() {
        PriceBreaks breaks =
                PriceBreaks.perCase(
                        BreakKind.ALL_UNITS,
                        Offers.breaks("1:7.00 12:6.50").breaks(),
                        CasePack.of(3));
        assertEquals(PriceBasis.CASE, breaks.basis());
        assertEquals(BreakKind.ALL_UNITS, breaks.kind());
        assertEquals("14.00 EUR", breaks.raw(Units.of(6)).rounded().toString());
        assertEquals("26.00 EUR", breaks.raw(Units.of(12)).rounded().toString());
        assertEquals("2.33 EUR", breaks.cost(Units.of(1)).rounded().toString());
        assertEquals("700/3", fraction(breaks.cost(Units.of(1))));
        assertEquals("2600/1", fraction(breaks.cost(Units.of(12))));
        assertEquals("25.67 EUR", breaks.raw(Units.of(11)).rounded().toString());
        assertEquals("25.67 EUR", breaks.cost(Units.of(11)).rounded().toString());
        assertEquals(2_333_334, breaks.takingMicroAt(3000));
        assertEquals("6.50", breaks.priceAt(Units.of(12)).toString());
        PriceBreaks wheels =
                PriceBreaks.perCase(
                        BreakKind.ALL_UNITS,
                        Offers.breaks("0:10.00").breaks(),
                        new CasePack(Units.parse("2.5")));
        assertEquals("4.00 EUR", wheels.raw(Units.of(1)).rounded().toString());
        assertEquals(4_000_000, wheels.takingMicroAt(1000));
    }

    @Test
    void comparesCostsOfUnitsAndOfCases() {
        ExactCost third = new ExactCost(BigInteger.ONE, 3, Offers.EUR);
        ExactCost half = new ExactCost(BigInteger.ONE, 2, Offers.EUR);
        assertEquals(third, third.min(half));
        assertEquals(third, half.min(third));
        assertEquals(0, half.compareTo(new ExactCost(BigInteger.TWO, 4, Offers.EUR)));
        assertEquals("0.000000001/3 EUR", third.toString());
        assertThrows(
                IllegalArgumentException.class, () -> new ExactCost(BigInteger.ONE, 0, Offers.EUR));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExactCost(BigInteger.ONE.negate(), 1, Offers.EUR));
    }

    /** Costs of a hundred million euros a unit times ten million units: 10^17 minor units. */
    @Test
    void pricesBeyondTheRangeOfALongInBillionths() {
        PriceBreaks breaks = Offers.breaks("1:100000000.01");
        assertEquals(100_000_000_010_000_000L, breaks.raw(Units.of(10_000_000)).rounded().minor());
    }

    private static String fraction(ExactCost cost) {
        return cost.minorNumerator() + "/" + cost.minorDenominator();
    }

    @Test
    void takesTheReferencePriceAsStandAloneCostWhereItIsCheaper() {
        PriceBreaks breaks = Offers.breaks("1:1.00 10:0.50");
        UnitPrice reference = UnitPrice.parse("0.90", Offers.EUR);
        assertEquals("1.80 EUR", breaks.standAlone(Units.of(2), reference).rounded().toString());
        assertEquals("5.00 EUR", breaks.standAlone(Units.of(9), reference).rounded().toString());
        assertEquals("6.00 EUR", breaks.standAlone(Units.of(12), reference).rounded().toString());
    }

    @Test
    void roundsALineNetOnceAndHalfUp() {
        PriceBreaks breaks = Offers.breaks("0:0.005");
        assertEquals("0.01 EUR", breaks.raw(Units.of(1)).rounded().toString());
        assertEquals("0.02 EUR", breaks.raw(Units.of(3)).rounded().toString());
        assertEquals("0.02 EUR", breaks.raw(Units.parse("4.998")).rounded().toString());
    }

    /**
     * Breaks at odd thousandths, falling or not: every thousandth up to beyond the last is tried.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCostIsAStraightLineFromCornerToCorner(long seed) {
        Random random = new Random(seed);
        List<PriceBreak> breaks = new ArrayList<>();
        long from = random.nextInt(2) * random.nextInt(40);
        for (int k = 1 + random.nextInt(4); k > 0; k--) {
            String price = "0." + random.nextInt(10) + random.nextInt(10);
            breaks.add(new PriceBreak(new Units(from), UnitPrice.parse(price, Offers.EUR)));
            from += 1 + random.nextInt(60);
        }
        BreakKind kind = BreakKind.values()[random.nextInt(2)];
        PriceBreaks list = PriceBreaks.of(kind, breaks);
        long[] corners = list.cornersMilli();
        assertEquals(0, corners[0]);
        for (int k = 0; k < corners.length; k++) {
            long end = k + 1 < corners.length ? corners[k + 1] : corners[k] + 90;
            BigInteger rise = rise(list, corners[k]);
            for (long x = corners[k]; x < end; x++) {
                assertEquals(rise, rise(list, x), x + " after corner " + corners[k]);
            }
        }
        assertTrue(corners.length <= 3 * breaks.size() + 2, "few corners");
    }

    private static BigInteger rise(PriceBreaks list, long from) {
        return list.cost(new Units(from + 1)).nano().subtract(list.cost(new Units(from)).nano());
    }

    @Test
    void knowsWhetherPricesFall() {
        assertTrue(Offers.breaks("1:1.00 5:1.00 9:0.90").isFalling());
        assertFalse(Offers.breaks("1:1.00 5:1.10").isFalling());
    }

    @Test
    void refusesBreaksThatAreNoList() {
        assertThrows(IllegalArgumentException.class, () -> PriceBreaks.allUnits(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Offers.breaks("5:1.00 5:0.90"));
        assertThrows(IllegalArgumentException.class, () -> Offers.breaks("5:1.00 4:0.90"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Offers.breaks("1:1.00 1000000000000.001:0.90"));
    }

    @Test
    void refusesCasesOfPartsOfPiecesAndMinimaOutOfRange() {
        PriceBreaks breaks = Offers.breaks("1:1.00");
        CasePack wheel = new CasePack(Units.parse("2.5"));
        Packing wheels = Packing.inCases(wheel, Cases.ZERO);
        assertEquals(2500, Offers.kilograms(wheels, breaks).lotMilli());
        assertThrows(IllegalArgumentException.class, () -> Offers.pieces(wheels, breaks));
        assertThrows(ArithmeticException.class, () -> Packing.inCases(wheel, new Cases(1L << 60)));
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    private static long nano(String amount) {
        return Units.parse(amount).milli() * 1_000_000;
    }
}
