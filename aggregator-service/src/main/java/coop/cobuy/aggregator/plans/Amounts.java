package coop.cobuy.aggregator.plans;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;

/** Decimals of a request as exact whole numbers of the least unit, or a finding with its place. */
final class Amounts {

    private Amounts() {}

    /** A currency by its ISO 4217 code, one that has minor units. */
    static @Nullable Currency currency(JsonInput input) throws IOException {
        String code = input.text();
        if (code == null) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // told below, as are codes such as XAU that no amount has
        }
        input.note("is no currency of ISO 4217 in which amounts are given");
        return null;
    }

    /** An amount of any sign in minor units; null if it is not there or was noted. */
    static @Nullable Long minor(
            Findings findings,
            String pointer,
            @Nullable BigDecimal amount,
            @Nullable Currency currency) {
        if (amount == null || currency == null) {
            return null;
        }
        int decimals = currency.getDefaultFractionDigits();
        return scaled(findings, pointer, amount, decimals, currency.getCurrencyCode() + " has");
    }

    /** A decimal times a power of ten, exactly. */
    static @Nullable Long scaled(
            Findings findings, String pointer, BigDecimal value, int decimals, String whose) {
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > decimals) {
            findings.add(pointer, "has more decimals than " + whose + ": " + decimals);
            return null;
        }
        try {
            return value.movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            findings.add(pointer, "is out of range");
            return null;
        }
    }
}
