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

    /** Larger tables of costs would not stay in the processor's caches. */
    private static final int CELLS_MAX = 1 << 20;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Grid grid;
    private final long seed;
    private final long top;
    private final long cell;
    private final double[] bonus;
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
        this.cell = Math.max(1, Math.ceilDiv(top, CELLS_MAX));
        this.bonus = new double[Math.toIntExact(Math.ceilDiv(top, cell)) + 1];
        for (int i = 0; i < bonus.length; i++) {
            bonus[i] = grid.bonus(Math.min(top, i * cell)).approximate();
        }
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
            alone = Math.max(alone, slope * steps + at(steps));
        }
        double alpha = alpha();
        double error = alpha * alone + betweenCells();
        return new Approximate(shares, new Method.Sampling(seed, draws, alpha, DELTA, error));
    }

    /**
     * Draws one order, by SplitMix64: fast, and the same on every machine for the same seed. All in
     * one loop, which runs hundreds of millions of times.
     *
     * @return the generator's new state
     */
    private long arrive(long from, int[] order, double[] sums) {
        long[] steps = grid.steps();
        long random = from;
        long there = 0;
        double before = 0;
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
            double after = at(there);
            sums[taker] += after - before;
            before = after;
        }
        return random;
    }

    /** The bonus of a state; between two cells of a very long table on the line between them. */
    private double at(long steps) {
        if (steps >= top) {
            return bonus[bonus.length - 1];
        }
        if (cell == 1) {
            return bonus[(int) steps];
        }
        int low = (int) (steps / cell);
        double part = (double) (steps - low * cell) / cell;
        return bonus[low] + part * (bonus[low + 1] - bonus[low]);
    }

    /** At most what the cost rises within one cell, where the table is coarser than the grid. */
    private double betweenCells() {
        double most = 0;
        for (int i = 1; cell > 1 && i < bonus.length; i++) {
            most = Math.max(most, Math.abs(bonus[i] - bonus[i - 1]));
        }
        return most;
    }
}
