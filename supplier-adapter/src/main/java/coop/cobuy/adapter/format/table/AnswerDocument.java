package coop.cobuy.adapter.format.table;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.segment.UnitCodes;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * One document from its rows: the head's fields stand in the first of them. A bad row costs a price
 * list that row alone, any other document itself.
 */
final class AnswerDocument {

    private static final int CODE_MAX = 64;
    private static final int NOTE_MAX = 1000;
    private static final int PROBLEMS_MAX = 100;

    private final DocumentType type;
    private final UnitCodes unitCodes;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<ResponseLine> responses = new ArrayList<>();
    private final List<DespatchLine> despatched = new ArrayList<>();
    private final List<InvoiceLine> billed = new ArrayList<>();
    private final List<Line> prices = new ArrayList<>();
    private final List<Amount> allowances = new ArrayList<>();
    private final List<Amount> charges = new ArrayList<>();
    private @Nullable AnswerCells head;
    private Currency currency = Currency.getInstance("EUR");

    AnswerDocument(DocumentType type, UnitCodes unitCodes) {
        this.type = type;
        this.unitCodes = unitCodes;
    }

    /** An answer that bears no number of its own is the answer to its order. */
    static String number(DocumentType type, AnswerCells cells) {
        boolean own = cells.has(AnswerField.NUMBER) || type != DocumentType.ORDER_RESPONSE;
        return cells.raw(own ? AnswerField.NUMBER : AnswerField.ORDER_NUMBER);
    }

    /** The next row, whose problems go to the list. */
    void add(AnswerCells cells, List<FieldProblem> ofRow) {
        if (head == null) {
            head = cells;
            if (type == DocumentType.INVOICE
                    || type == DocumentType.CREDIT_NOTE
                    || type == DocumentType.PRICE_LIST) {
                currency = cells.currency();
            }
        }
        switch (type) {
            case ORDER_RESPONSE -> response(cells);
            case DESPATCH_ADVICE -> despatch(cells);
            case INVOICE, CREDIT_NOTE -> bill(cells);
            case PRICE_LIST -> price(cells, ofRow);
            case ORDER, ORDER_CHANGE, ORDER_CANCELLATION, ACKNOWLEDGEMENT, INTERCHANGE ->
                    throw new IllegalStateException("type: " + type + " (expected: an answer)");
        }
        if (problems.size() < PROBLEMS_MAX) {
            problems.addAll(ofRow);
        }
        ofRow.clear();
    }

    private ItemReference item(AnswerCells cells) {
        String gtin = cells.optionalText(AnswerField.GTIN, 14);
        if (gtin != null && !gtin.matches("[0-9]{8,14}")) {
            cells.problem(AnswerField.GTIN, "8 to 14 digits are expected");
        }
        String sku = cells.optionalText(AnswerField.SKU, CODE_MAX);
        Integer line = cells.optionalLine(AnswerField.ORDER_LINE);
        if (sku == null && gtin == null && line == null) {
            cells.problem(AnswerField.SKU, "is missing");
            return ItemReference.sku("?");
        }
        return new ItemReference(sku, gtin, line, unit(cells));
    }

    private @Nullable String unit(AnswerCells cells) {
        String code = cells.raw(AnswerField.UNIT);
        if (code.isEmpty()) {
            return null;
        }
        String meaning = unitCodes.meaning(code);
        if (meaning == null || unitCodes.isCase(code)) {
            cells.problem(
                    AnswerField.UNIT,
                    "\"" + code + "\" is no member unit; the profile's unitCodes can name it");
            return null;
        }
        return meaning;
    }

    /** Units as they stand there, or cases times what one holds; never the one for the other. */
    private static String units(AnswerCells cells) {
        if (cells.has(AnswerField.UNITS) || !cells.has(AnswerField.CASES)) {
            return cells.units(AnswerField.UNITS).toString();
        }
        Units cases = cells.units(AnswerField.CASES);
        Units content = cells.units(AnswerField.UNITS_PER_CASE);
        long milli = Math.multiplyHigh(cases.milli(), content.milli());
        long product = cases.milli() * content.milli();
        if (milli != 0 || product < 0 || product % 1000 != 0) {
            cells.problem(AnswerField.CASES, "so many cases are no quantity of units");
            return "0";
        }
        return new Units(product / 1000).toString();
    }

