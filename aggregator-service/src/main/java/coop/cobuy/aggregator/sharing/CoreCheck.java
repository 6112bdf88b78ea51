package coop.cobuy.aggregator.sharing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether some takers of a line would rather leave and buy alone together, by the cost of
 * quantities alone: case packs, minimums and freight are not in it.
 *
 * @param coalition the indexes of those who would gain by leaving, rising; none unless blocked
 * @param excess what they would save together, in minor units; where the line is too large to try
 *     all quantities, at least so much
 */
@SuppressWarnings("ArrayRecordComponent") // indexes; nobody compares them
public record CoreCheck(Verdict verdict, int[] coalition, Ratio excess) {

    /** What the check found. */
    public enum Verdict {
        /** Nobody would leave. */
        STABLE,
        /** The coalition would. */
        BLOCKED,
        /** Too large to try all quantities, and nothing proves either. */
        UNDECIDED
    }

    /** Up to so many cells, numbers beyond the range of a long are kept as they are. */
    private static final long LARGE_CELLS_MAX = 1L << 22;

    private static final CoreCheck STABLE = new CoreCheck(Verdict.STABLE, new int[0], Ratio.ZERO);

    /**
     * @param cost whose average per unit does not rise with the quantity, as price lists' do
     * @param shares what each pays, in minor units
     */
    public static CoreCheck of(CostCurve cost, long[] unitsMilli, List<Ratio> shares) {
        return of(cost, unitsMilli, shares, Effort.WHOLE);
    }

    /** As above, with no more work than an effort allows. */
    public static CoreCheck of(
            CostCurve cost, long[] unitsMilli, List<Ratio> shares, Effort effort) {
        int[] takers =
                IntStream.range(0, unitsMilli.length)
                        .filter(i -> unitsMilli[i] > 0 || shares.get(i).signum() > 0)
                        .toArray();
        Prefixes prefixes = new Prefixes(cost, unitsMilli, shares, takers);
        if (prefixes.proveStable()) {
            return STABLE;
        }
        LineGame game = new LineGame(cost, unitsMilli, shares);
        Grid grid = new Grid(game);
        if ((grid.total() + 1.0) * takers.length <= effort.cellsMax()) {
            return new Knapsack(grid, unitsMilli, shares, takers).check(cost, shares);
        }
        return prefixes.witness();
    }

    private static CoreCheck blocked(List<Integer> coalition, Ratio excess) {
        int[] rising = coalition.stream().mapToInt(Integer::intValue).sorted().toArray();
        return new CoreCheck(Verdict.BLOCKED, rising, excess);
    }

    /** Coalitions of those who pay most per unit: bounds that need no trying. */
    private static final class Prefixes {

        private final CostCurve cost;
        private final int[] order;
        private final long[] units;
        private final Ratio[] paid;

        Prefixes(CostCurve cost, long[] unitsMilli, List<Ratio> shares, int[] takers) {
            this.cost = cost;
            this.order =
                    Arrays.stream(takers)
                            .boxed()
                            .sorted(
                                    (a, b) ->
                                            shares.get(b)
                                                    .times(unitsMilli[a])
                                                    .compareTo(shares.get(a).times(unitsMilli[b])))
                            .mapToInt(Integer::intValue)
                            .toArray();
            this.units = new long[order.length + 1];
            this.paid = new Ratio[order.length + 1];
            paid[0] = Ratio.ZERO;
            for (int i = 0; i < order.length; i++) {
                units[i + 1] = Math.addExact(units[i], unitsMilli[order[i]]);
                paid[i + 1] = paid[i].plus(shares.get(order[i]));
            }
        }

        /**
         * What any coalition of a quantity pays lies on or below the line through the prefixes, and
         * what it costs on or above the average at the next prefix: if line lies below average at
         * both ends, it does between them.
         */
        boolean proveStable() {
            for (int i = 1; i < units.length; i++) {
                if (units[i] == 0) {
                    return false;
                }
                Ratio average = cost.at(units[i]).over(Ratio.of(units[i]));
                if (paid[i].compareTo(average.times(units[i])) > 0
                        || paid[i - 1].compareTo(average.times(units[i - 1])) > 0) {
                    return false;
                }
            }
            return true;
        }

        CoreCheck witness() {
            Ratio most = Ratio.ZERO;
            int best = 0;
            for (int i = 1; i < units.length; i++) {
                Ratio excess = paid[i].minus(cost.at(units[i]));
                if (excess.compareTo(most) > 0) {
                    most = excess;
                    best = i;
                }
            }
            return best == 0
                    ? new CoreCheck(Verdict.UNDECIDED, new int[0], Ratio.ZERO)
                    : blocked(Arrays.stream(order).limit(best).boxed().toList(), most);
        }
    }

