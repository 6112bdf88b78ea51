package coop.cobuy.aggregator.plans;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;

/** Writes requests of one supplier, {@code mill}, step by step. */
final class Requests {

    private final ObjectNode body = Plans.JSON.createObjectNode();
    private final ArrayNode offers = body.putArray("offers");
    private final ArrayNode orders = body.putArray("orders");
    private int positions;

    Requests(String currency) {
        body.put("currency", currency);
    }

    Requests rule(String name, String value) {
        body.withObjectProperty("rules").put(name, value);
        return this;
    }

    ObjectNode rules() {
        return body.withObjectProperty("rules");
    }

    /** An offer in pieces, sold by cases, without VAT; prices are added to it. */
    ObjectNode offer(String name, long unitsPerCase, long minCases) {
        ObjectNode offer = offers.addObject();
        offer.put("offer", name).put("supplier", "mill").put("unit", "C62");
        offer.put("unitsPerCase", unitsPerCase).put("minCases", minCases);
        offer.put("vatPercent", "0").put("priceBasis", "UNIT").put("breakKind", "ALL_UNITS");
        offer.putArray("priceBreaks");
        return offer;
    }

    static ObjectNode price(ObjectNode offer, long from, String price) {
        offer.withArrayProperty("priceBreaks")
                .addObject()
                .put("fromUnits", Long.toString(from))
                .put("price", price);
        return offer;
    }

    /** A member's order, to which lines are added. */
    ObjectNode order(String member) {
        return orders.addObject().put("member", member).put("position", ++positions);
    }

    static ObjectNode line(ObjectNode order, String offer, long quantity, long tolerance) {
        return order.withArrayProperty("lines")
                .addObject()
                .put("offer", offer)
                .put("quantity", Long.toString(quantity))
                .put("tolerance", Long.toString(tolerance));
    }

    ArrayNode orders() {
        return orders;
    }

    Requests received(String offer, long units) {
        body.withArrayProperty("receipts")
                .addObject()
                .put("offer", offer)
                .put("units", Long.toString(units));
        return this;
    }

    /** The mill's one invoice. */
    ObjectNode invoice() {
        ArrayNode invoices = body.withArrayProperty("invoices");
        if (invoices.isEmpty()) {
            invoices.addObject().put("supplier", "mill").put("number", "R-1").putArray("lines");
        }
        return (ObjectNode) invoices.get(0);
    }

    Requests billed(String offer, long units, String net, String vatPercent) {
        invoice()
                .withArrayProperty("lines")
                .addObject()
                .put("offer", offer)
                .put("units", Long.toString(units))
                .put("net", net)
                .put("vatPercent", vatPercent);
        return this;
    }

    ObjectNode body() {
        return body;
    }

    @Override
    public String toString() {
        return body.toString();
    }

    static String decimal(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }
}
