package coop.cobuy.adapter.format.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of an answer may hold. The names stand in profiles' column maps. */
enum AnswerField {
    TYPE("type"),
    NUMBER("number"),
    ORDER_NUMBER("orderNumber"),
    CREDITED_NUMBER("creditedNumber"),
    VERDICT("verdict"),
    NOTE("note"),
    DELIVERY_DATE("deliveryDate"),
    DESPATCHED_ON("despatchedOn"),
    ISSUED_ON("issuedOn"),
    DUE_ON("dueOn"),
    CURRENCY("currency"),
    PAYABLE("payable"),
    ROUNDING("rounding"),
    VALID_FROM("validFrom"),
    VALID_UNTIL("validUntil"),
    COMPLETE("complete"),
    SKU("sku"),
    GTIN("gtin"),
    ORDER_LINE("orderLine"),
    UNIT("unit"),
    UNITS("units"),
    CASES("cases"),
    UNITS_PER_CASE("unitsPerCase"),
    UNIT_PRICE("unitPrice"),
    NET("net"),
    VAT_PERCENT("vatPercent"),
    KIND("kind"),
    LINE_NOTE("lineNote"),
    LOT("lot"),
    BEST_BEFORE("bestBefore"),
    WEIGHT_KG("weightKg"),
    CHANGE("change"),
    NAME("name"),
    DEPOSIT("deposit"),
    MINIMUM_UNITS("minimumUnits"),
    BRAND("brand"),
    ORIGIN_COUNTRY("originCountry"),
    CERTIFICATION("certification");

    private final String id;

    AnswerField(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<AnswerField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(AnswerField::id).toList();
    }
}
