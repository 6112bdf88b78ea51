package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;
import coop.cobuy.money.Split;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Divides a document's tax of one rate by what each bears of its base. Where all bases have one
 * sign this is {@link Split}; where some are below zero (an allowance larger than somebody's goods)
 * weights do not serve, and each gets the rate on its own base, rounded down or up.
 */
final class SignedSplit {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private SignedSplit() {}

    /** Shares that add up to the tax, in the order of the bases. */
    static long[] vat(long vat, Percent rate, long[] bases, byte[][] keys) {
        boolean below = Arrays.stream(bases).anyMatch(base -> base < 0);
        boolean above = Arrays.stream(bases).anyMatch(base -> base > 0);
        if (below && above) {
            boolean mirrored = Column.sum(bases) < 0;
            long[] shares = byRate(mirrored ? -vat : vat, rate, mirror(bases, mirrored), keys);
            return mirror(shares, mirrored);
        }
        return Split.split(vat, Arrays.stream(bases).map(Math::absExact).toArray(), keys);
    }

    private static long[] mirror(long[] amounts, boolean mirrored) {
        return mirrored ? Arrays.stream(amounts).map(Math::negateExact).toArray() : amounts;
    }

    /**
     * Every share is the rate on the base rounded down; the rest is given in units of one, by the
     * largest fractions, as {@link Split} does with a weight each.
     */
    private static long[] byRate(long vat, Percent rate, long[] bases, byte[][] keys) {
        BigInteger hundredths = BigInteger.valueOf(rate.hundredths());
        long[] shares = new long[bases.length];
        long[] fractions = new long[bases.length];
        long left = vat;
        for (int i = 0; i < bases.length; i++) {
            BigInteger exact = BigInteger.valueOf(bases[i]).multiply(hundredths);
            BigInteger fraction = exact.mod(WHOLE);
            shares[i] = exact.subtract(fraction).divide(WHOLE).longValueExact();
            fractions[i] = fraction.longValueExact();
            left = Math.subtractExact(left, shares[i]);
        }
        return left == 0 ? shares : giveRest(left, shares, fractions, keys);
    }

    private static long[] giveRest(long left, long[] shares, long[] fractions, byte[][] keys) {
        Integer[] order = new Integer[shares.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> {
                    int larger = Long.compare(fractions[b], fractions[a]);
                    return larger != 0 ? larger : Arrays.compareUnsigned(keys[a], keys[b]);
                });
        if (left < 0 || left > order.length) {
            throw new IllegalStateException(
                    "tax left over: " + left + " (expected: 0 to " + order.length + ")");
        }
        for (int i = 0; i < left; i++) {
            shares[order[i]]++;
        }
        return shares;
    }
}
