package coop.cobuy.suppliers.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Advice;
import coop.cobuy.suppliers.document.Answer.Bill;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;
import coop.cobuy.suppliers.document.SupplierOrder.Line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** JSON, version 1. */
final class JsonDialect implements Dialect {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public SupplierOrder read(byte[] bytes) {
        JsonNode order;
        try {
            order = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        Kind kind =
                switch (order.path("type").asText()) {
                    case "ORDER" -> Kind.ORDER;
                    case "ORDER_CHANGE" -> Kind.CHANGE;
                    case "ORDER_CANCELLATION" -> Kind.CANCELLATION;
                    default -> throw new IllegalArgumentException("type: " + order.path("type"));
                };
        Currency currency = Currency.getInstance(order.path("currency").asText("EUR"));
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : order.path("lines")) {
            if (!line.path("change").asText().equals("CANCELLED")) {
                lines.add(line(line, currency));
            }
        }
        return new SupplierOrder(
                kind,
                order.path("number").asText(),
                order.path("revision").asInt(),
                currency,
                order.hasNonNull("deliveryDate") ? order.path("deliveryDate").asText() : null,
                lines);
    }

    private static Line line(JsonNode line, Currency currency) {
        return new Line(
                line.path("lineNo").asInt(),
                line.path("sku").asText(),
                line.path("name").asText(),
                line.path("unit").asText(),
                Units.parse(line.path("unitsPerCase").asText()),
                line.path("cases").asLong(),
                Units.parse(line.path("units").asText()),
                UnitPrice.parse(line.path("unitPrice").asText(), currency),
                Percent.parse(line.path("vatPercent").asText()));
    }

    @Override
    public Optional<byte[]> write(Answer answer, SupplierOrder order) {
        ObjectNode json =
                switch (answer) {
                    case Response response -> response(response);
                    case Advice advice -> advice(advice);
                    case Bill bill -> bill(bill);
                    case Prices prices -> prices(prices, order);
                };
        return Optional.of(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode document(String type, Answer answer) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("version", 1)
                .put("number", answer.number());
    }

    private static ObjectNode response(Response response) {
        ObjectNode json = document("ORDER_RESPONSE", response);
        json.put("orderNumber", response.order());
        json.put("verdict", response.verdict().name());
        if (response.deliveryDate() != null) {
            json.put("deliveryDate", response.deliveryDate());
        }
        var lines = json.putArray("lines");
        response.lines()
                .forEach(
                        line ->
                                lines.addObject()
                                        .put("sku", line.sku())
                                        .put("units", line.units().toString()));
        return json;
    }

    private static ObjectNode advice(Advice advice) {
        ObjectNode json = document("DESPATCH_ADVICE", advice);
        json.put("orderNumber", advice.order());
        json.put("despatchedOn", advice.despatchedOn().toString());
        json.put("deliveryDate", advice.deliveryDate());
        var lines = json.putArray("lines");
        advice.lines()
                .forEach(
                        line ->
                                lines.addObject()
                                        .put("sku", line.sku())
                                        .put("units", line.units().toString()));
        return json;
    }

    private static ObjectNode bill(Bill bill) {
        ObjectNode json = document("INVOICE", bill);
        json.put("orderNumber", bill.order());
        json.put("currency", bill.payable().currency().getCurrencyCode());
        json.put("issuedOn", bill.issuedOn().toString());
        var lines = json.putArray("lines");
        bill.lines()
                .forEach(
                        line ->
                                lines.addObject()
                                        .put("sku", line.sku())
                                        .put("units", line.units().toString())
                                        .put("unitPrice", line.unitPrice().toString())
                                        .put("net", line.net().decimal())
                                        .put("vatPercent", line.vatPercent().decimal()));
        if (!bill.freight().isZero()) {
            json.putArray("charges")
                    .addObject()
                    .put("text", "Freight")
                    .put("net", bill.freight().decimal())
                    .put("vatPercent", bill.freightVat().decimal());
        }
        return json.put("payable", bill.payable().decimal());
    }

    private static ObjectNode prices(Prices prices, SupplierOrder order) {
        ObjectNode json = document("PRICE_LIST", prices);
        json.put("complete", false);
        json.put("currency", order.currency().getCurrencyCode());
        json.put("validFrom", prices.validFrom().toString());
        var lines = json.putArray("lines");
        for (Line line : prices.lines()) {
            ObjectNode one =
                    lines.addObject()
                            .put("sku", line.sku())
                            .put("change", "CHANGED")
                            .put("name", line.name())
                            .put("unit", line.unit())
                            .put("unitsPerCase", line.perCase().toString())
                            .put("unitPrice", String.valueOf(line.unitPrice()));
            Percent vat = line.vatPercent();
            if (vat != null) {
                one.put("vatPercent", vat.decimal());
            }
        }
        return json;
    }
}
