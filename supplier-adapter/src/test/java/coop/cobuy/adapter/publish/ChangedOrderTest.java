package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.SupplierEndpoint;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.TestClock;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An order that the co-op changed after it was sent, from the topic to the supplier and back. */
@MicronautTest(transactional = false)
class ChangedOrderTest implements TestServers {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject TestClock clock;

    @Value("${cobuy.folder.root}")
    String root;

    private final SupplierEndpoint endpoint = new SupplierEndpoint();
    private final UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();
    private String buyer = "";
    private String number = "";
    private Api api;

    @BeforeEach
    void newSupplier() {
        supplier = UUID.randomUUID();
        number = "PO-%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        buyer = callers.token(coop, Role.ADMINISTRATOR, null);
        api = new Api(server.getURI());
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
    }

    @AfterAll
    void close() {
        endpoint.close();
    }

    private void profile(String body) {
        var answer = api.put("/api/v1/suppliers/" + supplier + "/profile", buyer, body);
        assertEquals(200, answer.status(), answer.text());
    }

    private void webhook() {
        profile(
                """
                {"format":"json","transport":"webhook","address":"%s","secret":"%s",
                 "allowPrivateTargets":true,"answerWithinHours":6}
                """
                        .formatted(endpoint.url("/" + supplier), SupplierEndpoint.SECRET));
    }

    private void bnn() {
        profile(
                """
                {"format":"bnn","formatVersion":"3","transport":"folder","address":"bnn-%s",
                 "characterSet":"IBM850","formatOptions":{"customer":"4711"}}
                """
                        .formatted(supplier));
    }

    /** An order of cases of four pieces; texts are SKU and cases. */
    private PurchaseOrderApproved order(int revision, String... lines) {
        List<PurchaseOrderApproved.Line> read = new ArrayList<>();
        long net = 0;
        for (String line : lines) {
            String[] parts = line.split(" ");
            long cases = Long.parseLong(parts[1]);
            read.add(
                    new PurchaseOrderApproved.Line(
                            read.size() + 1,
                            new UUID(4, parts[0].hashCode()),
                            parts[0],
                            "name of " + parts[0],
                            "C62",
                            "4",
                            cases,
                            Long.toString(4 * cases),
                            "1.00",
                            4 * cases + ".00",
                            "0.00"));
            net += 4 * cases;
        }
        PurchaseOrderApproved made = GeneratedOrders.approved(1, coop, supplier, number);
        return new PurchaseOrderApproved(
                made.coopId(),
                made.coopName(),
                made.supplierId(),
                made.supplierCode(),
                made.supplierName(),
                made.purchaseOrderId(),
                made.roundId(),
                number,
                revision,
                "2026-11-24T12:00:00Z",
                null,
                null,
                revision == 0 ? null : "the silo is small",
                "EUR",
                read,
                net + ".00",
                "0.00",
                net + ".00");
    }

    private void send(PurchaseOrderApproved order) {
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
    }

    private List<JsonNode> deliveries(PurchaseOrderApproved order) {
        List<JsonNode> found = new ArrayList<>();
        api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                .json()
                .forEach(found::add);
        return found;
    }

