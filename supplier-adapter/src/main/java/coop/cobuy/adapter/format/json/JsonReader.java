package coop.cobuy.adapter.format.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;
import coop.cobuy.problem.FieldProblem;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads suppliers' JSON: every field is known, typed and in range, or named in a problem. */
final class JsonReader {

    static final int NUMBER_MAX = 64;
    static final int NOTE_MAX = 1000;
    private static final Set<String> TYPES =
            Set.of("ORDER_RESPONSE", "DESPATCH_ADVICE", "INVOICE", "CREDIT_NOTE", "PRICE_LIST");

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    Read read(byte[] bytes) {
        JsonNode tree;
        try {
            tree = mapper.readTree(bytes);
        } catch (JsonProcessingException e) {
            return new Read.NotUnderstood(List.of(new FieldProblem("", sentence(e))));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        JsonFields fields = JsonFields.root(tree);
        InboundDocument document = document(fields);
        List<FieldProblem> problems = fields.problems();
        return problems.isEmpty()
                ? new Read.Understood(document)
                : new Read.NotUnderstood(problems);
    }

    private static String sentence(JsonProcessingException e) {
        var at = e.getLocation();
        String place =
                at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return "no JSON: " + first + place;
    }

    private static InboundDocument document(JsonFields fields) {
        String type = fields.oneOf("type", TYPES);
        fields.version(JsonFormat.VERSION);
        return switch (type) {
            case "ORDER_RESPONSE" -> response(fields);
            case "DESPATCH_ADVICE" -> advice(fields);
            case "PRICE_LIST" -> JsonPriceList.read(fields);
            default -> invoice(fields, type.equals("CREDIT_NOTE"));
        };
    }

    private static OrderResponse response(JsonFields fields) {
        fields.only(
                "type",
                "version",
                "number",
                "orderNumber",
                "verdict",
                "note",
                "deliveryDate",
                "lines");
        Set<String> verdicts = Set.of("ACCEPTED", "CHANGED", "REJECTED");
        String verdict = fields.oneOf("verdict", verdicts);
        return new OrderResponse(
                fields.text("number", NUMBER_MAX),
                fields.text("orderNumber", NUMBER_MAX),
                verdicts.contains(verdict) ? Verdict.valueOf(verdict) : Verdict.REJECTED,
                fields.optionalText("note", NOTE_MAX),
                fields.optionalDay("deliveryDate"),
                fields.optionalList("lines", JsonReader::responseLine));
    }

    private static ResponseLine responseLine(JsonFields fields) {
        fields.only("sku", "gtin", "orderLine", "unit", "units", "unitPrice", "note");
        return new ResponseLine(
                fields.item(NUMBER_MAX),
                fields.units("units"),
                fields.optionalPrice("unitPrice"),
                fields.optionalText("note", NOTE_MAX));
    }

    private static DespatchAdvice advice(JsonFields fields) {
        fields.only(
                "type",
                "version",
                "number",
                "orderNumber",
                "despatchedOn",
                "deliveryDate",
                "note",
                "lines");
        return new DespatchAdvice(
                fields.text("number", NUMBER_MAX),
                fields.text("orderNumber", NUMBER_MAX),
                fields.optionalDay("despatchedOn"),
                fields.optionalDay("deliveryDate"),
                fields.optionalText("note", NOTE_MAX),
                fields.list("lines", JsonReader::despatchLine));
    }

    private static DespatchLine despatchLine(JsonFields fields) {
        fields.only(
                "sku",
                "gtin",
                "orderLine",
                "unit",
                "units",
                "lot",
                "bestBefore",
                "weightKg",
                "note");
        return new DespatchLine(
                fields.item(NUMBER_MAX),
                fields.units("units"),
                fields.optionalText("lot", NUMBER_MAX),
                fields.optionalDay("bestBefore"),
                fields.optionalUnits("weightKg"),
                fields.optionalText("note", NOTE_MAX));
    }

    private static Invoice invoice(JsonFields fields, boolean credit) {
        fields.only(
                "type",
                "version",
                "number",
                "orderNumber",
                "creditedNumber",
                "currency",
                "issuedOn",
                "dueOn",
                "lines",
                "allowances",
                "charges",
                "rounding",
                "payable");
        String currency = fields.currency("currency");
        return new Invoice(
                fields.text("number", NUMBER_MAX),
                fields.text("orderNumber", NUMBER_MAX),
                credit
                        ? fields.text("creditedNumber", NUMBER_MAX)
                        : fields.absent("creditedNumber", "only a credit note has it"),
                currency,
                fields.day("issuedOn"),
                fields.optionalDay("dueOn"),
                fields.list("lines", line -> invoiceLine(line, currency)),
                fields.optionalList("allowances", amount -> amount(amount, currency)),
                fields.optionalList("charges", amount -> amount(amount, currency)),
                fields.optionalMoney("rounding", currency),
                fields.money("payable", currency));
    }

    private static InvoiceLine invoiceLine(JsonFields fields, String currency) {
        fields.only(
                "sku",
                "gtin",
                "orderLine",
                "unit",
                "units",
                "unitPrice",
                "net",
                "vatPercent",
                "kind");
        return new InvoiceLine(
                fields.item(NUMBER_MAX),
                fields.units("units"),
                fields.price("unitPrice"),
                fields.money("net", currency),
                fields.percent("vatPercent"),
                fields.optionalOneOf("kind", Set.of("GOODS", "DEPOSIT")));
    }

    private static SupplierInvoice.Amount amount(JsonFields fields, String currency) {
        fields.only("text", "net", "vatPercent");
        return new SupplierInvoice.Amount(
                fields.text("text", NOTE_MAX),
                fields.money("net", currency),
                fields.percent("vatPercent"));
    }
}
