package coop.cobuy.aggregator.storefront;

import java.util.List;
import java.util.Map;

/**
 * A form that could not be taken because of the session that it came with, kept to be sent again.
 *
 * @param kind the beginning of its texts' names
 * @param path where it was sent to
 * @param fields what was typed, but secrets
 */
public record HeldForm(String kind, String path, Map<String, List<String>> fields) {

    public HeldForm {
        fields = Map.copyOf(fields);
    }
}
