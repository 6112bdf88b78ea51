package coop.cobuy.aggregator.sharing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Exact shares of freight with a tariff of its own; they are rounded once, as {@link Weights}. */
public final class FreightShares {

    private FreightShares() {}

    /** A fixed part by heads and the rest by weight, added up before anything is rounded. */
    public static List<Ratio> twoPart(long fixed, long variable, long[] weights) {
        BigInteger sum =
                Arrays.stream(weights)
                        .mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("sum of weights: 0 (expected: > 0)");
        }
        Ratio head = Ratio.of(fixed, weights.length);
        Ratio each = new Ratio(BigInteger.valueOf(variable), sum);
        return Arrays.stream(weights).mapToObj(weight -> head.plus(each.times(weight))).toList();
    }

    /**
     * The same where not all who have a weight are heads.
     *
     * @param heads the first so many bear the fixed part
     * @param weights not all zero
     */
    public static List<Ratio> twoPart(long fixed, long variable, int heads, BigInteger[] weights) {
        BigInteger sum = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
        Ratio head = Ratio.of(fixed, heads);
        List<Ratio> shares = new ArrayList<>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            Ratio byWeight = new Ratio(BigInteger.valueOf(variable).multiply(weights[i]), sum);
            shares.add(i < heads ? head.plus(byWeight) : byWeight);
        }
        return List.copyOf(shares);
    }

    /**
     * Vehicle classes (the airport rule): each needs a vehicle of some cost, and the largest is
     * hired; every step from one class to the next is shared by those who need at least that.
     *
     * @param costs of the vehicle that each would need alone, zero or more
     */
    public static List<Ratio> vehicleClasses(long[] costs) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Long.compare(costs[a], costs[b]));
        List<Ratio> shares = new ArrayList<>(Collections.nCopies(costs.length, Ratio.ZERO));
        Ratio soFar = Ratio.ZERO;
        long before = 0;
        for (int k = 0; k < order.size(); k++) {
            long cost = costs[order.get(k)];
            soFar = soFar.plus(Ratio.of(cost - before, order.size() - (long) k));
            shares.set(order.get(k), soFar);
            before = cost;
        }
        return List.copyOf(shares);
    }
}
