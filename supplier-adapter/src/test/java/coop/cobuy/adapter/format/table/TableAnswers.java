package coop.cobuy.adapter.format.table;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.GeneratedAnswers;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Answers from a seed as a supplier's table has them, by the standard's own heads. */
public final class TableAnswers {

    private final Map<AnswerField, String> head = new EnumMap<>(AnswerField.class);
    private final List<Map<AnswerField, String>> rows = new ArrayList<>();

    private TableAnswers(InboundDocument document) {
        put(head, AnswerField.TYPE, document.type().name());
        put(head, AnswerField.NUMBER, document.number());
        put(head, AnswerField.ORDER_NUMBER, document.orderNumber());
        switch (document) {
            case OrderResponse response -> lay(response);
            case DespatchAdvice advice -> lay(advice);
            case Invoice invoice -> lay(invoice);
            case PriceList prices -> lay(prices);
        }
    }

    /** Of every kind, as far as tables have words for them. */
    public static Stream<InboundDocument> documents(int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .boxed()
                .flatMap(
                        seed ->
                                Stream.of(
                                        GeneratedAnswers.response(seed),
                                        GeneratedAnswers.advice(seed),
                                        said(GeneratedAnswers.invoice(seed)),
                                        said(GeneratedAnswers.prices(seed))));
    }

    /** An allowance counts against. */
    private static Invoice said(Invoice one) {
        List<Amount> allowances =
                one.allowances().stream()
                        .map(
                                amount ->
                                        amount.net().startsWith("-")
                                                ? amount
                                                : new Amount(
                                                        amount.text(),
                                                        "-" + amount.net(),
                                                        amount.vatPercent()))
                        .toList();
        return new Invoice(
                one.number(),
                one.orderNumber(),
                one.creditedNumber(),
                one.currency(),
                one.issuedOn(),
                one.dueOn(),
                one.lines(),
                allowances,
                one.charges(),
                one.rounding(),
                one.payable());
    }

    /** A table has one price for each product. */
    private static PriceList said(PriceList one) {
        return new PriceList(
                one.number(),
                one.complete(),
                one.currency(),
                one.validFrom(),
                one.validUntil(),
                one.lines().stream().map(TableAnswers::said).toList());
    }

    private static Line said(Line one) {
        return new Line(
                one.sku(),
                one.gtin(),
                one.change(),
                one.name(),
                one.unit(),
                one.unitsPerCase(),
                one.unitPrice(),
                one.vatPercent(),
                one.deposit(),
                one.minimumUnits(),
                List.of(),
                one.brand(),
                one.originCountry(),
                one.certification());
    }

    /** The heads, then a row for each line. */
    public static List<List<String>> of(InboundDocument document) {
        TableAnswers answers = new TableAnswers(document);
        List<List<String>> table = new ArrayList<>();
        table.add(AnswerField.ids());
        for (Map<AnswerField, String> row : answers.rows) {
            List<String> cells = new ArrayList<>();
            for (AnswerField field : AnswerField.values()) {
                cells.add(row.getOrDefault(field, answers.head.getOrDefault(field, "")));
            }
            table.add(cells);
        }
        return table;
    }

    private static void put(
            Map<AnswerField, String> row, AnswerField field, @Nullable String value) {
        if (value != null) {
            row.put(field, value);
        }
    }

    private Map<AnswerField, String> row() {
        Map<AnswerField, String> row = new EnumMap<>(AnswerField.class);
        rows.add(row);
        return row;
    }

    private Map<AnswerField, String> row(ItemReference item) {
        Map<AnswerField, String> row = row();
        put(row, AnswerField.SKU, item.sku());
        put(row, AnswerField.GTIN, item.gtin());
        put(row, AnswerField.UNIT, item.unit());
        Integer line = item.orderLine();
        put(row, AnswerField.ORDER_LINE, line == null ? null : line.toString());
        return row;
    }