    private static boolean isOfHeadAlone(AnswerCells cells) {
        return !cells.has(AnswerField.SKU)
                && !cells.has(AnswerField.GTIN)
                && !cells.has(AnswerField.ORDER_LINE);
    }

    private void response(AnswerCells cells) {
        if (isOfHeadAlone(cells)) {
            return;
        }
        responses.add(
                new ResponseLine(
                        item(cells),
                        units(cells),
                        cells.optionalPrice(AnswerField.UNIT_PRICE),
                        cells.optionalText(AnswerField.LINE_NOTE, NOTE_MAX)));
    }

    private void despatch(AnswerCells cells) {
        despatched.add(
                new DespatchLine(
                        item(cells),
                        units(cells),
                        cells.optionalText(AnswerField.LOT, CODE_MAX),
                        cells.optionalDay(AnswerField.BEST_BEFORE),
                        cells.optionalUnits(AnswerField.WEIGHT_KG),
                        cells.optionalText(AnswerField.LINE_NOTE, NOTE_MAX)));
    }

    private void bill(AnswerCells cells) {
        String kind = cells.raw(AnswerField.KIND).toUpperCase(Locale.ROOT);
        switch (kind) {
            case "", "GOODS", "DEPOSIT" ->
                    billed.add(
                            new InvoiceLine(
                                    item(cells),
                                    units(cells),
                                    cells.price(AnswerField.UNIT_PRICE),
                                    cells.money(AnswerField.NET, currency).decimal(),
                                    cells.percent(AnswerField.VAT_PERCENT),
                                    kind.isEmpty() ? null : kind));
            case "CHARGE" -> charges.add(amount(cells, false));
            case "ALLOWANCE" -> allowances.add(amount(cells, true));
            default ->
                    cells.problem(
                            AnswerField.KIND, "GOODS, DEPOSIT, CHARGE or ALLOWANCE is expected");
        }
    }

    /** An allowance counts against, whichever sign it bears. */
    private Amount amount(AnswerCells cells, boolean allowance) {
        Money net = cells.money(AnswerField.NET, currency);
        boolean turn = allowance && !net.isNegative();
        return new Amount(
                cells.text(AnswerField.NAME, NOTE_MAX),
                (turn ? net.negated() : net).decimal(),
                cells.percent(AnswerField.VAT_PERCENT));
    }

    private void price(AnswerCells cells, List<FieldProblem> ofRow) {
        int before = ofRow.size();
        Change change =
                cells.has(AnswerField.CHANGE)
                        ? cells.oneOf(AnswerField.CHANGE, Change.values())
                        : Change.CHANGED;
        boolean gone = change == Change.WITHDRAWN;
        String gtin = cells.optionalText(AnswerField.GTIN, 14);
        Line line =
                new Line(
                        cells.text(AnswerField.SKU, CODE_MAX),
                        gtin,
                        change,
                        gone
                                ? cells.optionalText(AnswerField.NAME, NOTE_MAX)
                                : cells.text(AnswerField.NAME, NOTE_MAX),
                        gone ? null : priced(cells),
                        gone ? null : perCase(cells),
                        gone ? null : cells.price(AnswerField.UNIT_PRICE),
                        cells.optionalPercent(AnswerField.VAT_PERCENT),
                        cells.optionalPrice(AnswerField.DEPOSIT),
                        cells.optionalUnits(AnswerField.MINIMUM_UNITS),
                        List.of(),
                        cells.optionalText(AnswerField.BRAND, NOTE_MAX),
                        cells.optionalText(AnswerField.ORIGIN_COUNTRY, 2),
                        cells.optionalText(AnswerField.CERTIFICATION, NOTE_MAX));
        if (ofRow.size() == before) {
            prices.add(line);
        }
    }

