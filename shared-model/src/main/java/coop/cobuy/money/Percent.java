package coop.cobuy.money;

import coop.cobuy.quantity.Decimals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A rate in hundredths of a percent, 0.00 to 100.00: the VAT rates of EN 16931 (BT-152) and a
 * co-op's mark-up.
 */
public record Percent(int hundredths) implements Comparable<Percent> {

    /** Nothing: the rate of zero-rated and exempt goods. */
    public static final Percent ZERO = new Percent(0);

    private static final int HUNDRED_PERCENT = 10_000;

    public Percent {
        if (hundredths < 0 || hundredths > HUNDRED_PERCENT) {
            throw new IllegalArgumentException(
                    "percent: " + hundredths + " hundredths (expected: 0 to 10000)");
        }
    }

    /**
     * @throws NumberFormatException if the text is no plain decimal
     * @throws ArithmeticException if it has more than two decimals
     * @throws IllegalArgumentException if it is below 0 or above 100
     */
    public static Percent parse(String decimal) {
        return new Percent(Decimals.parse(decimal).movePointRight(2).intValueExact());
    }

    /** This share of an amount, rounded once, half up (away from zero below zero). */
    public Money of(Money base) {
        BigInteger exact =
                BigInteger.valueOf(base.minor()).multiply(BigInteger.valueOf(hundredths));
        BigDecimal rounded =
                new BigDecimal(exact)
                        .divide(BigDecimal.valueOf(HUNDRED_PERCENT), 0, RoundingMode.HALF_UP);
        return new Money(rounded.longValueExact(), base.currency());
    }

    public String decimal() {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    @Override
    public int compareTo(Percent other) {
        return Integer.compare(hundredths, other.hundredths);
    }

    @Override
    public String toString() {
        return decimal() + " %";
    }
}
