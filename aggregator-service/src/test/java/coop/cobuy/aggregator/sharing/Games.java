package coop.cobuy.aggregator.sharing;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Lines with a price list and takers, for tests. */
final class Games {

    static final Currency EUR = Currency.getInstance("EUR");

    private Games() {}

    /** Breaks in whole units and whole cents, as the worked cases give them. */
    static CostCurve curve(JsonNode tiers) {
        List<PriceBreak> breaks = new ArrayList<>();
        tiers.forEach(tier -> breaks.add(at(tier.get(0).asLong(), tier.get(1).asLong())));
        return CostCurve.of(PriceBreaks.allUnits(breaks));
    }

    static CostCurve curve(long... fromAndCents) {
        List<PriceBreak> breaks = new ArrayList<>();
        for (int i = 0; i < fromAndCents.length; i += 2) {
            breaks.add(at(fromAndCents[i], fromAndCents[i + 1]));
        }
        return CostCurve.of(PriceBreaks.allUnits(breaks));
    }

    private static PriceBreak at(long from, long cents) {
        return new PriceBreak(Units.of(from), new UnitPrice(BigDecimal.valueOf(cents, 2), EUR));
    }

    static long[] milli(long... units) {
        return Arrays.stream(units).map(each -> each * 1000).toArray();
    }

    static LineGame game(CostCurve cost, long... units) {
        return LineGame.of(cost, milli(units), null);
    }

    /** A falling price list of one to four breaks, and quantities up to a limit. */
    static LineGame random(long seed, int takers, int unitsMax) {
        Random random = new Random(seed);
        int breaks = 1 + random.nextInt(4);
        long[] list = new long[2 * breaks];
        long from = 1;
        long cents = 1000 + random.nextInt(1000);
        for (int i = 0; i < breaks; i++) {
            list[2 * i] = from;
            list[2 * i + 1] = cents;
            from += 1 + random.nextInt(takers * unitsMax / breaks + 1);
            cents -= 1 + random.nextInt(200);
        }
        long[] units = random.longs(takers, 1, unitsMax + 1L).toArray();
        return game(curve(list), units);
    }

    /** A function of the quantity that is no price list. */
    static CostCurve of(java.util.function.LongFunction<Ratio> cost, long straightFrom) {
        return new CostCurve() {
            @Override
            public Ratio at(long unitsMilli) {
                return cost.apply(unitsMilli);
            }

            @Override
            public long[] cornersMilli() {
                return LongStream.rangeClosed(0, straightFrom).toArray();
            }
        };
    }

    /** Shapley's shares by their definition, over all subsets. */
    static List<Ratio> enumerated(CostCurve cost, long[] unitsMilli) {
        int n = unitsMilli.length;
        BigInteger[] factorial = new BigInteger[n + 1];
        factorial[0] = BigInteger.ONE;
        for (int i = 1; i <= n; i++) {
            factorial[i] = factorial[i - 1].multiply(BigInteger.valueOf(i));
        }
        return IntStream.range(0, n)
                .mapToObj(
                        i -> {
                            Ratio share = Ratio.ZERO;
                            for (int set = 0; set < 1 << n; set++) {
                                if ((set >> i & 1) == 0) {
                                    int size = Integer.bitCount(set);
                                    Ratio weight =
                                            new Ratio(
                                                    factorial[size].multiply(
                                                            factorial[n - 1 - size]),
                                                    factorial[n]);
                                    long units = sum(unitsMilli, set);
                                    Ratio added =
                                            cost.at(units + unitsMilli[i]).minus(cost.at(units));
                                    share = share.plus(weight.times(added));
                                }
                            }
                            return share;
                        })
                .toList();
    }

    static long sum(long[] values, int set) {
        return IntStream.range(0, values.length)
                .filter(i -> (set >> i & 1) == 1)
                .mapToLong(i -> values[i])
                .sum();
    }

    /** What the best of all coalitions would save by leaving, by trying all. */
    static Ratio excess(CostCurve cost, long[] unitsMilli, List<Ratio> shares) {
        Ratio most = Ratio.ZERO;
        for (int set = 1; set < 1 << unitsMilli.length; set++) {
            Ratio paid = Ratio.ZERO;
            for (int i = 0; i < unitsMilli.length; i++) {
                paid = (set >> i & 1) == 1 ? paid.plus(shares.get(i)) : paid;
            }
            Ratio gain = paid.minus(cost.at(sum(unitsMilli, set)));
            most = gain.compareTo(most) > 0 ? gain : most;
        }
        return most;
    }

    static byte[][] keys(long... keys) {
        return Arrays.stream(keys)
                .mapToObj(key -> new byte[] {(byte) (key >> 8), (byte) key})
                .toArray(byte[][]::new);
    }

    static byte[][] keys(int count) {
        return keys(LongStream.range(0, count).toArray());
    }
}
