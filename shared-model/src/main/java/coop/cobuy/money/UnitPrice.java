package coop.cobuy.money;

import coop.cobuy.quantity.Decimals;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The net price of one member unit, zero or more, with up to {@link #SCALE_MAX} decimals (many
 * wholesale prices are given in tenths of a cent).
 */
public record UnitPrice(BigDecimal amount, Currency currency) implements Comparable<UnitPrice> {

    /** The most decimals that a price may have. */
    public static final int SCALE_MAX = 6;

    private static final int INTEGER_DIGITS_MAX = 12;

    public UnitPrice {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("price: " + amount + " (expected: >= 0)");
        }
        if (amount.scale() > SCALE_MAX
                || amount.precision() - amount.scale() > INTEGER_DIGITS_MAX) {
            throw new IllegalArgumentException(
                    "price: " + amount + " (expected: at most 12 digits and 6 decimals)");
        }
    }

    /**
     * @throws NumberFormatException if the text is no plain decimal
     * @throws IllegalArgumentException if it is negative or has too many digits
     */
    public static UnitPrice parse(String decimal, Currency currency) {
        return new UnitPrice(Decimals.parse(decimal), currency);
    }

    /** What so many units cost, rounded once, half up: EN 16931's line net amount. */
    public Money times(Units units) {
        return times(units, RoundingMode.HALF_UP);
    }

    /** What so many units cost, rounded once by the mode that the caller names. */
    public Money times(Units units, RoundingMode mode) {
        return Money.round(amount.multiply(units.decimal()), currency, mode);
    }

    @Override
    public int compareTo(UnitPrice other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currency: " + other.currency + " (expected: " + currency + ")");
        }
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