    private @Nullable String priced(AnswerCells cells) {
        if (!cells.has(AnswerField.UNIT)) {
            cells.problem(AnswerField.UNIT, "is missing");
        }
        return unit(cells);
    }

    private static String perCase(AnswerCells cells) {
        Units content = cells.units(AnswerField.UNITS_PER_CASE);
        if (content.isZero() && cells.has(AnswerField.UNITS_PER_CASE)) {
            cells.problem(AnswerField.UNITS_PER_CASE, "a case holds something");
        }
        return content.toString();
    }

    /** The document, or what is wrong with it. */
    Read read() {
        AnswerCells first = head;
        if (first == null) {
            throw new IllegalStateException("rows: none (expected: at least one)");
        }
        List<FieldProblem> ofHead = new ArrayList<>();
        InboundDocument document = document(first.reporting(ofHead));
        List<FieldProblem> all = new ArrayList<>(ofHead);
        all.addAll(problems);
        boolean lenient = type == DocumentType.PRICE_LIST && ofHead.isEmpty() && !prices.isEmpty();
        return all.isEmpty() || lenient
                ? new Read.Understood(document, all)
                : new Read.NotUnderstood(all);
    }

    private InboundDocument document(AnswerCells cells) {
        return switch (type) {
            case ORDER_RESPONSE -> response(cells, responses);
            case DESPATCH_ADVICE ->
                    new DespatchAdvice(
                            cells.text(AnswerField.NUMBER, CODE_MAX),
                            cells.text(AnswerField.ORDER_NUMBER, CODE_MAX),
                            cells.optionalDay(AnswerField.DESPATCHED_ON),
                            cells.optionalDay(AnswerField.DELIVERY_DATE),
                            cells.optionalText(AnswerField.NOTE, NOTE_MAX),
                            despatched);
            case INVOICE, CREDIT_NOTE -> invoice(cells);
            case PRICE_LIST ->
                    new PriceList(
                            cells.text(AnswerField.NUMBER, CODE_MAX),
                            cells.raw(AnswerField.COMPLETE).equalsIgnoreCase("true"),
                            currency.getCurrencyCode(),
                            cells.optionalDay(AnswerField.VALID_FROM),
                            cells.optionalDay(AnswerField.VALID_UNTIL),
                            prices);
            case ORDER, ORDER_CHANGE, ORDER_CANCELLATION, ACKNOWLEDGEMENT, INTERCHANGE ->
                    throw new IllegalStateException("type: " + type + " (expected: an answer)");
        };
    }

    private static OrderResponse response(AnswerCells cells, List<ResponseLine> lines) {
        String order = cells.text(AnswerField.ORDER_NUMBER, CODE_MAX);
        String number = cells.optionalText(AnswerField.NUMBER, CODE_MAX);
        return new OrderResponse(
                number == null ? order : number,
                order,
                cells.oneOf(AnswerField.VERDICT, Verdict.values()),
                cells.optionalText(AnswerField.NOTE, NOTE_MAX),
                cells.optionalDay(AnswerField.DELIVERY_DATE),
                lines);
    }

    private Invoice invoice(AnswerCells cells) {
        boolean credit = type == DocumentType.CREDIT_NOTE;
        if (billed.isEmpty()) {
            cells.problem(AnswerField.SKU, "the invoice has no line of goods");
        }
        return new Invoice(
                cells.text(AnswerField.NUMBER, CODE_MAX),
                cells.text(AnswerField.ORDER_NUMBER, CODE_MAX),
                credit ? cells.text(AnswerField.CREDITED_NUMBER, CODE_MAX) : null,
                currency.getCurrencyCode(),
                cells.day(AnswerField.ISSUED_ON),
                cells.optionalDay(AnswerField.DUE_ON),
                billed,
                allowances,
                charges,
                cells.has(AnswerField.ROUNDING)
                        ? cells.money(AnswerField.ROUNDING, currency).decimal()
                        : Money.zero(currency).decimal(),
                cells.money(AnswerField.PAYABLE, currency).decimal());
    }
}
