package coop.cobuy.adapter.format.json;

import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.contract.supplier.v1.PriceList.Break;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads a price list. Of what is withdrawn no more than the SKU is asked for. */
final class JsonPriceList {

    private static final Set<String> CHANGES =
            Arrays.stream(Change.values()).map(Change::name).collect(Collectors.toSet());

    private JsonPriceList() {}

    static PriceList read(JsonFields fields) {
        fields.only(
                "type",
                "version",
                "number",
                "complete",
                "currency",
                "validFrom",
                "validUntil",
                "lines");
        return new PriceList(
                fields.text("number", JsonReader.NUMBER_MAX),
                fields.flag("complete"),
                fields.currency("currency"),
                fields.optionalDay("validFrom"),
                fields.optionalDay("validUntil"),
                fields.list("lines", JsonPriceList::line));
    }

    private static Line line(JsonFields fields) {
        fields.only(
                "sku",
                "gtin",
                "change",
                "name",
                "unit",
                "unitsPerCase",
                "unitPrice",
                "vatPercent",
                "deposit",
                "minimumUnits",
                "breaks",
                "brand",
                "originCountry",
                "certification");
        String name = fields.oneOf("change", CHANGES);
        Change change = CHANGES.contains(name) ? Change.valueOf(name) : Change.CHANGED;
        boolean gone = change == Change.WITHDRAWN;
        return new Line(
                fields.text("sku", JsonReader.NUMBER_MAX),
                fields.optionalGtin("gtin"),
                change,
                gone ? fields.optionalText("name", 200) : fields.text("name", 200),
                unless(gone, fields, "unit", JsonFields::unit, JsonFields::optionalUnit),
                unless(gone, fields, "unitsPerCase", JsonFields::units, JsonFields::optionalUnits),
                unless(gone, fields, "unitPrice", JsonFields::price, JsonFields::optionalPrice),
                fields.optionalPercent("vatPercent"),
                fields.optionalPrice("deposit"),
                fields.optionalUnits("minimumUnits"),
                fields.optionalList("breaks", JsonPriceList::step),
                fields.optionalText("brand", 200),
                fields.optionalText("originCountry", 2),
                fields.optionalText("certification", 200));
    }

    private static @Nullable String unless(
            boolean optional,
            JsonFields fields,
            String field,
            BiFunction<JsonFields, String, String> needed,
            BiFunction<JsonFields, String, @Nullable String> wanted) {
        return optional ? wanted.apply(fields, field) : needed.apply(fields, field);
    }

    private static Break step(JsonFields fields) {
        fields.only("fromUnits", "unitPrice");
        return new Break(fields.units("fromUnits"), fields.price("unitPrice"));
    }
}