    /** Tries every quantity: the most that a coalition of exactly that quantity pays. */
    private static final class Knapsack {

        private static final long NONE = -1;
        private static final int BITS = 60;

        private final int[] takers;
        private final int[] steps;
        private final int total;
        private final long stepMilli;
        private final BigInteger scale;
        private final BigInteger[] pays;
        private final boolean fits;

        Knapsack(Grid grid, long[] unitsMilli, List<Ratio> shares, int[] takers) {
            this.takers = takers;
            this.stepMilli = grid.stepMilli();
            this.total = Math.toIntExact(grid.total());
            this.steps =
                    Arrays.stream(takers)
                            .map(i -> Math.toIntExact(unitsMilli[i] / stepMilli))
                            .toArray();
            Ratio[] exact = Arrays.stream(takers).mapToObj(shares::get).toArray(Ratio[]::new);
            BigInteger common = ExactShapley.commonDenominator(exact);
            BigInteger all = Ratio.sum(List.of(exact)).floor().add(BigInteger.ONE);
            boolean large = all.multiply(common).bitLength() >= Long.SIZE - 1;
            this.fits = !large || (total + 1L) * takers.length > LARGE_CELLS_MAX;
            this.scale =
                    large && fits
                            ? BigInteger.ONE.shiftLeft(Math.max(0, BITS - all.bitLength()))
                            : common;
            this.pays = new BigInteger[takers.length];
            Arrays.setAll(pays, i -> exact[i].times(new Ratio(scale, BigInteger.ONE)).floor());
        }

        /**
         * The excess is exact for the coalition named. Where the shares are fractions too fine for
         * a long line, gains below a billionth of what is paid are not seen.
         */
        CoreCheck check(CostCurve cost, List<Ratio> shares) {
            long[][] chosen = new long[takers.length][];
            BigInteger[] most = fits ? fast(chosen) : exact(chosen);
            Ratio gain = Ratio.ZERO;
            int best = 0;
            for (int q = 0; q <= total; q++) {
                if (most[q].signum() > 0) {
                    Ratio here = new Ratio(most[q], scale).minus(cost.at(q * stepMilli));
                    if (here.compareTo(gain) > 0) {
                        gain = here;
                        best = q;
                    }
                }
            }
            if (gain.signum() == 0) {
                return STABLE;
            }
            List<Integer> members = members(chosen, best);
            Ratio paid = Ratio.sum(members.stream().map(shares::get).toList());
            return blocked(members, paid.minus(cost.at(best * stepMilli)));
        }

        private BigInteger[] fast(long[][] chosen) {
            long[] most = new long[total + 1];
            Arrays.fill(most, NONE);
            most[0] = 0;
            int reached = 0;
            for (int i = 0; i < steps.length; i++) {
                long pay = pays[i].longValueExact();
                reached += steps[i];
                chosen[i] = new long[(reached >>> 6) + 1];
                for (int q = reached; q >= steps[i]; q--) {
                    long without = most[q - steps[i]];
                    if (without != NONE && without + pay > most[q]) {
                        most[q] = without + pay;
                        chosen[i][q >>> 6] |= 1L << q;
                    }
                }
            }
            return Arrays.stream(most).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
        }

        private BigInteger[] exact(long[][] chosen) {
            BigInteger none = BigInteger.valueOf(NONE);
            BigInteger[] most = new BigInteger[total + 1];
            Arrays.fill(most, none);
            most[0] = BigInteger.ZERO;
            int reached = 0;
            for (int i = 0; i < steps.length; i++) {
                reached += steps[i];
                chosen[i] = new long[(reached >>> 6) + 1];
                for (int q = reached; q >= steps[i]; q--) {
                    BigInteger with = most[q - steps[i]];
                    if (!with.equals(none) && with.add(pays[i]).compareTo(most[q]) > 0) {
                        most[q] = with.add(pays[i]);
                        chosen[i][q >>> 6] |= 1L << q;
                    }
                }
            }
            return most;
        }

        private List<Integer> members(long[][] chosen, int quantity) {
            List<Integer> members = new ArrayList<>();
            int left = quantity;
            for (int i = steps.length - 1; i >= 0; i--) {
                boolean reachable = left >>> 6 < chosen[i].length;
                if (reachable && (chosen[i][left >>> 6] >>> left & 1) == 1) {
                    members.add(takers[i]);
                    left -= steps[i];
                }
            }
            return members;
        }
    }
}
