package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import java.math.RoundingMode;

/**
 * Shows a taker's tax of one rate beside the components that it falls on: after each component the
 * tax so far is the rate on the base so far, rounded, and in the end the taker's share; a
 * component's tax is what it adds. So the parts add up to the share, and each is within two minor
 * units of its own.
 */
final class TaxBeside {

    private static final long WHOLE = 10_000;

    /** Bases up to this in magnitude need no more than a long. */
    private static final long SMALL_MAX = Long.MAX_VALUE / WHOLE - 1;

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
        return on(rate, baseSoFar[who]);
    }

    /** The rate on a base, rounded half away from zero. */
    private static long on(Percent rate, long base) {
        if (base > SMALL_MAX || base < -SMALL_MAX) {
            return DocumentTax.on(rate, base, RoundingMode.HALF_UP);
        }
        long rounded = (Math.abs(base) * rate.hundredths() + WHOLE / 2) / WHOLE;
        return base < 0 ? -rounded : rounded;
    }
}
