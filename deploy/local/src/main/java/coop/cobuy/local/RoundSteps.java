package coop.cobuy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.servers.ChildProcess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a co-op's people do with a round once its orders are in: close, approve, receive, enter
 * invoices, accept them. Each step goes through the public API and waits for its outcome.
 */
public final class RoundSteps {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";

    /** A document of a thousand lines is not asked for more often: that alone would be a load. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** An invoice is compared anew with its order each time that it is looked at. */
    private static final Duration LOOK_AT_INVOICE = Duration.ofMillis(500);

    private final Api buyer;
    private final Api secondBuyer;
    private final Api bookkeeper;
    private final String round;
    private final Duration limit;

    /**
     * A round's further way.
     *
     * @param limit how long one step may take before it counts as failed
     */
    public RoundSteps(Api buyer, Api secondBuyer, Api bookkeeper, String round, Duration limit) {
        this.buyer = buyer;
        this.secondBuyer = secondBuyer;
        this.bookkeeper = bookkeeper;
        this.round = round;
        this.limit = limit;
    }

    /** Asks for the cut-off. */
    public void close() {
        buyer.post("/api/v1/rounds/" + round + "/closing", "");
    }

    /** Waits until the round's purchase orders are drafted, and gives them whole. */
    public List<JsonNode> awaitDrafts() {
        ChildProcess.await(
                "the round to be frozen",
                limit,
                LOOK,
                () ->
                        List.of("FROZEN", "ORDERED")
                                .contains(buyer.get("/api/v1/rounds/" + round).text("/state")));
        ChildProcess.await("the drafts", limit, LOOK, () -> !summaries().isEmpty());
        return orders();
    }

    private List<JsonNode> summaries() {
        List<JsonNode> items = new java.util.ArrayList<>();
        buyer.get("/api/v1/purchase-orders?limit=500&round=" + round)
                .body()
                .path("items")
                .forEach(items::add);
        return items;
    }

    /** The round's purchase orders as they are now, but those that came to nothing. */
    public List<JsonNode> orders() {
        return summaries().stream()
                .filter(order -> !order.path("state").asText().equals("DROPPED"))
                .map(order -> buyer.get("/api/v1/purchase-orders/" + order.path("id").asText()))
                .map(Api.Answer::body)
                .toList();
    }

    /** Approves a purchase order; above the buyer's limit the second buyer approves it too. */
    public String approve(String order) {
        String path = "/api/v1/purchase-orders/" + order;
        String state = approve(buyer, path);
        return state.equals("APPROVED") ? state : approve(secondBuyer, path);
    }

    private static String approve(Api approver, String path) {
        String tag = approver.get(path).headers().firstValue("ETag").orElse("");
        return approver.post(path + "/approval", "", Map.of("If-Match", tag)).text("/state");
    }

    /**
     * Books a receipt and closes receiving.
     *
     * @param order a whole purchase order
     * @param missing units of the first line that did not come
     */
    public void receive(JsonNode order, long missing) {
        Map<String, String> came = new TreeMap<>();
        long left = missing;
        for (JsonNode line : order.path("lines")) {
            BigDecimal units =
                    new BigDecimal(line.path("units").asText())
                            .subtract(BigDecimal.valueOf(left))
                            .max(BigDecimal.ZERO);
            left = 0;
            came.put(line.path("sku").asText(), units.toPlainString());
        }
        receive(order, came);
    }

    /**
     * Books a receipt and closes receiving.
     *
     * @param order a whole purchase order
     * @param came units by SKU; of what is not there none came
     */
    public void receive(JsonNode order, Map<String, String> came) {
        ObjectNode body = JSON.createObjectNode().put("final", true);
        ArrayNode lines = body.putArray("lines");
        for (JsonNode line : order.path("lines")) {
            lines.addObject()
                    .put("offer", line.path("offer").asText())
                    .put("units", came.getOrDefault(line.path("sku").asText(), "0"));
        }
        String id = order.path("id").asText();
        buyer.post(
                "/api/v1/purchase-orders/" + id + "/receipts",
                body.toString(),
                Map.of("Idempotency-Key", "receipt-" + id));
        ChildProcess.await(
                "receiving to be closed",
                limit,
                LOOK,
                () ->
                        buyer.get("/api/v1/purchase-orders/" + id + "/receipts")
                                .text("/state")
                                .equals("CLOSED"));
    }

