package coop.cobuy.aggregator.batching;

import java.math.BigInteger;

/**
 * The rules whose exact shares are fractions: each gets the whole steps in its share, and the steps
 * that are left go to the largest remainders, ties by the round's order of residues.
 */
final class Apportionment {

    private Apportionment() {}

    /**
     * A supply in the proportion of claims that are not all zero, whether they exceed it or not.
     */
    static Shares proportional(Claims claims, long supply) {
        long total = claims.total();
        long[] weights = claims.steps();
        long[] shares = new long[weights.length];
        long[] remainders = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            if (Math.multiplyHigh(supply, weights[i]) == 0 && supply * weights[i] >= 0) {
                shares[i] = supply * weights[i] / total;
                remainders[i] = supply * weights[i] % total;
            } else {
                BigInteger[] parts =
                        BigInteger.valueOf(supply)
                                .multiply(BigInteger.valueOf(weights[i]))
                                .divideAndRemainder(BigInteger.valueOf(total));
                shares[i] = parts[0].longValueExact();
                remainders[i] = parts[1].longValueExact();
            }
        }
        return rounded(claims, shares, remainders, supply, 0);
    }

    /**
     * Equal awards over half claims, or half claims less equal losses over the other halves. Counts
     * in half steps, so that a half claim is a whole number.
     */
    static Shares talmud(Claims claims, long supply) {
        long[] wanted = claims.steps();
        long missing = claims.total() - supply;
        boolean isLoss = supply > missing;
        Levels halves = Levels.of(wanted, 2 * Math.min(supply, missing));
        long parts = 2L * Math.max(1, halves.above());
        long[] shares = new long[wanted.length];
        long[] remainders = new long[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            boolean isMet = wanted[i] <= halves.level();
            shares[i] = isMet ? wanted[i] / 2 : halves.left() / parts;
            remainders[i] = isMet ? wanted[i] % 2 * (parts / 2) : halves.left() % parts;
            if (isLoss) {
                boolean isBroken = remainders[i] > 0;
                shares[i] = wanted[i] - shares[i] - (isBroken ? 1 : 0);
                remainders[i] = isBroken ? parts - remainders[i] : 0;
            }
        }
        long level = halves.above() == 0 ? claims.largest() / 2 : halves.left() / parts;
        return rounded(claims, shares, remainders, supply, level);
    }

    private static Shares rounded(
            Claims claims, long[] shares, long[] remainders, long supply, long level) {
        long left = supply;
        for (long share : shares) {
            left -= share;
        }
        for (int line : Residues.largest(claims, remainders, left)) {
            shares[line]++;
        }
        return new Shares(shares, level, left);
    }
}
