package coop.cobuy.aggregator.sharing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Shapley shares as an integral: arrive at a time from 0 to 1 by chance, then before time t each
 * other is there with probability t, and a share is what the taker adds to the expected cost,
 * integrated over t. The integrand is a polynomial of a degree one below the number of takers.
 *
 * <p>Distributions of "all but those of one quantity" come by divide and conquer over the different
 * quantities, which, unlike dividing one out, loses no digits. Only states below the top break are
 * kept, and of those only the ones that are possible but for a chance of 10^-18.
 */
final class QuadratureShapley {

    static final int NODES_MAX = 128;

    private static final double NEGLIGIBLE = 1e-22;

    /** What one floating point operation may round away, with four of them for each taker added. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private final Grid grid;
    private final int states;
    private final double[] bonus;
    private final int[] quantities;
    private final int[] counts;
    private final double[] sums;

    QuadratureShapley(Grid grid) {
        this.grid = grid;
        this.states = Math.toIntExact(grid.top());
        this.bonus = grid.bonuses();
        this.quantities = Arrays.stream(grid.distinct()).mapToInt(Math::toIntExact).toArray();
        this.counts = new int[quantities.length];
        for (long step : grid.steps()) {
            counts[Arrays.binarySearch(quantities, (int) step)]++;
        }
        this.sums = new double[quantities.length];
    }

    static int nodes(int takers) {
        return Math.min((takers + 1) / 2, NODES_MAX);
    }

    /** How many numbers have to be gone through, roughly. */
    static double work(Grid grid) {
        double squares = 0;
        double most = 0;
        for (long step : grid.steps()) {
            squares += (double) step * step;
            most = Math.max(most, (double) step);
        }
        double band = Math.min((double) grid.top(), 2 * most + 12 * Math.sqrt(squares));
        double levels = levels(grid.distinct().length);
        return 1.5 * nodes(grid.count()) * grid.count() * levels * band;
    }

    private static double levels(int different) {
        return 1 + Math.log(different) / Math.log(2);
    }

    /** Shares of the grid's takers in minor units, and how they were found. */
    Approximate shares() {
        int nodes = nodes(grid.count());
        double[] whole = integrate(nodes);
        double operations = grid.count() * levels(quantities.length);
        double error = ROUNDING * operations * grid.totalCost();
        if (2 * nodes < grid.count()) {
            double[] half = integrate(nodes / 2);
            for (int i = 0; i < whole.length; i++) {
                error = Math.max(error, Math.abs(whole[i] - half[i]));
            }
        }
        Map<Long, Double> byStep = new HashMap<>();
        double slope = grid.slope().approximate();
        for (int i = 0; i < quantities.length; i++) {
            byStep.put((long) quantities[i], slope * quantities[i] + whole[i]);
        }
        double[] shares = Arrays.stream(grid.steps()).mapToDouble(byStep::get).toArray();
        return new Approximate(shares, new Method.Quadrature(nodes, error));
    }

    private double[] integrate(int nodes) {
        Arrays.fill(sums, 0);
        GaussLegendre rule = GaussLegendre.of(nodes);
        for (int k = 0; k < nodes && states > 0; k++) {
            Band start = new Band(states);
            leaveOut(0, quantities.length, start, rule.nodes()[k], rule.weights()[k]);
        }
        return sums.clone();
    }

    /** Adds to the sums of some quantities, given who is there of all the others. */
    private void leaveOut(int from, int to, Band others, double t, double weight) {
        if (others.isEmpty()) {
            return;
        }
        if (to - from == 1) {
            others.add(quantities[from], counts[from] - 1, t);
            sums[from] += weight * others.expected(quantities[from], bonus);
            return;
        }
        int middle = (from + to) >>> 1;
        Band left = others.copy();
        for (int i = middle; i < to; i++) {
            left.add(quantities[i], counts[i], t);
        }
        leaveOut(from, middle, left, t, weight);
        for (int i = from; i < middle; i++) {
            others.add(quantities[i], counts[i], t);
        }
        leaveOut(middle, to, others, t, weight);
    }

    /** The chances of the states that are possible, below the top. */
    private static final class Band {

        private double[] chance;
        private double[] next;
        private int low;
        private int high;

        Band(int states) {
            chance = new double[states];
            next = new double[states];
            chance[0] = 1;
            high = 1;
        }

        private Band(double[] chance, int low, int high) {
            this.chance = chance;
            this.next = new double[chance.length];
            this.low = low;
            this.high = high;
        }

        Band copy() {
            double[] same = new double[chance.length];
            System.arraycopy(chance, low, same, low, high - low);
            return new Band(same, low, high);
        }

        boolean isEmpty() {
            return low >= high;
        }

        /** Each of some more takers of one quantity is there with probability t. */
        void add(int quantity, int takers, double t) {
            for (int i = 0; i < takers && low < high; i++) {
                add(quantity, t);
            }
        }

        private void add(int quantity, double t) {
            double absent = 1 - t;
            int end = Math.min(chance.length, high + quantity);
            int only = Math.min(high, low + quantity);
            for (int x = low; x < only; x++) {
                next[x] = absent * chance[x];
            }
            Arrays.fill(next, only, Math.max(only, Math.min(end, low + quantity)), 0);
            for (int x = low + quantity; x < high; x++) {
                next[x] = absent * chance[x] + t * chance[x - quantity];
            }
            for (int x = Math.max(high, low + quantity); x < end; x++) {
                next[x] = t * chance[x - quantity];
            }
            double[] before = chance;
            chance = next;
            next = before;
            high = end;
            trim();
        }

        private void trim() {
            while (low < high && chance[low] < NEGLIGIBLE) {
                low++;
            }
            while (high > low && chance[high - 1] < NEGLIGIBLE) {
                high--;
            }
        }

        double expected(int quantity, double[] bonus) {
            int top = bonus.length - 1;
            double sum = 0;
            for (int x = low; x < high; x++) {
                sum += chance[x] * (bonus[Math.min(top, x + quantity)] - bonus[x]);
            }
            return sum;
        }
    }
}
