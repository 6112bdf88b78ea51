package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A document's tax: once per rate over the sum of what bears it (EN 16931, BR-CO-17). */
public final class DocumentTax {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    private DocumentTax() {}

    /** Per rate, in minor units; the way of rounding is a parameter of the document. */
    public static SortedMap<Percent, Long> of(
            List<SplitLine> lines, List<SplitAmount> amounts, RoundingMode mode) {
        SortedMap<Percent, Long> bases = new TreeMap<>();
        lines.forEach(line -> bases.merge(line.vatPercent(), line.net(), Math::addExact));
        amounts.forEach(amount -> bases.merge(amount.vatPercent(), amount.net(), Math::addExact));
        SortedMap<Percent, Long> taxes = new TreeMap<>();
        bases.forEach((rate, base) -> taxes.put(rate, on(rate, base, mode)));
        return taxes;
    }

    /** The rate on a base, rounded once. */
    public static long on(Percent rate, long base, RoundingMode mode) {
        BigInteger exact = BigInteger.valueOf(base).multiply(BigInteger.valueOf(rate.hundredths()));
        return new BigDecimal(exact).divide(WHOLE, 0, mode).longValueExact();
    }
}
