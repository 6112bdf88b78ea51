package coop.cobuy.aggregator.sharing;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Shapley shares by counting coalitions of each size and quantity, exactly. A taker's own part is
 * taken out of the counts of all by dividing the generating function, so each different quantity is
 * counted once.
 */
final class ExactShapley {

    /** So many takers at most: then no number of coalitions is beyond a long. */
    static final int TAKERS_MAX = 60;

    private final Grid grid;
    private final int count;
    private final int states;
    private final BigInteger[] bonus;
    private final BigInteger scale;

    ExactShapley(Grid grid) {
        this.grid = grid;
        this.count = grid.count();
        this.states = Math.toIntExact(grid.top());
        Ratio[] exact = new Ratio[states + 1];
        Arrays.setAll(exact, grid::bonus);
        this.scale = commonDenominator(exact);
        this.bonus = new BigInteger[states + 1];
        Arrays.setAll(
                bonus, x -> exact[x].numerator().multiply(scale.divide(exact[x].denominator())));
    }

    /** How many numbers have to be gone through. */
    static double work(Grid grid) {
        return (double) grid.count() * grid.top() * (grid.distinct().length + 1);
    }

    static BigInteger commonDenominator(Ratio[] all) {
        BigInteger common = BigInteger.ONE;
        for (Ratio each : all) {
            BigInteger denominator = each.denominator();
            if (common.mod(denominator).signum() != 0) {
                common = common.divide(common.gcd(denominator)).multiply(denominator);
            }
        }
        return common;
    }

    /** One for each of the grid's takers. */
    Ratio[] shares() {
        long[][] all = new long[count][states];
        if (states > 0) {
            all[0][0] = 1;
        }
        int placed = 0;
        for (long step : grid.steps()) {
            add(all, step, Math.min(++placed, count - 1));
        }
        Map<Long, Ratio> byStep = new HashMap<>();
        for (long step : grid.distinct()) {
            byStep.put(step, share(step, without(all, step)));
        }
        return Arrays.stream(grid.steps()).mapToObj(byStep::get).toArray(Ratio[]::new);
    }

    private void add(long[][] counts, long step, int sizes) {
        for (int size = sizes; size > 0; size--) {
            for (int x = states - 1; x >= step; x--) {
                counts[size][x] += counts[size - 1][x - (int) step];
            }
        }
    }

    private long[][] without(long[][] all, long step) {
        long[][] others = new long[count][];
        for (int size = 0; size < count; size++) {
            others[size] = all[size].clone();
            for (int x = states - 1; size > 0 && x >= step; x--) {
                others[size][x] -= others[size - 1][x - (int) step];
            }
        }
        return others;
    }

    private Ratio share(long step, long[][] others) {
        BigInteger[] gains = new BigInteger[states];
        Arrays.setAll(gains, x -> bonus[(int) Math.min(states, x + step)].subtract(bonus[x]));
        long[] small = small(gains);
        Ratio share = grid.slope().times(step);
        BigInteger ways = BigInteger.valueOf(count);
        for (int size = 0; size < count; size++) {
            BigInteger sum = small == null ? dot(others[size], gains) : dot(others[size], small);
            if (sum.signum() != 0) {
                share = share.plus(new Ratio(sum, ways.multiply(scale)));
            }
            ways =
                    ways.multiply(BigInteger.valueOf(count - 1L - size))
                            .divide(BigInteger.valueOf(size + 1L));
        }
        return share;
    }

    private static long @Nullable [] small(BigInteger[] gains) {
        boolean fit = Arrays.stream(gains).allMatch(gain -> gain.bitLength() < Long.SIZE);
        return fit ? Arrays.stream(gains).mapToLong(BigInteger::longValue).toArray() : null;
    }

    private static BigInteger dot(long[] counts, BigInteger[] gains) {
        BigInteger sum = BigInteger.ZERO;
        for (int x = 0; x < counts.length; x++) {
            if (counts[x] != 0) {
                sum = sum.add(gains[x].multiply(BigInteger.valueOf(counts[x])));
            }
        }
        return sum;
    }

    /** In 128 bits: counts add up to less than 2^59, gains are below 2^63. */
    private static BigInteger dot(long[] counts, long[] gains) {
        long high = 0;
        long low = 0;
        for (int x = 0; x < counts.length; x++) {
            long product = counts[x] * gains[x];
            long sum = low + product;
            high += Math.multiplyHigh(counts[x], gains[x]);
            high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
            low = sum;
        }
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(low));
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned);
    }
}
