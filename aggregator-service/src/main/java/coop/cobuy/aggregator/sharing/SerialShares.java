package coop.cobuy.aggregator.sharing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Moulin and Shenker's serial rule: as if all took as little as the smallest, shared evenly; then
 * what it costs that the others take as much as the second smallest, shared among these; and so on.
 */
final class SerialShares {

    /** With more different quantities the fractions would grow beyond use. */
    private static final int EXACT_STEPS_MAX = 500;

    private static final BigInteger FINE = BigInteger.TEN.pow(15);

    private SerialShares() {}

    static List<Ratio> of(LineGame game) {
        long[] units = game.unitsMilli();
        long[] rising = units.clone();
        Arrays.sort(rising);
        long[] distinct = Arrays.stream(rising).distinct().toArray();
        Ratio[] upTo = new Ratio[distinct.length];
        Ratio paid = Ratio.ZERO;
        Ratio before = Ratio.ZERO;
        long smaller = 0;
        int first = 0;
        for (int k = 0; k < distinct.length; k++) {
            long sharing = (long) units.length - first;
            long quantity = Math.addExact(smaller, Math.multiplyExact(sharing, distinct[k]));
            Ratio cost = game.cost().at(quantity);
            Ratio each = cost.minus(before).over(Ratio.of(sharing));
            paid = paid.plus(distinct.length > EXACT_STEPS_MAX ? fine(each) : each);
            upTo[k] = paid;
            before = cost;
            while (first < rising.length && rising[first] == distinct[k]) {
                smaller += rising[first++];
            }
        }
        return addingUp(game, distinct, upTo);
    }

    private static Ratio fine(Ratio exact) {
        return new Ratio(exact.times(new Ratio(FINE, BigInteger.ONE)).floor(), FINE);
    }

    private static List<Ratio> addingUp(LineGame game, long[] distinct, Ratio[] upTo) {
        Ratio factor = Ratio.of(1);
        if (distinct.length > EXACT_STEPS_MAX) {
            Ratio sum =
                    Ratio.sum(
                            Arrays.stream(game.unitsMilli())
                                    .mapToObj(units -> upTo[Arrays.binarySearch(distinct, units)])
                                    .toList());
            factor = sum.signum() == 0 ? factor : game.totalCost().over(sum);
        }
        Ratio[] shares = new Ratio[upTo.length];
        for (int k = 0; k < upTo.length; k++) {
            shares[k] = upTo[k].times(factor);
        }
        return Arrays.stream(game.unitsMilli())
                .mapToObj(units -> shares[Arrays.binarySearch(distinct, units)])
                .toList();
    }
}
