package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import java.math.BigInteger;

/**
 * Shows a taker's tax of one rate beside the components that it falls on: after each component the
 * tax so far is the rate on the base so far, rounded, and in the end the taker's share; a
 * component's tax is what it adds. So the parts add up to the share, and each is within two minor
 * units of its own.
 */
final class TaxBeside {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private static final BigInteger HALF = BigInteger.valueOf(5_000);

    private final Percent rate;
    private final long[] bases;
    private final long[] taxes;
    private final long[] baseSoFar;
    private final long[] taxSoFar;

    TaxBeside(Percent rate, long[] bases, long[] taxes) {
        this.rate = rate;
        this.bases = bases;
        this.taxes = taxes;
        this.baseSoFar = new long[bases.length];
        this.taxSoFar = new long[bases.length];
    }

    /** Fills in the tax of the column's cells. */
    void write(Column column) {
        for (int i = 0; i < column.who().length; i++) {
            int who = column.who()[i];
            baseSoFar[who] = Math.addExact(baseSoFar[who], column.net()[i]);
            long soFar = taxOn(who);
            column.vat()[i] = soFar - taxSoFar[who];
            taxSoFar[who] = soFar;
        }
    }

    private long taxOn(int who) {
        if (baseSoFar[who] == bases[who]) {
            return taxes[who];
        }
        BigInteger base = BigInteger.valueOf(baseSoFar[who]);
        return rounded(base.multiply(BigInteger.valueOf(rate.hundredths())));
    }

    /** Hundredths of a percent of an amount, rounded half away from zero. */
    private static long rounded(BigInteger hundredths) {
        BigInteger magnitude = hundredths.abs().add(HALF).divide(WHOLE);
        return (hundredths.signum() < 0 ? magnitude.negate() : magnitude).longValueExact();
    }
}