    private JsonNode await(PurchaseOrderApproved order, String document, String state) {
        return Await.until(
                        document + " " + order.revision() + " " + state,
                        () ->
                                deliveries(order).stream()
                                        .filter(
                                                one ->
                                                        one.at("/document")
                                                                        .asText()
                                                                        .equals(document)
                                                                && one.at("/revision").asInt()
                                                                        == order.revision()
                                                                && one.at("/state")
                                                                        .asText()
                                                                        .equals(state))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<String> said() throws Exception {
        List<String> said = new ArrayList<>();
        for (SupplierEndpoint.Call call : endpoint.calls("/" + supplier)) {
            JsonNode body = JSON.readTree(call.body());
            said.add(body.at("/type").asText() + " " + body.at("/revision").asInt());
        }
        return said;
    }

    /** Of the order and its change: nobody waits for an answer to what was overtaken. */
    private List<String> attention(PurchaseOrderApproved order) {
        return deliveries(order).stream()
                .sorted(Comparator.comparing(one -> one.at("/revision").asInt()))
                .map(one -> one.at("/attention").asText())
                .toList();
    }

    @Test
    void aChangeWaitsUntilItsOrderArrivedAndGoesOutOnce() throws Exception {
        webhook();
        endpoint.answer(503, 200);
        PurchaseOrderApproved first = order(0, "OATS 2", "RICE 5");
        PurchaseOrderApproved change = order(1, "RICE 4");
        send(first);
        Await.until("the first try", () -> endpoint.calls("/" + supplier).size() == 1);
        send(change);
        send(change);
        await(change, "ORDER", "QUEUED");
        Await.until(
                "both",
                () -> {
                    clock.advance(Duration.ofSeconds(1));
                    return endpoint.calls("/" + supplier).size() >= 3;
                });
        await(change, "ORDER", "DELIVERED");
        assertEquals(List.of("ORDER 0", "ORDER 0", "ORDER_CHANGE 1"), said());
        assertEquals(2, deliveries(change).size(), "the same twice is one");
        JsonNode body = JSON.readTree(endpoint.calls("/" + supplier).getLast().body());
        assertEquals("CHANGED", body.at("/lines/0/change").asText());
        assertEquals("CANCELLED", body.at("/lines/1/change").asText());
        assertEquals("OATS", body.at("/lines/1/sku").asText());
        clock.advance(Duration.ofDays(3));
        assertEquals(List.of("NONE", "OVERDUE"), attention(change));
    }

    @Test
    void aFormatWithoutChangesFailsWithTheReasonAndGoesOutByAnotherWay() throws Exception {
        bnn();
        PurchaseOrderApproved first = order(0, "OATS 2", "RICE 5");
        send(first);
        await(first, "ORDER", "DELIVERED");
        PurchaseOrderApproved change = order(1, "RICE 4");
        send(change);
        JsonNode failed = await(change, "ORDER", "FAILED");
        assertTrue(
                failed.at("/detail").asText().contains("BNN has no change of an order"),
                failed.toString());
        Await.until(
                "the buyer's side to hear of it",
                () ->
                        topics.all(DeliveryReported.TOPIC, DeliveryReported.class).stream()
                                .anyMatch(
                                        one ->
                                                one.purchaseOrderId()
                                                                .equals(change.purchaseOrderId())
                                                        && one.revision() == 1
                                                        && one.state()
                                                                == DeliveryReported.State.FAILED));
        String folder = "by-hand-" + supplier;
        var resumed =
                api.post(
                        "/api/v1/deliveries/" + failed.at("/id").asText() + "/resume",
                        buyer,
                        """
                        {"format":"csv","transport":"folder","address":"%s"}
                        """
                                .formatted(folder));
        assertEquals(202, resumed.status(), resumed.text());
        await(change, "ORDER", "DELIVERED");
        String csv =
                Files.readString(
                        Path.of(
                                root,
                                coop.toString(),
                                folder,
                                "orders",
                                "order-" + number + "-r1.csv"));
        assertTrue(csv.contains("CHANGED") && csv.contains("CANCELLED"), csv);
    }

    @Test
    void aCancellationReachesWhoGotTheOrderAndNotTheChange() {
        bnn();
        PurchaseOrderApproved first = order(0, "RICE 5");
        send(first);
        await(first, "ORDER", "DELIVERED");
        PurchaseOrderApproved change = order(1, "RICE 4");
        send(change);
        await(change, "ORDER", "FAILED");
        webhook();
        topics.send(PurchaseOrderMessage.TOPIC, supplier, GeneratedOrders.cancelled(change));
        await(change, "CANCELLATION", "DELIVERED");
        await(change, "ORDER", "STOPPED");
    }

    private OrderResponse answer(String id, String more) {
        String seller = callers.token(coop, Role.SUPPLIER, supplier);
        var answer =
                api.post(
                        "/api/v1/suppliers/" + supplier + "/documents",
                        seller,
                        """
                        {"type":"ORDER_RESPONSE","version":1,"number":"%s","orderNumber":"%s",
                         "verdict":"ACCEPTED"%s}
                        """
                                .formatted(id, number, more));
        assertEquals(201, answer.status(), answer.text());
        return Await.until(
                        id,
                        () ->
                                topics.all(OrderResponse.TOPIC, OrderResponse.class).stream()
                                        .filter(
                                                one ->
                                                        one.documentNumber().equals(id)
                                                                && one.orderNumber().equals(number))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void anAnswerIsToTheLastRevisionThatLeft() {
        webhook();
        PurchaseOrderApproved first = order(0, "OATS 2", "RICE 5");
        send(first);
        await(first, "ORDER", "DELIVERED");
        bnn();
        PurchaseOrderApproved change = order(1, "RICE 4");
        send(change);
        JsonNode failed = await(change, "ORDER", "FAILED");
        webhook();
        assertEquals(0, answer("R-1", "").revision(), "the change is still here");
        api.post("/api/v1/deliveries/" + failed.at("/id").asText() + "/resume", buyer, "{}");
        await(change, "ORDER", "DELIVERED");
        OrderResponse second =
                answer(
                        "R-2",
                        ",\"lines\":[{\"orderLine\":2,\"units\":\"16\"},{\"orderLine\":1,\"units\":\"0\"}]");
        assertEquals(1, second.revision());
        assertEquals("RICE", second.lines().get(0).sku(), "line 2, as the supplier got it");
        assertEquals("OATS", second.lines().get(1).sku(), "was taken out");
        assertEquals("0", second.lines().get(1).units());
    }
}
