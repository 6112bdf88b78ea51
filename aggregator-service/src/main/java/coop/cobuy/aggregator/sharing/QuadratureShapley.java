package coop.cobuy.aggregator.sharing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Shapley shares as an integral: arrive at a time from 0 to 1 by chance, then before time t each
 * other is there with probability t, and a share is what the taker adds to the expected cost,
 * integrated over t. The integrand is a polynomial of a degree one below the number of takers.
 *
 * <p>Who is there at t is as likely as who is missing at 1 − t, so one distribution serves two
 * nodes, and only times up to a half are looked at. There a taker's own part can be divided out of
 * the distribution of all: each step of the division passes an error on by t / (1 − t), which is at
 * most 1, so that it does not grow. Of the states only those are gone through that are possible but
 * for a chance of 10^-18, and, where few are, only those below the top break.
 */
final class QuadratureShapley {

    static final int NODES_MAX = 128;

    private static final int TABLE_MAX = 1 << 22;

    /** What one floating point operation may round away. */
    private static final double UNIT = Math.ulp(1.0) / 2;

    /** Operations whose rounding one taker adds to a chance, and one division of all takers. */
    private static final double ROUNDINGS = 6;

    /** For so many times the root of the sum of squares a sum strays by a chance of 10^-18. */
    private static final double STRAY = 4.6;

    /** What dividing a quantity out and weighing the rest costs, in additions of a taker. */
    private static final double DIVIDING = 6;

    private final Grid grid;
    private final int states;

    /** What a state costs beyond the straight line, less the same of the state as far from all. */
    private final double[] worth;

    private final int[] quantities;
    private final int[] counts;
    private final double[] most;

    QuadratureShapley(Grid grid) {
        this.grid = grid;
        this.quantities = Arrays.stream(grid.distinct()).mapToInt(Math::toIntExact).toArray();
        this.counts = new int[quantities.length];
        for (long step : grid.steps()) {
            counts[Arrays.binarySearch(quantities, (int) step)]++;
        }
        this.states = Math.toIntExact(states(grid));
        double[] bonus = new Lines(grid).all();
        int largest = quantities[quantities.length - 1];
        this.worth = new double[states + largest];
        for (int x = 0; x < worth.length; x++) {
            long far = Math.max(0, grid.total() - x);
            worth[x] = at(bonus, x) - at(bonus, far);
        }
        this.most = new double[quantities.length];
        Arrays.setAll(most, i -> mostAdded(quantities[i]));
    }

    private static double at(double[] bonus, long state) {
        return bonus[(int) Math.min(state, bonus.length - 1L)];
    }

    static int nodes(int takers) {
        return Math.min((takers + 1) / 2, NODES_MAX);
    }

    /** How many numbers have to be gone through, roughly; infinite where tables would be huge. */
    static double work(Grid grid) {
        if ((double) states(grid) + largest(grid) > TABLE_MAX) {
            return Double.POSITIVE_INFINITY;
        }
        double band = Math.min((double) states(grid), 2 * stray(grid) + largest(grid));
        double each = grid.count() + DIVIDING * grid.distinct().length;
        double halves = 2 * nodes(grid.count()) < grid.count() ? 1.5 : 1;
        return halves * nodes(grid.count()) / 2 * each * band;
    }

    /**
     * Those below the top break, unless times up to a half reach those as near to all: then all.
     */
    static long states(Grid grid) {
        double high = grid.total() / 2.0 + stray(grid) + largest(grid);
        return high < grid.total() - grid.top() ? grid.top() : grid.total() + 1;
    }

    private static double stray(Grid grid) {
        double squares = 0;
        for (long step : grid.steps()) {
            squares += (double) step * step;
        }
        return STRAY * Math.sqrt(squares);
    }

    private static long largest(Grid grid) {
        return Arrays.stream(grid.steps()).max().orElse(0);
    }

    /** Shares of the grid's takers in minor units, and how they were found. */
    Approximate shares() {
        int nodes = nodes(grid.count());
        Integral whole = integrate(nodes);
        double error = whole.error();
        if (2 * nodes < grid.count()) {
            Integral half = integrate(nodes / 2);
            for (int i = 0; i < quantities.length; i++) {
                error = Math.max(error, Math.abs(whole.sums[i] - half.sums[i]));
            }
        }
        Map<Long, Double> byStep = new HashMap<>();
        double slope = grid.slope().approximate();
        for (int i = 0; i < quantities.length; i++) {
            byStep.put((long) quantities[i], slope * quantities[i] + whole.sums[i]);
        }
        double[] shares = Arrays.stream(grid.steps()).mapToDouble(byStep::get).toArray();
        return new Approximate(shares, new Method.Quadrature(nodes, error));
    }

    private Integral integrate(int nodes) {
        Integral integral = new Integral();
        GaussLegendre rule = GaussLegendre.of(nodes);
        for (int k = 0; k < (nodes + 1) / 2 && states > 0; k++) {
            boolean isMiddle = 2 * k + 1 == nodes;
            integral.add(rule.nodes()[k], rule.weights()[k] / (isMiddle ? 2 : 1));
        }
        return integral;
    }

    /** The most that a taker of so much adds to the worth of a state, up or down. */
    private double mostAdded(int quantity) {
        double added = 0;
        for (int x = 0; x < states && x + quantity < worth.length; x++) {
            added = Math.max(added, Math.abs(worth[x + quantity] - worth[x]));
        }
        return added;
    }

    /** What takers of each quantity add, summed over nodes, with a bound of its error. */
    private final class Integral {

        private final double[] sums = new double[quantities.length];
        private final double[] errors = new double[quantities.length];

        /** Two nodes, t and 1 − t, of one weight. */
        private void add(double t, double weight) {
            Chances all = new Chances(states);
            for (int i = 0; i < quantities.length; i++) {
                all.add(quantities[i], counts[i], t);
            }
            double[] others = new double[states];
            double chainMax = 1 / Math.max(0, 1 - 2 * t);
            for (int i = 0; i < quantities.length; i++) {
                all.without(quantities[i], t, others);
                sums[i] += weight * added(quantities[i], others, all.low(), all.high());
                double chain = Math.min(chainMax, (double) all.width() / quantities[i] + 1);
                double roundings = ROUNDINGS * (grid.count() + 1) * chain + all.width();
                errors[i] += weight * UNIT * roundings * most[i];
            }
        }

        /** In two sums side by side, which a processor adds up at once. */
        private double added(int quantity, double[] chance, int low, int high) {
            double even = 0;
            double odd = 0;
            int x = low;
            for (; x < high - 1; x += 2) {
                even += chance[x] * (worth[x + quantity] - worth[x]);
                odd += chance[x + 1] * (worth[x + 1 + quantity] - worth[x + 1]);
            }
            double last = x < high ? chance[x] * (worth[x + quantity] - worth[x]) : 0;
            return even + odd + last;
        }

        /** The largest of all shares, with that of the table of costs. */
        private double error() {
            double ofTable = 16 * UNIT * grid.totalCost();
            return ofTable + Arrays.stream(errors).max().orElse(0);
        }
    }
}
