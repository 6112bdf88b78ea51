package coop.cobuy.aggregator.sharing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A split that remembers: leftover minor units go to whoever has the largest fraction together with
 * what earlier splits rounded away, so that over the years nobody is the unlucky one.
 *
 * @param amounts in minor units, adding up to the total
 * @param carryNano one for each: what was due so far less what was charged, in billionths of a
 *     minor unit; those of all members of the group together are zero
 */
@SuppressWarnings("ArrayRecordComponent") // columns; nobody compares them
public record CarriedSplit(long[] amounts, long[] carryNano) {

    private static final BigInteger NANO = BigInteger.valueOf(1_000_000_000);

    /**
     * @param total in minor units, any sign; the carry's sign turns for one below zero
     * @param carryNano from the split before, zero for new members. Only those with a weight above
     *     zero take part; the carry of the others stays.
     */
    public static CarriedSplit of(long total, long[] weights, long[] carryNano, byte[][] keys) {
        int[] taking = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        long[] amounts = new long[weights.length];
        long[] carry = carryNano.clone();
        if (taking.length == 0) {
            if (total != 0) {
                throw new IllegalArgumentException("sum of weights: 0 (expected: > 0)");
            }
            return new CarriedSplit(amounts, carry);
        }
        long sign = total < 0 ? -1 : 1;
        BigInteger sum = BigInteger.ZERO;
        for (int i : taking) {
            sum = sum.add(BigInteger.valueOf(weights[i]));
        }
        share(Math.absExact(total), sign, weights, sum, taking, amounts, carry, keys);
        return new CarriedSplit(amounts, carry);
    }

    private static void share(
            long total,
            long sign,
            long[] weights,
            BigInteger sum,
            int[] taking,
            long[] amounts,
            long[] carry,
            byte[][] keys) {
        // Scores and carries as numerators over sum · 10^9.
        BigInteger[] score = new BigInteger[weights.length];
        long left = total;
        for (int i : taking) {
            BigInteger[] parts =
                    BigInteger.valueOf(total)
                            .multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(sum);
            amounts[i] = parts[0].longValueExact();
            left -= amounts[i];
            score[i] =
                    parts[1].multiply(NANO).add(BigInteger.valueOf(sign * carry[i]).multiply(sum));
        }
        int[] order = byScore(taking, score, keys);
        for (int i = 0; i < left; i++) {
            amounts[order[i]]++;
            score[order[i]] = score[order[i]].subtract(NANO.multiply(sum));
        }
        quantise(order, score, sum, sign, carry);
        for (int i : taking) {
            amounts[i] *= sign;
        }
    }

    private static int[] byScore(int[] taking, BigInteger[] score, byte[][] keys) {
        return Arrays.stream(taking)
                .boxed()
                .sorted(
                        (a, b) -> {
                            int larger = score[b].compareTo(score[a]);
                            return larger != 0 ? larger : Arrays.compareUnsigned(keys[a], keys[b]);
                        })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Rounds the new carries down to billionths; the billionths left go round in the order. */
    private static void quantise(
            int[] order, BigInteger[] score, BigInteger sum, long sign, long[] carry) {
        BigInteger rest = BigInteger.ZERO;
        for (int i : order) {
            BigInteger fraction = score[i].mod(sum);
            rest = rest.add(fraction);
            carry[i] = sign * score[i].subtract(fraction).divide(sum).longValueExact();
        }
        long left = rest.divide(sum).longValueExact();
        for (int i = 0; i < left; i++) {
            carry[order[i]] += sign;
        }
    }
}
