package coop.cobuy.aggregator.invoicing;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The tax of one rate on a document: computed once over the sum of what bears it (EN 16931,
 * BR-CO-17), never line by line.
 */
public record VatTotal(Percent rate, Money base, Money vat) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    /** The tax on a base, rounded once by the mode that the caller names. */
    static VatTotal on(Percent rate, Money base, RoundingMode mode) {
        BigInteger exact =
                BigInteger.valueOf(base.minor()).multiply(BigInteger.valueOf(rate.hundredths()));
        long vat = new BigDecimal(exact).divide(WHOLE, 0, mode).longValueExact();
        return new VatTotal(rate, base, new Money(vat, base.currency()));
    }
}
