package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.bench.FaultCoop.Supplier;
import coop.cobuy.bench.FaultCoop.Way;
import coop.cobuy.bench.WebhookEndpoint.Call;
import coop.cobuy.local.Api;
import coop.cobuy.servers.ChildProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What suppliers do with purchase orders, and what they hold against those that were approved. */
final class SupplierSide {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> ARRIVED = List.of("DELIVERED", "UNDERSTOOD", "ACCEPTED");
    private static final int CSV_SKU = 12;
    private static final int CSV_UNITS = 17;

    private final FaultCoop coop;
    private final WebhookEndpoint endpoint;
    private final Path folder;

    /**
     * @param feeds where the supplier-adapter keeps folders
     */
    SupplierSide(FaultCoop coop, WebhookEndpoint endpoint, Path feeds) {
        this.coop = coop;
        this.endpoint = endpoint;
        this.folder = feeds.resolve(coop.coop().id()).resolve("folder").resolve("orders");
    }

    static Way way(JsonNode order) {
        return Way.valueOf(order.at("/supplier/code").asText());
    }

    /** Fetches what is to be fetched, and waits until the co-op knows that the order arrived. */
    void take(JsonNode order) {
        if (way(order) == Way.PULL) {
            fetch(order);
        }
        String path = "/api/v1/purchase-orders/" + order.path("id").asText();
        ChildProcess.await(
                order.path("number").asText() + " to arrive",
                LIMIT,
                () -> ARRIVED.contains(coop.buyer().get(path).text("/delivery/state")));
    }

    private void fetch(JsonNode order) {
        Supplier supplier = supplier(Way.PULL);
        String number = order.path("number").asText();
        String feed = "/api/v1/suppliers/" + supplier.id() + "/feed";
        ChildProcess.await(number + " in the feed", LIMIT, () -> !offered(number).isEmpty());
        for (JsonNode document : offered(number)) {
            String path = feed + "/" + document.path("id").asText() + "/acknowledgement";
            Insisting.on("the acknowledgement", () -> supplier.api().post(path, ""));
        }
        ObjectNode response =
                JSON.createObjectNode()
                        .put("type", "ORDER_RESPONSE")
                        .put("number", "AB-" + number)
                        .put("orderNumber", number)
                        .put("verdict", "ACCEPTED");
        response.putArray("lines");
        send(supplier, response);
        String path = "/api/v1/purchase-orders/" + order.path("id").asText();
        ChildProcess.await(
                "the answer to " + number,
                LIMIT,
                () -> coop.buyer().get(path).text("/verdict").equals("ACCEPTED"));
    }

    private List<JsonNode> offered(String number) {
        Supplier supplier = supplier(Way.PULL);
        List<JsonNode> offered = new ArrayList<>();
        String next = "/api/v1/suppliers/" + supplier.id() + "/feed";
        while (!next.isEmpty()) {
            String path = next;
            Api.Answer page = Insisting.on("the feed", () -> supplier.api().get(path));
            for (JsonNode document : page.body().path("documents")) {
                if (document.at("/content/number").asText().equals(number)) {
                    offered.add(document);
                }
            }
            next =
                    page.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')))
                            .orElse("");
        }
        return offered;
    }

    /** A document through the supplier's own door. */
    void send(Supplier supplier, ObjectNode document) {
        String path = "/api/v1/suppliers/" + supplier.id() + "/documents";
        Insisting.on("a document", () -> supplier.api().post(path, document.toString()));
    }

    Supplier supplier(Way way) {
        return coop.suppliers().get(way);
    }

    /** Each order came once, under one name, and says what was approved. */
    void check(JsonNode order) {
        String number = order.path("number").asText();
        Map<String, String> approved = units(order);
        switch (way(order)) {
            case FOLDER -> assertEquals(approved, inFolder(number), number);
            case PULL -> {
                List<JsonNode> offered = offered(number);
                assertEquals(1, offered.size(), number + " in the feed");
                assertEquals(approved, units(offered.getFirst().path("content")), number);
                String path = "/api/v1/purchase-orders/" + order.path("id").asText();
                assertEquals(1, coop.buyer().get(path).body().path("responses").size(), number);
            }
            case WEBHOOK -> {
                List<Call> calls = calls(number);
                assertFalse(calls.isEmpty(), number);
                assertEquals(1, calls.stream().distinct().count(), number + ": " + calls);
                assertEquals(approved, units(read(calls.getFirst().body())), number);
            }
        }
    }

    /** How often a webhook was called for a document that had come before. */
    int repeats(JsonNode order) {
        return way(order) == Way.WEBHOOK ? calls(order.path("number").asText()).size() - 1 : 0;
    }

    private List<Call> calls(String number) {
        return endpoint.calls().stream()
                .filter(call -> read(call.body()).path("number").asText().equals(number))
                .toList();
    }

    private Map<String, String> inFolder(String number) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            List<Path> own =
                    all.stream().filter(file -> file.toString().contains(number + ".")).toList();
            assertEquals(1, own.size(), number + " in " + all);
            Map<String, String> units = new TreeMap<>();
            List<String> rows = Files.readAllLines(own.getFirst());
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split(";", -1);
                units.put(cells[CSV_SKU], cells[CSV_UNITS]);
            }
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> units(JsonNode order) {
        Map<String, String> units = new TreeMap<>();
        order.path("lines")
                .forEach(l -> units.put(l.path("sku").asText(), l.path("units").asText()));
        assertTrue(!units.isEmpty(), order.toString());
        return units;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
