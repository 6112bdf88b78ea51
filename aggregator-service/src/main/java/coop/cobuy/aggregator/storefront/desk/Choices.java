package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.storefront.Visit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can be chosen in a field, by the words of the reader. */
public final class Choices {

    private Choices() {}

    /**
     * @param prefix of the texts' names, such as {@code desk.rule.cost.}
     */
    public static Map<String, String> of(Visit visit, String prefix, Enum<?>... values) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Enum<?> value : values) {
            choices.put(value.name(), visit.t(prefix + value.name()));
        }
        return choices;
    }
}
