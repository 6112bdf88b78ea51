package coop.cobuy.aggregator.platform;

import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column of a file holds which of our fields. A field that is not named is looked for under
 * its own name.
 *
 * @param columns the file's column by our field
 */
public record ColumnMap(Map<String, String> columns) {

    /** Every column has our name. */
    public static final ColumnMap OURS = new ColumnMap(Map.of());

    public ColumnMap {
        columns = Map.copyOf(columns);
    }

    /**
     * Reads {@code sku=stock_code,member=customer}.
     *
     * @param text null or empty: {@link #OURS}
     * @param fields what may be named
     * @throws BadInput if a pair is malformed, or names a field that there is not
     */
    public static ColumnMap parse(@Nullable String text, List<String> fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        BadInput.Gatherer errors = new BadInput.Gatherer();
        for (String pair : pairs(text)) {
            int at = pair.indexOf('=');
            String field = at < 0 ? pair : pair.substring(0, at).strip();
            errors.require(
                    at > 0 && at < pair.length() - 1,
                    "columns",
                    Sentence.beside(ColumnMap.class, "columns.pair", pair));
            errors.require(
                    fields.contains(field),
                    "columns",
                    Sentence.beside(
                            ColumnMap.class, "columns.none", field, String.join(", ", fields)));
            if (at > 0) {
                columns.put(field, pair.substring(at + 1).strip());
            }
        }
        errors.throwIfAny();
        return new ColumnMap(columns);
    }

    private static List<String> pairs(@Nullable String text) {
        List<String> pairs = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String pair : text.split(",", -1)) {
                pairs.add(pair.strip());
            }
        }
        return pairs;
    }

    /** The file's column for our field. */
    public String column(String field) {
        return columns.getOrDefault(field, field);
    }
}
