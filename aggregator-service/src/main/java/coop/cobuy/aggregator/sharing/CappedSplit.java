package coop.cobuy.aggregator.sharing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A split in which nobody pays more than a cap: min(cap, λ · weight) with one level λ for all,
 * rounded to minor units without passing a cap. Whoever has no weight pays nothing.
 *
 * @param exact before rounding
 * @param amounts in minor units
 * @param left what exceeds all caps together, to be borne by the co-op
 */
@SuppressWarnings("ArrayRecordComponent") // columns; nobody compares them
public record CappedSplit(List<Ratio> exact, long[] amounts, long left) {

    public CappedSplit {
        exact = List.copyOf(exact);
    }

    /**
     * @param total zero or more
     * @param caps zero or more, one for each weight
     */
    public static CappedSplit of(long total, Weights weights, List<Ratio> caps, byte[][] keys) {
        if (total < 0) {
            throw new IllegalArgumentException("total: " + total + " (expected: >= 0)");
        }
        List<Ratio> exact = fill(total, weights, caps);
        long[] amounts = new long[caps.size()];
        long left = total;
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = exact.get(i).floor().longValueExact();
            left -= amounts[i];
        }
        int[] order = byFraction(exact, keys);
        for (int i : order) {
            Ratio more = Ratio.of(amounts[i] + 1);
            if (left > 0 && weights.isAboveZero(i) && more.compareTo(caps.get(i)) <= 0) {
                amounts[i]++;
                left--;
            }
        }
        return new CappedSplit(exact, amounts, fillUp(left, order, weights, caps, amounts));
    }

    /**
     * Units that no fraction's owner may take because of the cap go to whoever still may: at most
     * one for each cap that is no whole number.
     */
    private static long fillUp(
            long left, int[] order, Weights weights, List<Ratio> caps, long[] amounts) {
        long rest = left;
        for (int i : order) {
            if (rest > 0 && weights.isAboveZero(i)) {
                BigInteger room = caps.get(i).floor().subtract(BigInteger.valueOf(amounts[i]));
                long more = room.min(BigInteger.valueOf(rest)).longValueExact();
                amounts[i] += more;
                rest -= more;
            }
        }
        return rest;
    }

    /** Fills up from the cap that is lowest for its weight. */
    private static List<Ratio> fill(long total, Weights weights, List<Ratio> caps) {
        Ratio[] exact = new Ratio[caps.size()];
        Arrays.fill(exact, Ratio.ZERO);
        Ratio rest = Ratio.of(total);
        BigInteger open = BigInteger.ZERO;
        int[] order = byLevel(weights, caps);
        for (int i : order) {
            open = open.add(weights.at(i));
        }
        for (int i : order) {
            Ratio level = rest.over(new Ratio(open, BigInteger.ONE));
            exact[i] = level.times(new Ratio(weights.at(i), BigInteger.ONE)).min(caps.get(i));
            rest = rest.minus(exact[i]);
            open = open.subtract(weights.at(i));
        }
        return List.of(exact);
    }

    private static int[] byLevel(Weights weights, List<Ratio> caps) {
        return IntStream.range(0, caps.size())
                .filter(weights::isAboveZero)
                .boxed()
                .sorted(
                        (a, b) ->
                                caps.get(a)
                                        .times(new Ratio(weights.at(b), BigInteger.ONE))
                                        .compareTo(
                                                caps.get(b)
                                                        .times(
                                                                new Ratio(
                                                                        weights.at(a),
                                                                        BigInteger.ONE))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] byFraction(List<Ratio> exact, byte[][] keys) {
        List<Ratio> fractions =
                exact.stream()
                        .map(each -> each.minus(new Ratio(each.floor(), BigInteger.ONE)))
                        .toList();
        return IntStream.range(0, exact.size())
                .boxed()
                .sorted(
                        (a, b) -> {
                            int larger = fractions.get(b).compareTo(fractions.get(a));
                            return larger != 0 ? larger : Arrays.compareUnsigned(keys[a], keys[b]);
                        })
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
