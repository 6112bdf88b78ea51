package coop.cobuy.money;

import coop.cobuy.quantity.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount of one currency in its minor units (cents for EUR, yen for JPY). May be negative.
 *
 * <p>Arithmetic never wraps: beyond the range of a {@code long} it throws {@link
 * ArithmeticException}. Not for prices per unit, which have a scale of their own: see {@link
 * UnitPrice}.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency: is missing");
    }

    /**
     * @param code ISO 4217
     * @throws IllegalArgumentException if there is no such currency
     */
    public static Money of(long minor, String code) {
        return new Money(minor, Currency.getInstance(code));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a plain decimal such as {@code "12.34"}.
     *
     * @throws ArithmeticException if it has more decimals than the currency, or is out of range
     * @throws NumberFormatException if it is not a number
     */
    public static Money parse(String decimal, Currency currency) {
        BigDecimal amount = Decimals.parse(decimal);
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(),
                currency);
    }

    /** The nearest amount to an exact decimal, rounded by the mode that the caller names. */
    public static Money round(BigDecimal exact, Currency currency, RoundingMode mode) {
        BigDecimal minor =
                exact.movePointRight(currency.getDefaultFractionDigits()).setScale(0, mode);
        return new Money(minor.longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isOver(Money limit) {
        return minor > same(limit).minor;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** The amount with the currency's decimals and without its name: {@code "12.34"}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    @Override
    public String toString() {
        return decimal() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currency: " + other.currency + " (expected: " + currency + ")");
        }
        return other;
    }
}
