package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A cost before rounding. A price with six decimals times a quantity with three is a whole number
 * of billionths of the currency; where the price is that of a case, a unit costs a fraction of it.
 * Costs are compared and added as such; {@link #rounded} is the one place in this package where one
 * becomes an amount of money.
 *
 * @param nano billionths of the currency's main unit, zero or more, of so many times the cost
 * @param per by which they are divided, above zero; 1 unless the price is that of a case
 */
public record ExactCost(BigInteger nano, long per, Currency currency)
        implements Comparable<ExactCost> {

    private static final int DECIMALS = 9;

    public ExactCost {
        if (nano.signum() < 0) {
            throw new IllegalArgumentException("cost: " + nano + " (expected: >= 0)");
        }
        if (per <= 0) {
            throw new IllegalArgumentException("cost per: " + per + " (expected: > 0)");
        }
    }

    static ExactCost of(long priceMicro, long unitsMilli, Currency currency) {
        return new ExactCost(
                BigInteger.valueOf(priceMicro).multiply(BigInteger.valueOf(unitsMilli)),
                1,
                currency);
    }

    /**
     * The line net amount of EN 16931: rounded once, half up, to the currency's decimals.
     *
     * @throws ArithmeticException if the amount is beyond the range of {@link Money}
     */
    public Money rounded() {
        BigDecimal amount =
                new BigDecimal(nano, DECIMALS)
                        .divide(
                                BigDecimal.valueOf(per),
                                currency.getDefaultFractionDigits(),
                                RoundingMode.HALF_UP);
        return Money.round(amount, currency, RoundingMode.UNNECESSARY);
    }

    public ExactCost min(ExactCost other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Of the exact amount in minor units, in lowest terms. */
    public BigInteger minorNumerator() {
        return scaledNano().divide(commonDivisor());
    }

    /** Of the exact amount in minor units, in lowest terms; above zero. */
    public BigInteger minorDenominator() {
        return scaledPer().divide(commonDivisor());
    }

    private BigInteger commonDivisor() {
        return scaledNano().gcd(scaledPer());
    }

    private BigInteger scaledNano() {
        return nano.multiply(BigInteger.TEN.pow(currency.getDefaultFractionDigits()));
    }

    private BigInteger scaledPer() {
        return BigInteger.valueOf(per).multiply(BigInteger.TEN.pow(DECIMALS));
    }

    @Override
    public int compareTo(ExactCost other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currency: " + other.currency + " (expected: " + currency + ")");
        }
        return per == other.per
                ? nano.compareTo(other.nano)
                : nano.multiply(BigInteger.valueOf(other.per))
                        .compareTo(other.nano.multiply(BigInteger.valueOf(per)));
    }

    @Override
    public String toString() {
        String amount = new BigDecimal(nano, DECIMALS).toPlainString();
        return amount + (per == 1 ? " " : "/" + per + " ") + currency.getCurrencyCode();
    }
}
