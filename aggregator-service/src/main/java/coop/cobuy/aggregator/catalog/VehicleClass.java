package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A vehicle that a supplier delivers with.
 *
 * @param upToGrams the most that it carries, above zero
 * @param cost what the supplier charges for it, net, zero or more
 */
public record VehicleClass(long upToGrams, Money cost) {

    /** The most classes that a supplier has. */
    static final int CLASSES_MAX = 20;

    public VehicleClass {
        if (upToGrams <= 0 || cost.isNegative()) {
            throw new IllegalArgumentException(
                    "vehicle for %d g at %s (expected: above zero, and zero or more)"
                            .formatted(upToGrams, cost));
        }
    }

    /**
     * What the vehicle costs that so much needs: the smallest that carries it, or the largest.
     *
     * @param classes rising, at least one
     */
    public static Money costOf(List<VehicleClass> classes, long grams) {
        return classes.stream()
                .filter(each -> grams <= each.upToGrams())
                .findFirst()
                .orElse(classes.getLast())
                .cost();
    }

    /** As a column has them. */
    static String text(List<VehicleClass> classes) {
        return classes.stream()
                .map(each -> each.upToGrams() + ":" + each.cost().minor())
                .collect(Collectors.joining(" "));
    }

    /** The classes of a text that {@link #text} made. */
    static List<VehicleClass> parse(String text, String currency) {
        List<VehicleClass> classes = new ArrayList<>();
        for (String each : Arrays.asList(text.split(" "))) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                classes.add(
                        new VehicleClass(
                                Long.parseLong(each.substring(0, colon)),
                                Money.of(Long.parseLong(each.substring(colon + 1)), currency)));
            }
        }
        return classes;
    }
}
