package coop.cobuy.aggregator.sharing;

import java.util.Arrays;

/**
 * Shapley shares from orders of arrival drawn by chance. What a taker adds lies between nothing and
 * the taker's cost alone, so by Hoeffding's inequality and m ≥ ln(2n/δ) / (2α²) draws no share of n
 * is off by more than α times that cost, but for a chance of δ.
 *
 * <p>Beyond the top break nothing varies, so an order is drawn only as far as that.
 */
final class SampledShapley {

    static final double ALPHA = 0.01;
    static final double DELTA = 0.05;

    /** Fewer draws than these would say nothing. */
    private static final int DRAWS_MIN = 200;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Grid grid;
    private final long seed;
    private final long top;
    private final Lines bonus;
    private final int draws;

    /**
     * @param arrivalsMax takers times draws; if that is too little for {@link #ALPHA}, the error is
     *     larger
     */
    SampledShapley(Grid grid, long seed, double arrivalsMax) {
        this.grid = grid;
        this.seed = seed;
        int affordable = (int) Math.max(DRAWS_MIN, arrivalsMax / Math.max(1, grid.count()));
        this.draws = Math.min(permutations(grid.count()), affordable);
        this.top = grid.top();
        this.bonus = new Lines(grid);
    }

    static int permutations(int takers) {
        return (int) Math.ceil(bound(takers) / (2 * ALPHA * ALPHA));
    }

    /** The least that Hoeffding's inequality gives for the draws. */
    private double alpha() {
        return Math.min(1, Math.max(ALPHA, Math.sqrt(bound(grid.count()) / (2.0 * draws))));
    }

    private static double bound(int takers) {
        return Math.log(2.0 * takers / DELTA);
    }

    Approximate shares() {
        double[] sums = new double[grid.count()];
        int[] order = new int[grid.count()];
        Arrays.setAll(order, i -> i);
        long random = seed;
        for (int draw = 0; draw < draws; draw++) {
            random = arrive(random, order, sums);
        }
        double slope = grid.slope().approximate();
        double[] shares = new double[sums.length];
        double alone = 0;
        for (int i = 0; i < shares.length; i++) {
            long steps = grid.steps()[i];
            shares[i] = slope * steps + sums[i] / draws;
            alone = Math.max(alone, slope * steps + bonus.at(steps));
        }
        double alpha = alpha();
        double error = alpha * alone;
        return new Approximate(shares, new Method.Sampling(seed, draws, alpha, DELTA, error));
    }

    /**
     * Draws one order, by SplitMix64: fast, and the same on every machine for the same seed. All in
     * one loop, which runs hundreds of millions of times.
     *
     * @return the generator's new state
     */
    private long arrive(long state, int[] order, double[] sums) {
        long[] steps = grid.steps();
        long random = state;
        long there = 0;
        double before = 0;
        int line = 0;
        long from = bonus.from(line);
        long end = bonus.end(line);
        double value = bonus.value(line);
        double slope = bonus.slope(line);
        for (int i = 0; i < order.length && there < top; i++) {
            random += GOLDEN;
            long mixed = (random ^ (random >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            mixed = (mixed ^ (mixed >>> 31)) >>> 1;
            int at = i + (int) Math.multiplyHigh(mixed, (order.length - i) * 2L);
            int taker = order[at];
            order[at] = order[i];
            order[i] = taker;
            there += steps[taker];
            if (there >= end) {
                line = bonus.on(there, line);
                from = bonus.from(line);
                end = bonus.end(line);
                value = bonus.value(line);
                slope = bonus.slope(line);
            }
            double after = value + (there - from) * slope;
            sums[taker] += after - before;
            before = after;
        }
        return random;
    }
}
