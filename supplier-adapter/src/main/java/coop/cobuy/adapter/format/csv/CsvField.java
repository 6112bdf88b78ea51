package coop.cobuy.adapter.format.csv;

import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a column may hold. The names stand in profiles' column maps. */
enum CsvField {
    TYPE("type", Kind.CODE, (order, line) -> order.type().name()),
    NUMBER("number", Kind.CODE, (order, line) -> order.number()),
    REVISION("revision", Kind.CODE, (order, line) -> Integer.toString(order.revision())),
    ISSUED_AT("issuedAt", Kind.CODE, (order, line) -> order.head().issuedAt()),
    BUYER("buyer", Kind.TEXT, (order, line) -> order.head().coopName()),
    SUPPLIER_CODE("supplierCode", Kind.CODE, (order, line) -> order.head().supplierCode()),
    SUPPLIER_NAME("supplierName", Kind.TEXT, (order, line) -> order.head().supplierName()),
    DELIVERY_DATE("deliveryDate", Kind.CODE, (order, line) -> order.head().deliveryDate()),
    DELIVERY_PLACE("deliveryPlace", Kind.TEXT, (order, line) -> order.head().deliveryPlace()),
    NOTE("note", Kind.TEXT, (order, line) -> order.head().note()),
    CURRENCY("currency", Kind.CODE, (order, line) -> order.currency().getCurrencyCode()),
    LINE_NO("lineNo", Kind.CODE, (order, line) -> Integer.toString(line.lineNo())),
    SKU("sku", Kind.CODE, (order, line) -> line.sku()),
    NAME("name", Kind.TEXT, (order, line) -> line.name()),
    UNIT("unit", Kind.CODE, (order, line) -> line.unit().code()),
    UNITS_PER_CASE(
            "unitsPerCase",
            Kind.DECIMAL,
            (order, line) -> line.casePack().unitsPerCase().toString()),
    CASES("cases", Kind.DECIMAL, (order, line) -> line.cases().toString()),
    UNITS("units", Kind.DECIMAL, (order, line) -> line.units().toString()),
    UNIT_PRICE("unitPrice", Kind.DECIMAL, (order, line) -> line.unitPrice().toString()),
    NET("net", Kind.DECIMAL, (order, line) -> line.net().decimal()),
    VAT_PERCENT("vatPercent", Kind.DECIMAL, (order, line) -> line.vatPercent().decimal()),
    ORDER_NET("orderNet", Kind.DECIMAL, (order, line) -> order.totals().net().decimal()),
    ORDER_VAT("orderVat", Kind.DECIMAL, (order, line) -> order.totals().vat().decimal()),
    ORDER_GROSS("orderGross", Kind.DECIMAL, (order, line) -> order.totals().gross().decimal());

    private final String id;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that keep nothing
    private final BiFunction<PurchaseOrder, OrderLine, @Nullable String> value;

    CsvField(String id, Kind kind, BiFunction<PurchaseOrder, OrderLine, @Nullable String> value) {
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

    String of(PurchaseOrder order, OrderLine line) {
        String text = value.apply(order, line);
        return text == null ? "" : text;
    }

    static Optional<CsvField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }
}
