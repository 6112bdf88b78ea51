package coop.cobuy.aggregator.settlement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundRules.Cost;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;

class GoodsWeightsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final UnitPrice REFERENCE = UnitPrice.parse("0.70", EUR);

    /** 1.00 each, 0.80 each from 10 on. */
    private static final PriceBreaks LIST =
            PriceBreaks.allUnits(
                    List.of(
                            new PriceBreak(Units.of(1), UnitPrice.parse("1.00", EUR)),
                            new PriceBreak(Units.of(10), UnitPrice.parse("0.80", EUR))));

    private static GoodsShares shares(
            Cost cost, boolean capped, long ofDocument, long[] units, long[] billed) {
        RoundRules standard = RoundRules.STANDARD;
        RoundRules rules =
                new RoundRules(
                        standard.allotment(),
                        cost,
                        standard.freight(),
                        standard.missedMinimum(),
                        capped,
                        standard.vatModel(),
                        standard.rounding());
        return new GoodsWeights(rules, 7, ofDocument).of(LIST, REFERENCE, units, billed);
    }

    /** Pieces of half a kilogram; the first's are heavier by a fifth, the second's lighter. */
    private static GoodsShares weighed(Cost cost, boolean capped) {
        long[] pieces = {6000, 4000};
        long[] grams = {3600, 1900};
        SplitBasis.ByWeight byWeight =
                new SplitBasis.ByWeight(new CatchWeight(Units.parse("0.5")), pieces, grams);
        SplitBasis.Part part =
                new SplitBasis.Part(null, "", new int[] {0, 1}, grams, pieces, null, byWeight);
        RoundRules standard = RoundRules.STANDARD;
        RoundRules rules =
                new RoundRules(
                        standard.allotment(),
                        cost,
                        standard.freight(),
                        standard.missedMinimum(),
                        capped,
                        standard.vatModel(),
                        standard.rounding());
        return new GoodsWeights(rules, 7, 2).of(LIST, REFERENCE, part);
    }

    @Test
    void whatIsBilledByWeightIsSplitByGramsAndCappedAtWhatTheWeightWouldCostAlone() {
        byte[][] keys = {{1}, {2}};
        GoodsShares plain = weighed(Cost.EQUAL_PRICE, false);
        assertArrayEquals(new long[] {3600, 1900}, plain.weights().split(5500, keys));
        GoodsShares capped = weighed(Cost.EQUAL_PRICE, true);
        assertArrayEquals(new long[] {3600, 1900}, capped.weights().split(5500, keys));
        // Six pieces for 0.70 each alone, 4.20 for 3.0 kg: 5.04 for 3.6 kg; 2.66 for the other.
        assertEquals(List.of(Ratio.of(504), Ratio.of(266)), capped.capsOrNull());
        // By a cost rule the pieces' cost counts, and all have pieces alike.
        assertArrayEquals(
                new long[] {600, 400},
                weighed(Cost.PROPORTIONAL_SAVINGS, false).weights().split(1000, keys));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rule                 | takers | of the invoice | applied
                      EQUAL_PRICE          | 200000 | 0              | EQUAL_PRICE
                      SERIAL               | 2001   | 2001           | SERIAL
                      SERIAL               | 100001 | 100001         | EQUAL_PRICE
                      PROPORTIONAL_SAVINGS | 20     | 20001          | PROPORTIONAL_SAVINGS
                      PROPORTIONAL_SAVINGS | 100001 | 100001         | EQUAL_PRICE
                      SHAPLEY              | 20     | 20000          | SHAPLEY
                      SHAPLEY              | 20     | 20001          | EQUAL_PRICE
                      SHAPLEY              | 2001   | 2001           | EQUAL_PRICE
                    """)
    void aRuleThatWouldTakeTooLongGivesWayAndSaysSo(
            Cost cost, int takers, long ofDocument, Cost applied) {
        long[] units = new long[takers];
        Arrays.fill(units, 1000);
        GoodsShares shares = shares(cost, false, ofDocument, units, units);
        assertEquals(applied, shares.rule());
        assertEquals(takers, shares.weights().count());
        String method = shares.methodOrNull();
        if (applied != cost) {
            assertNotNull(method);
            assertTrue(method.contains("every unit costs the same"), method);
        } else if (cost == Cost.EQUAL_PRICE) {
            assertNull(method);
            assertNull(shares.coreOrNull());
        }
    }

    @Test
    void smallLinesAreAskedWhetherAGroupWouldRatherLeave() {
        long[] units = {7000, 3000};
        GoodsShares shares = shares(Cost.SHAPLEY, false, 2, units, units);
        CoreCheck core = shares.coreOrNull();
        assertNotNull(core);
        assertEquals(CoreCheck.Verdict.STABLE, core.verdict());
    }

    @Test
    void capsAreWhatThePartThatIsBilledWouldHaveCostAlone() {
        long[] units = {12_000, 4000};
        GoodsShares whole = shares(Cost.EQUAL_PRICE, true, 0, units, units);
        // Alone by the reference price: 8.40 and 2.80.
        assertEquals(List.of(Ratio.of(840), Ratio.of(280)), whole.capsOrNull());
        GoodsShares half = shares(Cost.EQUAL_PRICE, true, 0, units, new long[] {6000, 2000});
        assertEquals(List.of(Ratio.of(420), Ratio.of(140)), half.capsOrNull());
    }
}
