package coop.cobuy.aggregator.sharing;

import java.util.Arrays;

/**
 * A grid's bonus as straight lines from corner to corner, in floating point numbers: few of them,
 * whatever the number of states. The last line is level and goes on from the top.
 */
final class Lines {

    private final long[] from;
    private final double[] value;
    private final double[] slope;

    Lines(Grid grid) {
        long[] corners = grid.corners();
        int last = corners.length;
        from = Arrays.copyOf(corners, last + 1);
        from[last] = grid.top();
        value = Arrays.stream(from).mapToDouble(at -> grid.bonus(at).approximate()).toArray();
        slope = new double[last + 1];
        for (int k = 0; k < last; k++) {
            Ratio rise = grid.bonus(from[k + 1]).minus(grid.bonus(from[k]));
            slope[k] = rise.over(Ratio.of(from[k + 1] - from[k])).approximate();
        }
    }

    /**
     * @param line at or before the one that the state is on
     * @return the line that it is on
     */
    int on(long state, int line) {
        int found = line;
        while (state >= end(found)) {
            found++;
        }
        return found;
    }

    /** The first state that is no longer on a line. */
    long end(int line) {
        return line + 1 < from.length ? from[line + 1] : Long.MAX_VALUE;
    }

    long from(int line) {
        return from[line];
    }

    /** The bonus of the first state on a line. */
    double value(int line) {
        return value[line];
    }

    /** What each further state on a line adds. */
    double slope(int line) {
        return slope[line];
    }

    double at(long state) {
        int line = on(state, 0);
        return value[line] + (state - from[line]) * slope[line];
    }

    /** The bonuses of all states from zero to the top. */
    double[] all() {
        double[] all = new double[Math.toIntExact(from[from.length - 1]) + 1];
        int line = 0;
        for (int state = 0; state < all.length; state++) {
            line = on(state, line);
            all[state] = value[line] + (state - from[line]) * slope[line];
        }
        return all;
    }
}
