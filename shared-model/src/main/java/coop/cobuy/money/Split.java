package coop.cobuy.money;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Divides an amount by weights to the last minor unit: the method of largest remainders (Hamilton;
 * Balinski and Young, Fair Representation). The only way in which shares of a bill are made.
 *
 * <p>Each share is the exact one rounded down or up; the shares add up to the total; units left
 * over go to the largest fractions, ties to the smaller key, so the order of the list decides
 * nothing. A negative total is the mirror image of the positive one.
 */
public final class Split {

    private Split() {}

    /**
     * @param total in minor units, any sign
     * @param weights zero or more each, at least one above zero unless the total is zero
     * @param keys one for each weight, all different, compared as unsigned bytes
     * @return the shares, in the order of the weights
     * @throws IllegalArgumentException if a weight is negative, their sum is zero for a total that
     *     is not, the lengths differ, or a key is given twice
     */
    public static long[] split(long total, long[] weights, byte[][] keys) {
        long largest = 0;
        long sum = 0;
        boolean small = total != Long.MIN_VALUE;
        for (long weight : weights) {
            largest = Math.max(largest, weight);
            sum += weight;
            small &= weight >= 0 && sum >= 0;
        }
        if (small && sum > 0 && fits(Math.abs(total), largest)) {
            return FastSplit.split(total, weights, sum, keys);
        }
        BigInteger[] exact = new BigInteger[weights.length];
        for (int i = 0; i < weights.length; i++) {
            exact[i] = BigInteger.valueOf(weights[i]);
        }
        return split(total, exact, keys);
    }

    private static boolean fits(long magnitude, long weight) {
        return Math.multiplyHigh(magnitude, weight) == 0 && magnitude * weight >= 0;
    }

    /** As {@link #split(long, long[], byte[][])}, for weights beyond the range of a long. */
    public static long[] split(long total, BigInteger[] weights, byte[][] keys) {
        Keys compared = new Keys(keys);
        BigInteger sum = check(total, weights, compared);
        long[] shares = new long[weights.length];
        if (total == 0) {
            return shares;
        }
        BigInteger magnitude = BigInteger.valueOf(total).abs();
        BigInteger[] remainders = new BigInteger[weights.length];
        BigInteger left = magnitude;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] parts = magnitude.multiply(weights[i]).divideAndRemainder(sum);
            shares[i] = (total < 0 ? parts[0].negate() : parts[0]).longValueExact();
            remainders[i] = parts[1];
            left = left.subtract(parts[0]);
        }
        Integer[] order = byRemainder(remainders, compared);
        for (int i = 0; i < left.intValueExact(); i++) {
            shares[order[i]] += Long.signum(total);
        }
        return shares;
    }

    private static Integer[] byRemainder(BigInteger[] remainders, Keys keys) {
        Integer[] order = new Integer[keys.count()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> {
                    int larger = remainders[b].compareTo(remainders[a]);
                    return larger != 0 ? larger : keys.compare(a, b);
                });
        return order;
    }

    private static BigInteger check(long total, BigInteger[] weights, Keys keys) {
        if (weights.length != keys.count()) {
            throw new IllegalArgumentException(
                    "keys: " + keys.count() + " (expected: " + weights.length + ")");
        }
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("weight: " + weight + " (expected: >= 0)");
            }
            sum = sum.add(weight);
        }
        if (sum.signum() == 0 && total != 0) {
            throw new IllegalArgumentException("sum of weights: 0 (expected: > 0)");
        }
        keys.requireDifferent();
        return sum;
    }
}
