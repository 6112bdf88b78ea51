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