    /** The invoice that a supplier writes for what was received, with freight. */
    public ObjectNode invoice(JsonNode order, long freightMinor) {
        String id = order.path("id").asText();
        JsonNode received = buyer.get("/api/v1/purchase-orders/" + id + "/receipts").body();
        Map<String, String> unitsBySku = new TreeMap<>();
        received.path("lines")
                .forEach(l -> unitsBySku.put(l.path("sku").asText(), l.path("received").asText()));
        ObjectNode invoice = JSON.createObjectNode();
        invoice.put("supplierId", order.at("/supplier/id").asText());
        invoice.put("number", "R-" + order.path("number").asText());
        invoice.put("orderNumber", order.path("number").asText());
        invoice.put("currency", "EUR");
        invoice.put("issuedOn", "2026-01-31");
        Map<String, BigDecimal> bases = new TreeMap<>();
        ArrayNode lines = invoice.putArray("lines");
        for (JsonNode line : order.path("lines")) {
            BigDecimal units =
                    new BigDecimal(unitsBySku.getOrDefault(line.path("sku").asText(), "0"));
            BigDecimal price = new BigDecimal(line.path("unitPrice").asText());
            BigDecimal net = units.multiply(price).setScale(2, RoundingMode.HALF_UP);
            if (units.signum() > 0) {
                String vat = line.path("vatPercent").asText();
                bases.merge(vat, net, BigDecimal::add);
                lines.addObject()
                        .put("sku", line.path("sku").asText())
                        .put("units", units.toPlainString())
                        .put("unitPrice", price.toPlainString())
                        .put("net", net.toPlainString())
                        .put("vatPercent", vat);
            }
        }
        charge(invoice, freightMinor, bases);
        invoice.putArray("allowances");
        invoice.put("payable", payable(bases).toPlainString());
        return invoice;
    }

    private static void charge(
            ObjectNode invoice, long freightMinor, Map<String, BigDecimal> bases) {
        ArrayNode charges = invoice.putArray("charges");
        if (freightMinor > 0) {
            BigDecimal freight = BigDecimal.valueOf(freightMinor, 2);
            bases.merge("19.00", freight, BigDecimal::add);
            charges.addObject()
                    .put("text", "Freight")
                    .put("net", freight.toPlainString())
                    .put("vatPercent", "19.00");
        }
    }

    /** Net and, once per rate, VAT: EN 16931. */
    private static BigDecimal payable(Map<String, BigDecimal> bases) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (Map.Entry<String, BigDecimal> base : bases.entrySet()) {
            BigDecimal vat =
                    base.getValue()
                            .multiply(new BigDecimal(base.getKey()))
                            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
            sum = sum.add(base.getValue()).add(vat);
        }
        return sum;
    }

    /** The bookkeeper types an invoice in; gives its id. */
    public String enter(ObjectNode invoice) {
        return bookkeeper.post("/api/v1/invoices", invoice.toString()).text("/id");
    }

    /** Waits for an invoice that the supplier sends, and gives its id. */
    public String awaitInvoice(String number) {
        ChildProcess.await("invoice " + number, limit, LOOK, () -> !invoices(number).isEmpty());
        return invoices(number).getFirst();
    }

    private List<String> invoices(String number) {
        List<String> ids = new java.util.ArrayList<>();
        for (JsonNode invoice : bookkeeper.get("/api/v1/invoices?limit=500").body().path("items")) {
            if (invoice.path("number").asText().equals(number)) {
                ids.add(invoice.path("id").asText());
            }
        }
        return ids;
    }

    /** The bookkeeper accepts an invoice, unless it accepted itself because all matched. */
    public void accept(String invoice) {
        String path = "/api/v1/invoices/" + invoice;
        String state = bookkeeper.get(path).text("/state");
        if (List.of("RECEIVED", "MATCHED", "DIFFERENT").contains(state)) {
            bookkeeper.post(path + "/acceptance", "{\"reason\":\"checked\"}");
        }
    }

    /** Waits until an invoice's charges stand in the ledger. */
    public void awaitSettled(String invoice) {
        ChildProcess.await(
                "invoice " + invoice + " to be settled",
                limit,
                LOOK_AT_INVOICE,
                () ->
                        bookkeeper
                                .get("/api/v1/invoices/" + invoice)
                                .text("/state")
                                .equals("SETTLED"));
    }

    /** The round's totals, and whether they agree. */
    public JsonNode settlement() {
        return bookkeeper.get("/api/v1/rounds/" + round + "/settlement").body();
    }

    /**
     * Places a member's whole order and waits for the outcome.
     *
     * @param lines offer ids with quantity and tolerance, as JSON
     */
    public Api.Answer order(Api caller, String member, String key, ArrayNode lines) {
        ObjectNode body = JSON.createObjectNode();
        body.set("lines", lines);
        return caller.send(
                "PUT",
                "/api/v1/rounds/" + round + "/orders/" + member,
                body.toString(),
                JSON_TYPE,
                Map.of("Idempotency-Key", key, "Prefer", "wait=10"));
    }
}
