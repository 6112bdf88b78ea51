package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A cost before rounding: a price with six decimals times a quantity with three is a whole number
 * of billionths of the currency. Costs are compared and added as such; {@link #rounded} is the one
 * place in this package where one becomes an amount of money.
 *
 * @param nano billionths of the currency's main unit, zero or more
 */
public record ExactCost(BigInteger nano, Currency currency) implements Comparable<ExactCost> {

    private static final int DECIMALS = 9;

    public ExactCost {
        if (nano.signum() < 0) {
            throw new IllegalArgumentException("cost: " + nano + " (expected: >= 0)");
        }
    }

    static ExactCost of(long priceMicro, long unitsMilli, Currency currency) {
        return new ExactCost(
                BigInteger.valueOf(priceMicro).multiply(BigInteger.valueOf(unitsMilli)), currency);
    }

    /**
     * The line net amount of EN 16931: rounded once, half up, to the currency's decimals.
     *
     * @throws ArithmeticException if the amount is beyond the range of {@link Money}
     */
    public Money rounded() {
        return Money.round(new BigDecimal(nano, DECIMALS), currency, RoundingMode.HALF_UP);
    }

    public ExactCost min(ExactCost other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(ExactCost other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currency: " + other.currency + " (expected: " + currency + ")");
        }
        return nano.compareTo(other.nano);
    }

    @Override
    public String toString() {
        return new BigDecimal(nano, DECIMALS).toPlainString() + " " + currency.getCurrencyCode();
    }
}
