package coop.cobuy.aggregator.sharing;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A line's quantities in steps of their greatest common divisor, takers of nothing left out, and
 * the cost as a straight line plus a bonus that no longer changes from the top break on: states
 * beyond it need not be counted.
 */
final class Grid {

    private final CostCurve cost;
    private final long[] corners;
    private final long stepMilli;
    private final int[] takers;
    private final long[] steps;
    private final long total;
    private final long top;
    private final Ratio slope;

    Grid(LineGame game) {
        cost = game.cost();
        long[] units = game.unitsMilli();
        takers = IntStream.range(0, units.length).filter(i -> units[i] > 0).toArray();
        long common = 0;
        for (int i : takers) {
            common = gcd(common, units[i]);
        }
        stepMilli = Math.max(1, common);
        steps = Arrays.stream(takers).mapToLong(i -> units[i] / stepMilli).toArray();
        total = game.totalMilli() / stepMilli;
        corners = cost.cornersMilli();
        long straight = Math.ceilDiv(corners[corners.length - 1], stepMilli);
        top = Math.min(total, straight);
        slope = cost.at((straight + 1) * stepMilli).minus(cost.at(straight * stepMilli));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Indexes of those who took something. */
    int[] takers() {
        return takers;
    }

    int count() {
        return takers.length;
    }

    /** One for each of {@link #takers}, above zero. */
    long[] steps() {
        return steps;
    }

    /** The different quantities, rising. */
    long[] distinct() {
        return Arrays.stream(steps).sorted().distinct().toArray();
    }

    long total() {
        return total;
    }

    double totalCost() {
        return cost.at(total * stepMilli).approximate();
    }

    /** States below this number are counted; from it on the bonus is the same. */
    long top() {
        return top;
    }

    long stepMilli() {
        return stepMilli;
    }

    /** What a further step costs beyond the top break. */
    Ratio slope() {
        return slope;
    }

    /** The cost of so many steps beyond the straight line. */
    Ratio bonus(long state) {
        return cost.at(Math.min(state, top) * stepMilli).minus(slope.times(Math.min(state, top)));
    }

    /** States below the top, rising from zero, between which the bonus is a straight line. */
    long[] corners() {
        return Arrays.stream(corners)
                .flatMap(c -> LongStream.of(c / stepMilli, Math.ceilDiv(c, stepMilli)))
                .filter(state -> state < top)
                .distinct()
                .toArray();
    }
}