    private void lay(OrderResponse response) {
        put(head, AnswerField.VERDICT, response.verdict().name());
        put(head, AnswerField.NOTE, response.note());
        put(head, AnswerField.DELIVERY_DATE, response.deliveryDate());
        for (ResponseLine line : response.lines()) {
            Map<AnswerField, String> row = row(line.item());
            put(row, AnswerField.UNITS, line.units());
            put(row, AnswerField.UNIT_PRICE, line.unitPrice());
            put(row, AnswerField.LINE_NOTE, line.note());
        }
        if (rows.isEmpty()) {
            row();
        }
    }

    private void lay(DespatchAdvice advice) {
        put(head, AnswerField.NOTE, advice.note());
        put(head, AnswerField.DELIVERY_DATE, advice.deliveryDate());
        put(head, AnswerField.DESPATCHED_ON, advice.despatchedOn());
        for (DespatchLine line : advice.lines()) {
            Map<AnswerField, String> row = row(line.item());
            put(row, AnswerField.UNITS, line.units());
            put(row, AnswerField.LOT, line.lot());
            put(row, AnswerField.BEST_BEFORE, line.bestBefore());
            put(row, AnswerField.WEIGHT_KG, line.weightKg());
            put(row, AnswerField.LINE_NOTE, line.note());
        }
    }

    private void lay(Invoice invoice) {
        put(head, AnswerField.CREDITED_NUMBER, invoice.creditedNumber());
        put(head, AnswerField.CURRENCY, invoice.currency());
        put(head, AnswerField.ISSUED_ON, invoice.issuedOn());
        put(head, AnswerField.DUE_ON, invoice.dueOn());
        put(head, AnswerField.ROUNDING, invoice.rounding());
        put(head, AnswerField.PAYABLE, invoice.payable());
        for (InvoiceLine line : invoice.lines()) {
            Map<AnswerField, String> row = row(line.item());
            put(row, AnswerField.UNITS, line.units());
            put(row, AnswerField.UNIT_PRICE, line.unitPrice());
            put(row, AnswerField.NET, line.net());
            put(row, AnswerField.VAT_PERCENT, line.vatPercent());
            put(row, AnswerField.KIND, line.kind());
        }
        invoice.allowances().forEach(amount -> lay("ALLOWANCE", amount));
        invoice.charges().forEach(amount -> lay("CHARGE", amount));
    }

    private void lay(String kind, Amount amount) {
        Map<AnswerField, String> row = row();
        put(row, AnswerField.KIND, kind);
        put(row, AnswerField.NAME, amount.text());
        put(row, AnswerField.NET, amount.net());
        put(row, AnswerField.VAT_PERCENT, amount.vatPercent());
    }

    private void lay(PriceList prices) {
        put(head, AnswerField.COMPLETE, Boolean.toString(prices.complete()));
        put(head, AnswerField.CURRENCY, prices.currency());
        put(head, AnswerField.VALID_FROM, prices.validFrom());
        put(head, AnswerField.VALID_UNTIL, prices.validUntil());
        for (Line line : prices.lines()) {
            Map<AnswerField, String> row = row();
            put(row, AnswerField.SKU, line.sku());
            put(row, AnswerField.GTIN, line.gtin());
            put(row, AnswerField.CHANGE, line.change().name());
            put(row, AnswerField.NAME, line.name());
            put(row, AnswerField.UNIT, line.unit());
            put(row, AnswerField.UNITS_PER_CASE, line.unitsPerCase());
            put(row, AnswerField.UNIT_PRICE, line.unitPrice());
            put(row, AnswerField.VAT_PERCENT, line.vatPercent());
            put(row, AnswerField.DEPOSIT, line.deposit());
            put(row, AnswerField.MINIMUM_UNITS, line.minimumUnits());
            put(row, AnswerField.BRAND, line.brand());
            put(row, AnswerField.ORIGIN_COUNTRY, line.originCountry());
            put(row, AnswerField.CERTIFICATION, line.certification());
        }
    }
}
