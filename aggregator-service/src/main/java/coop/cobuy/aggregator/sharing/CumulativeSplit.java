package coop.cobuy.aggregator.sharing;

import java.math.BigInteger;

/**
 * Parts of one entitlement that come one after another, such as the deliveries of one order line:
 * each is what the total so far comes to, rounded, less what was given before, so that no rounding
 * adds up.
 */
public final class CumulativeSplit {

    private CumulativeSplit() {}

    /**
     * @param total in minor units, any sign
     * @param weights of the parts, in the order in which they come
     */
    public static long[] of(long total, long[] weights) {
        BigInteger all = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("weight: " + weight + " (expected: >= 0)");
            }
            all = all.add(BigInteger.valueOf(weight));
        }
        if (all.signum() == 0 && total != 0) {
            throw new IllegalArgumentException("sum of weights: 0 (expected: > 0)");
        }
        long[] parts = new long[weights.length];
        BigInteger soFar = BigInteger.ZERO;
        long given = 0;
        for (int i = 0; i < weights.length && total != 0; i++) {
            soFar = soFar.add(BigInteger.valueOf(weights[i]));
            long due = part(total, soFar, all);
            parts[i] = due - given;
            given = due;
        }
        return parts;
    }

    /** What is due of a total when so much of the whole has come, rounded half away from zero. */
    static long part(long total, BigInteger soFar, BigInteger all) {
        BigInteger doubled = BigInteger.valueOf(total).abs().multiply(soFar).shiftLeft(1).add(all);
        long magnitude = doubled.divide(all.shiftLeft(1)).longValueExact();
        return total < 0 ? -magnitude : magnitude;
    }
}
