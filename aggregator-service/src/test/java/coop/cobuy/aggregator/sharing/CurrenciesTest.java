package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Shares are in minor units, of which a currency has 1, 100 or 1,000 to a whole. */
class CurrenciesTest {

    private static final int SEEDS = 60;

    @ParameterizedTest
    @CsvSource({"JPY, 0", "EUR, 2", "KWD, 3"})
    void sharesAreThoseOfTheSameAmountsInWholeUnits(String code, int decimals) {
        Currency currency = Currency.getInstance(code);
        assertEquals(decimals, currency.getDefaultFractionDigits());
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            long[] units = units(random);
            PriceBreaks list = list(random, currency);
            LineGame game = LineGame.of(CostCurve.of(list), units, null);
            BigDecimal whole = whole(list, Arrays.stream(units).sum());
            assertEquals(Ratio.of(whole.movePointRight(decimals)), game.totalCost());
            long net = whole.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValue();
            assertEquals(net, list.cost(new Units(Arrays.stream(units).sum())).rounded().minor());
            for (CostRule rule : CostRule.values()) {
                CostShares shares = CostShares.of(rule, game, seed);
                assertEquals(game.totalCost(), Ratio.sum(shares.shares()));
                long[] parts = shares.weights().split(net, Games.keys(units.length));
                assertEquals(net, Column.sum(parts));
                assertTrue(isRounded(parts, shares.shares(), game.totalCost(), net), rule::name);
            }
        }
    }

    /** The same price list and quantities a thousand times as fine give the same shares of all. */
    @ParameterizedTest
    @CsvSource({"JPY", "KWD"})
    void partsOfTheWholeAreTheSameInEveryCurrency(String code) {
        for (int seed = 0; seed < SEEDS; seed++) {
            LineGame euro = game(seed, Currency.getInstance("EUR"));
            LineGame other = game(seed, Currency.getInstance(code));
            for (CostRule rule : CostRule.values()) {
                assertEquals(parts(rule, euro), parts(rule, other), rule::name);
            }
        }
    }

    /**
     * In steps of 25 g: exact shares are counted over all quantities there are, so fewer is faster.
     */
    private static long[] units(Random random) {
        return random.longs(1 + random.nextInt(8), 1, 800).map(each -> 25 * each).toArray();
    }

    private static List<Ratio> parts(CostRule rule, LineGame game) {
        List<Ratio> shares = CostShares.of(rule, game, 0).shares();
        return shares.stream().map(share -> share.over(game.totalCost())).toList();
    }

    private static LineGame game(int seed, Currency currency) {
        Random random = new Random(seed);
        long[] units = units(random);
        return LineGame.of(CostCurve.of(list(random, currency)), units, null);
    }

    /** Whether every part is the exact one of the net rounded up or down. */
    private static boolean isRounded(long[] parts, List<Ratio> shares, Ratio all, long net) {
        return IntStream.range(0, parts.length)
                .allMatch(
                        i -> {
                            Ratio exact = shares.get(i).times(net).over(all);
                            Ratio off = Ratio.of(parts[i]).minus(exact);
                            return off.compareTo(Ratio.of(1)) < 0
                                    && off.compareTo(Ratio.of(-1)) > 0;
                        });
    }

    private static PriceBreaks list(Random random, Currency currency) {
        List<PriceBreak> breaks = new ArrayList<>();
        long from = 0;
        int micro = 1_000_000 + random.nextInt(5_000_000);
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
            UnitPrice price = new UnitPrice(BigDecimal.valueOf(micro, 6), currency);
            breaks.add(new PriceBreak(new Units(from), price));
            from += 1 + random.nextInt(60_000);
            micro -= random.nextInt(300_000);
        }
        return PriceBreaks.of(BreakKind.ALL_UNITS, breaks);
    }

    /** The least of buying up to each break, in decimals. */
    private static BigDecimal whole(PriceBreaks list, long milli) {
        return list.breaks().stream()
                .map(
                        each ->
                                each.price()
                                        .amount()
                                        .multiply(
                                                BigDecimal.valueOf(
                                                        Math.max(milli, each.from().milli()), 3)))
                .min(BigDecimal::compareTo)
                .orElseThrow();
    }
}
