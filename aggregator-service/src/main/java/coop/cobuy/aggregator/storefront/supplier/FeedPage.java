package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a supplier takes its documents.
 *
 * @param version that was read; 0: there is none yet
 * @param hasSecret whether one is kept, which is never shown
 * @param switchedOff why nothing is sent any more; null: it is sent
 * @param away whether the settings cannot be read at present
 * @param trial what came of a test; null: none was sent
 */
public record FeedPage(
        Form form,
        int version,
        boolean hasSecret,
        @Nullable String switchedOff,
        boolean away,
        @Nullable Trial trial) {

    private static final List<String> FORMATS =
            List.of("json", "csv", "xlsx", "pdf", "bundle", "ubl", "cxml", "edifact", "x12", "bnn");
    private static final List<String> WAYS = List.of("mail", "sftp", "webhook", "pull", "folder");

    /**
     * What came of a test.
     *
     * @param result as the adapter names it
     */
    public record Trial(String result, String detail) {

        public String style() {
            return switch (result) {
                case "DELIVERED" -> "done";
                case "FETCHED_BY_SUPPLIER" -> "note";
                default -> "trouble";
            };
        }
    }

    /** With what stands, should it be another. */
    private static Map<String, String> options(Visit visit, String kind, List<String> names) {
        Map<String, String> options = new LinkedHashMap<>();
        names.forEach(name -> options.put(name, visit.t("supplier.feed." + kind + "." + name)));
        return options;
    }

    public Map<String, String> formats(Visit visit) {
        return withOther(options(visit, "format", FORMATS), "format");
    }

    public Map<String, String> ways(Visit visit) {
        return withOther(options(visit, "way", WAYS), "transport");
    }

    private Map<String, String> withOther(Map<String, String> options, String field) {
        String stands = form.value(field);
        if (!stands.isEmpty()) {
            options.putIfAbsent(stands, stands);
        }
        return options;
    }
}
