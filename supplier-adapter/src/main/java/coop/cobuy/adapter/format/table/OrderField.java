package coop.cobuy.adapter.format.table;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What a column of an order may hold. The names stand in profiles' column maps. */
enum OrderField {
    TYPE("type", Kind.CODE, row -> row.document().type().name()),
    NUMBER("number", Kind.CODE, row -> row.document().number()),
    REVISION("revision", Kind.CODE, row -> Integer.toString(row.document().revision())),
    ISSUED_AT("issuedAt", Kind.CODE, row -> row.head().issuedAt()),
    BUYER("buyer", Kind.TEXT, row -> row.head().coopName()),
    SUPPLIER_CODE("supplierCode", Kind.CODE, row -> row.head().supplierCode()),
    SUPPLIER_NAME("supplierName", Kind.TEXT, row -> row.head().supplierName()),
    DELIVERY_DATE("deliveryDate", Kind.CODE, row -> row.head().deliveryDate()),
    DELIVERY_PLACE("deliveryPlace", Kind.TEXT, row -> row.head().deliveryPlace()),
    NOTE("note", Kind.TEXT, row -> row.head().note()),
    CURRENCY("currency", Kind.CODE, row -> row.totals().net().currency().getCurrencyCode()),
    LINE_NO("lineNo", Kind.CODE, row -> Integer.toString(row.line().lineNo())),
    SKU("sku", Kind.CODE, row -> row.line().sku()),
    NAME("name", Kind.TEXT, row -> row.line().name()),
    UNIT("unit", Kind.CODE, row -> row.line().unit().code()),
    UNITS_PER_CASE(
            "unitsPerCase", Kind.DECIMAL, row -> row.line().casePack().unitsPerCase().toString()),
    CASES("cases", Kind.DECIMAL, row -> row.line().cases().toString()),
    UNITS("units", Kind.DECIMAL, row -> row.line().units().toString()),
    UNIT_PRICE("unitPrice", Kind.DECIMAL, row -> row.line().unitPrice().toString()),
    NET("net", Kind.DECIMAL, row -> row.line().net().decimal()),
    VAT_PERCENT("vatPercent", Kind.DECIMAL, row -> row.line().vatPercent().decimal()),
    ORDER_NET("orderNet", Kind.DECIMAL, row -> row.totals().net().decimal()),
    ORDER_VAT("orderVat", Kind.DECIMAL, row -> row.totals().vat().decimal()),
    ORDER_GROSS("orderGross", Kind.DECIMAL, row -> row.totals().gross().decimal()),
    GTIN("gtin", Kind.CODE, row -> row.line().gtin()),
    CHANGE("change", Kind.CODE, row -> row.change());

    private final String id;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that keep nothing
    private final Function<OrderRow, @Nullable String> value;

    OrderField(String id, Kind kind, Function<OrderRow, @Nullable String> value) {
        this.id = id;
        this.kind = kind;
        this.value = value;
    }

    /**
     * How a cell may be treated: only free text bears a character that is put in another's place.
     */
    enum Kind {
        CODE,
        TEXT,
        DECIMAL
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String of(OrderRow row) {
        String text = value.apply(row);
        return text == null ? "" : text;
    }

    static Optional<OrderField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }
}
