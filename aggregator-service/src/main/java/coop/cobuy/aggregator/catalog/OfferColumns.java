package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.catalog.RawTerms.RawBreak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of an offer in a file, which are its columns' names unless a caller says otherwise.
 */
final class OfferColumns {

    static final String SUPPLIER = "supplier";
    static final String SKU = "sku";
    static final String ACTIVE = "active";
    static final String CATEGORY = "category";

    /** Without these no row can be an offer. */
    static final List<String> REQUIRED =
            List.of(
                    SUPPLIER,
                    SKU,
                    "name",
                    "unit",
                    "vat_percent",
                    "reference_price",
                    "tier1_from",
                    "tier1_price");

    private static final int TIERS_MAX = 20;

    private static final List<String> OTHERS =
            List.of(
                    "reference_kind",
                    "reference_source",
                    "reference_on",
                    "product",
                    "catch_weight_kg",
                    CATEGORY,
                    "units_per_case",
                    "min_cases",
                    "min_units",
                    "deposit",
                    "unit_weight_grams",
                    "mark_up_percent",
                    "fee_per_unit",
                    "break_kind",
                    "price_basis",
                    ACTIVE);

    private static final Map<String, String> BY_POINTER =
            Map.ofEntries(
                    Map.entry("/sku", SKU),
                    Map.entry("/name", "name"),
                    Map.entry("/unit", "unit"),
                    Map.entry("/unitsPerCase", "units_per_case"),
                    Map.entry("/minimumCases", "min_cases"),
                    Map.entry("/minimumUnits", "min_units"),
                    Map.entry("/vatPercent", "vat_percent"),
                    Map.entry("/depositPerUnit", "deposit"),
                    Map.entry("/referencePrice", "reference_price"),
                    Map.entry("/referenceKind", "reference_kind"),
                    Map.entry("/referenceSource", "reference_source"),
                    Map.entry("/referenceOn", "reference_on"),
                    Map.entry("/product", "product"),
                    Map.entry("/catchWeightKg", "catch_weight_kg"),
                    Map.entry("/category", CATEGORY),
                    Map.entry("/unitWeightGrams", "unit_weight_grams"),
                    Map.entry("/markUpPercent", "mark_up_percent"),
                    Map.entry("/feePerUnit", "fee_per_unit"),
                    Map.entry("/breakKind", "break_kind"),
                    Map.entry("/priceBasis", "price_basis"),
                    Map.entry("/priceBreaks", "tier1_from"));

    private static final Pattern BREAK = Pattern.compile("/priceBreaks/([0-9]+)/(from|price)");

    private OfferColumns() {}

    /** All that a row may have beside what it must have. */
    static List<String> optional() {
        List<String> fields = new ArrayList<>(OTHERS);
        for (int tier = 2; tier <= TIERS_MAX; tier++) {
            fields.add("tier" + tier + "_from");
            fields.add("tier" + tier + "_price");
        }
        return fields;
    }

    static List<String> all() {
        List<String> fields = new ArrayList<>(REQUIRED);
        fields.addAll(optional());
        return fields;
    }

    static RawTerms raw(PriceListRow row) {
        return new RawTerms(
                row.value(SKU),
                row.value("name"),
                row.value("unit"),
                row.value("units_per_case"),
                row.value("min_cases"),
                row.value("min_units"),
                row.value("break_kind"),
                row.value("price_basis"),
                breaks(row),
                row.value("vat_percent"),
                row.value("deposit"),
                row.value("reference_price"),
                row.value("unit_weight_grams"),
                row.value("mark_up_percent"),
                row.value("fee_per_unit"),
                row.value("reference_kind"),
                row.value("reference_source"),
                row.value("reference_on"),
                row.value("product"),
                row.value("catch_weight_kg"),
                row.value(CATEGORY));
    }

    /** Up to the last tier that has a quantity or a price; a gap is a break without either. */
    private static List<RawBreak> breaks(PriceListRow row) {
        List<RawBreak> breaks = new ArrayList<>();
        int last = 0;
        for (int tier = 1; tier <= TIERS_MAX; tier++) {
            RawBreak read =
                    new RawBreak(
                            row.value("tier" + tier + "_from"),
                            row.value("tier" + tier + "_price"));
            breaks.add(read);
            if (read.from() != null || read.price() != null) {
                last = tier;
            }
        }
        return breaks.subList(0, last);
    }

    /** The field of a file that a pointer into a request means. */
    static String field(String pointer) {
        Matcher matcher = BREAK.matcher(pointer);
        if (matcher.matches()) {
            return "tier" + (Integer.parseInt(matcher.group(1)) + 1) + "_" + matcher.group(2);
        }
        return BY_POINTER.getOrDefault(pointer, "");
    }
}
