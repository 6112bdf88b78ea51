package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

class PackChoiceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # demand | price of 25 | price of 5 | cases of each | units | cost
                      60     | 1.00        | 1.20       | 2 2           | 60    | 62.00
                      46     | 1.00        | 1.20       | 2 0           | 50    | 50.00
                      45     | 1.00        | 1.20       | 1 4           | 45    | 49.00
                      30     | 1.00        | 1.00       | 1 1           | 30    | 30.00
                      30     | 1.00        | 0.90       | 0 6           | 30    | 27.00
                      12.5   | 1.00        | 1.60       | 0 3           | 15    | 24.00
                      12.5   | 1.00        | 1.70       | 1 0           | 25    | 25.00
                      12.5   | 0.60        | 1.00       | 0 3           | 15    | 15.00
                      21     | 1.00        | 1.00       | 1 0           | 25    | 25.00
                      26     | 1.00        | 2.00       | 1 1           | 30    | 35.00
                      0      | 1.00        | 1.20       | 0 0           | 0     | 0.00
                    """)
    void picksTheCheapestSacks(
            String demand, String large, String small, String cases, String units, String cost) {
        PackChoice choice =
                PackChoice.cheapest(
                        List.of(
                                Offers.kilograms(Offers.cases(25, 1), Offers.breaks("1:" + large)),
                                Offers.kilograms(Offers.cases(5, 1), Offers.breaks("1:" + small))),
                        Units.parse(demand));
        assertEquals(cases, counts(choice));
        assertEquals(units, choice.units().toString());
        assertEquals(Money.parse(cost, Offers.EUR), choice.cost().rounded());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatTryingAllCombinationsFinds(long seed) {
        Random random = new Random(seed);
        List<OfferTerms> packs = new ArrayList<>();
        for (int k = seed < 4 ? 3 : 1 + random.nextInt(2); k > 0; k--) {
            long size = 1L + random.nextInt(9);
            PriceBreaks unit = Offers.randomBreaks(random, random.nextInt(4) > 0);
            PriceBreaks list =
                    random.nextBoolean()
                            ? unit
                            : PriceBreaks.perCase(
                                    random.nextBoolean()
                                            ? BreakKind.ALL_UNITS
                                            : BreakKind.INCREMENTAL,
                                    unit.breaks(),
                                    CasePack.of(size));
            packs.add(Offers.pieces(Offers.cases(size, random.nextInt(4)), list));
        }
        long demand = random.nextInt(40);
        PackChoice choice = PackChoice.cheapest(packs, Units.of(demand));

        String best = "";
        ExactCost least = null;
        long units = 0;
        long cases = 0;
        long[] counts = new long[packs.size()];
        do {
            Sum sum = Sum.of(packs, counts);
            if (sum != null && sum.units >= demand) {
                int dearer = least == null ? -1 : sum.cost.compareTo(least);
                boolean isAsGood = dearer == 0 && sum.units == units;
                if (dearer < 0
                        || (dearer == 0 && sum.units < units)
                        || (isAsGood && sum.cases < cases)) {
                    least = sum.cost;
                    units = sum.units;
                    cases = sum.cases;
                    best = sum.cost + " for " + units + " in " + cases;
                }
            }
        } while (next(counts, 75));
        assertEquals(0, least.compareTo(choice.cost()), best + " but " + choice);
        assertEquals(Units.of(units), choice.units(), best);
        assertEquals(
                cases,
                choice.picks().stream().mapToLong(pick -> pick.cases().count()).sum(),
                best + " but " + choice);
    }

    /** Trying all would take a million times as long. */
    @Test
    void findsTheCheapestOfTensOfThousandsOfSacksAtOnce() {
        List<OfferTerms> packs =
                List.of(
                        Offers.kilograms(Offers.cases(1, 1), Offers.breaks("1:1.03")),
                        Offers.kilograms(Offers.cases(7, 1), Offers.breaks("1:1.02")),
                        Offers.kilograms(Offers.cases(25, 1), Offers.breaks("1:1.01")),
                        Offers.kilograms(Offers.cases(60, 1), Offers.breaks("1:1.00")));
        PackChoice choice =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> PackChoice.cheapest(packs, Units.of(1_000_039)));
        assertEquals("5 2 0 16667", counts(choice));
        assertEquals(Money.parse("1000039.43", Offers.EUR), choice.cost().rounded());
    }

    @Test
    void refusesWhatIsNoChoice() {
        assertThrows(
                IllegalArgumentException.class, () -> PackChoice.cheapest(List.of(), Units.of(1)));
        List<OfferTerms> loose =
                List.of(Offers.kilograms(Packing.loose(), Offers.breaks("1:1.00")));
        assertThrows(IllegalArgumentException.class, () -> PackChoice.cheapest(loose, Units.of(1)));
    }

    private record Sum(long units, long cases, ExactCost cost) {
        private static Sum of(List<OfferTerms> packs, long[] counts) {
            BigInteger numerator = BigInteger.ZERO;
            BigInteger denominator = BigInteger.ONE;
            long units = 0;
            for (int k = 0; k < counts.length; k++) {
                long milli = counts[k] * packs.get(k).lotMilli();
                if (milli > 0 && milli < packs.get(k).minimumMilli()) {
                    return null;
                }
                ExactCost cost = packs.get(k).breaks().raw(new Units(milli));
                BigInteger per = BigInteger.valueOf(cost.per());
                numerator = numerator.multiply(per).add(cost.nano().multiply(denominator));
                denominator = denominator.multiply(per);
                units += milli / Offers.UNIT;
            }
            return new Sum(
                    units,
                    LongStream.of(counts).sum(),
                    new ExactCost(numerator, denominator.longValueExact(), Offers.EUR));
        }
    }

    static LongStream seeds() {
        return Seeds.first(60);
    }

    private static boolean next(long[] counts, long most) {
        for (int k = 0; k < counts.length; k++) {
            if (counts[k]++ < most) {
                return true;
            }
            counts[k] = 0;
        }
        return false;
    }

    private static String counts(PackChoice choice) {
        return choice.picks().stream()
                .map(pick -> pick.cases().toString())
                .collect(Collectors.joining(" "));
    }
}
