package coop.cobuy.money;

import java.util.Arrays;

/**
 * {@link Split} for numbers whose products fit into a long, without an object for each share: a
 * round has a million of them.
 */
final class FastSplit {

    private FastSplit() {}

    /**
     * @param sum of the weights, above zero; the largest weight times the total is within the range
     *     of a long
     */
    static long[] split(long total, long[] weights, long sum, byte[][] keys) {
        if (weights.length != keys.length) {
            throw new IllegalArgumentException(
                    "keys: " + keys.length + " (expected: " + weights.length + ")");
        }
        Keys compared = new Keys(keys);
        compared.requireDifferent();
        long magnitude = Math.abs(total);
        long sign = Long.signum(total);
        long[] shares = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            long product = magnitude * weights[i];
            long share = product / sum;
            remainders[i] = product - share * sum;
            left -= share;
            shares[i] = sign * share;
        }
        if (left > 0) {
            giveLeftovers(Math.toIntExact(left), sign, shares, remainders, compared);
        }
        return shares;
    }

    /** One to each remainder above the last that gets one, and of those equal to it by key. */
    private static void giveLeftovers(
            int left, long sign, long[] shares, long[] remainders, Keys keys) {
        long[] rising = remainders.clone();
        Arrays.sort(rising);
        long last = rising[rising.length - left];
        int equal = 0;
        int given = 0;
        for (int i = 0; i < shares.length; i++) {
            if (remainders[i] > last) {
                shares[i] += sign;
                given++;
            } else if (remainders[i] == last) {
                equal++;
            }
        }
        int[] ties = new int[equal];
        for (int i = 0, at = 0; at < equal; i++) {
            if (remainders[i] == last) {
                ties[at++] = i;
            }
        }
        for (int i : keys.smallest(ties, left - given)) {
            shares[i] += sign;
        }
    }
}
