package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Ratio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What members may still be asked for an offer's goods where nobody is to pay more than alone: the
 * cost alone less what other documents have asked already.
 */
final class CapsLeft {

    private final Map<Integer, Map<Integer, Long>> charged = new HashMap<>();

    /**
     * @param who participants
     * @param alone the cost alone of each of them
     */
    List<Ratio> of(int offer, int[] who, List<Ratio> alone) {
        Map<Integer, Long> before = charged.getOrDefault(offer, Map.of());
        List<Ratio> left = new ArrayList<>();
        for (int i = 0; i < who.length; i++) {
            Ratio rest = alone.get(i).minus(Ratio.of(before.getOrDefault(who[i], 0L)));
            left.add(rest.signum() < 0 ? Ratio.ZERO : rest);
        }
        return left;
    }

    /** Notes what a document asks. */
    void charge(List<Column> columns) {
        for (Column column : columns) {
            if (column.component() == Component.GOODS) {
                Map<Integer, Long> soFar =
                        charged.computeIfAbsent(column.no(), offer -> new HashMap<>());
                for (int i = 0; i < column.who().length; i++) {
                    soFar.merge(column.who()[i], column.net()[i], Math::addExact);
                }
            }
        }
    }
}
