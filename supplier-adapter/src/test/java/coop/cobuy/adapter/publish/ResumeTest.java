package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.SupplierEndpoint;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.TestClock;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryAttention.Level;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Deadlines as the buyer sees them, and another way for one document. */
@MicronautTest(transactional = false)
class ResumeTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject TestClock clock;
    @Inject AttentionWatch watch;

    @Value("${cobuy.folder.root}")
    String root;

    private final SupplierEndpoint endpoint = new SupplierEndpoint();
    private final UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();
    private String buyer = "";
    private Api api;

    @BeforeEach
    void newSupplier() {
        supplier = UUID.randomUUID();
        buyer = callers.token(coop, Role.ADMINISTRATOR, null);
        api = new Api(server.getURI());
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
    }

    @AfterAll
    void close() {
        endpoint.close();
    }

    private void profile(String more) {
        var answer =
                api.put(
                        "/api/v1/suppliers/" + supplier + "/profile",
                        buyer,
                        """
                        {"format":"json","transport":"webhook","address":"%s","secret":"%s",
                         "allowPrivateTargets":true%s}
                        """
                                .formatted(
                                        endpoint.url("/" + supplier),
                                        SupplierEndpoint.SECRET,
                                        more));
        assertEquals(200, answer.status(), answer.text());
    }

    private PurchaseOrderApproved sent(@Nullable String deliveryDate) throws Exception {
        PurchaseOrderApproved order =
                GeneratedOrders.approved(1, coop, supplier, "PO-" + UUID.randomUUID());
        ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(WireJson.write(order));
        changed.put("deliveryDate", deliveryDate);
        byte[] bytes = new ObjectMapper().writeValueAsBytes(changed);
        topics.send(PurchaseOrderMessage.TOPIC, supplier, bytes);
        return order;
    }

    private JsonNode delivery(PurchaseOrderApproved order) {
        return api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                .json()
                .at("/0");
    }

    private JsonNode await(PurchaseOrderApproved order, String state) {
        return Await.until(
                state, () -> delivery(order), found -> found.at("/state").asText().equals(state));
    }

    private Api.Answer resume(JsonNode delivery, String way) {
        return api.post(
                "/api/v1/deliveries/" + delivery.at("/id").asText() + "/resume", buyer, way);
    }

    @Test
    void aFailedOrderGoesOutByAnotherWayUnderTheSameNumber() throws Exception {
        profile("");
        endpoint.answer(410);
        PurchaseOrderApproved order = sent(null);
        JsonNode failed = await(order, "FAILED");
        String folder = "resumed-" + supplier;
        var resumed =
                resume(
                        failed,
                        """
                        {"format":"csv","transport":"folder","address":"%s"}
                        """
                                .formatted(folder));
        assertEquals(202, resumed.status(), resumed.text());
        JsonNode delivered = await(order, "DELIVERED");
        assertEquals(failed.at("/id"), delivered.at("/id"));
        assertEquals(order.number(), delivered.at("/number").asText());
        assertEquals("folder", delivered.at("/transport").asText());
        assertTrue(delivered.at("/ownWay").asBoolean());
        assertFalse(delivered.at("/contentHash").equals(failed.at("/contentHash")));
        Path file =
                Path.of(
                        root,
                        coop.toString(),
                        folder,
                        "orders",
                        "order-" + order.number() + ".csv");
        assertTrue(Files.readString(file).contains(order.number()), file.toString());
        assertEquals(1, endpoint.calls("/" + supplier).size(), "nothing more to the first way");
        assertTrue(
                delivered.at("/steps").findValuesAsText("detail").stream()
                        .anyMatch(detail -> detail.contains("by folder as csv")),
                delivered.toString());
    }

    @Test
    void anEmptyObjectLeadsBackToTheProfile() throws Exception {
        profile("");
        endpoint.answer(410);
        PurchaseOrderApproved order = sent(null);
        JsonNode failed = await(order, "FAILED");
        profile("");
        assertEquals(202, resume(failed, "{\"format\":\"csv\"}").status());
        JsonNode asCsv = await(order, "DELIVERED");
        assertTrue(asCsv.at("/ownWay").asBoolean());
        var calls = endpoint.calls("/" + supplier);
        assertTrue(calls.getLast().header("content-type").startsWith("text/csv"));
        assertEquals(202, resume(asCsv, "{}").status());
        Await.until("sent again", () -> endpoint.calls("/" + supplier).size() == 3);
        JsonNode asJson = await(order, "DELIVERED");
        assertFalse(asJson.at("/ownWay").asBoolean());
        assertEquals(failed.at("/contentHash"), asJson.at("/contentHash"), "the first bytes again");
        var ids = endpoint.calls("/" + supplier).stream().map(call -> call.header("webhook-id"));
        assertEquals(1, ids.distinct().count(), "always the same document");
    }

    @Test
    void aWayThatCannotWorkIsRefusedWithThePlaceAndChangesNothing() throws Exception {
        profile("");
        endpoint.answer(410);
        PurchaseOrderApproved order = sent(null);
        JsonNode failed = await(order, "FAILED");
        var unknown = resume(failed, "{\"transport\":\"pigeon\"}");
        assertEquals(400, unknown.status());
        assertEquals("/transport", unknown.json().at("/errors/0/pointer").asText());
        var format = resume(failed, "{\"format\":\"wax\"}");
        assertEquals("/format", format.json().at("/errors/0/pointer").asText());
        String clerk = callers.token(coop, Role.BUYER, null);
        var inside =
                api.post(
                        "/api/v1/deliveries/" + failed.at("/id").asText() + "/resume",
                        clerk,
                        """
                        {"transport":"webhook","address":"http://127.0.0.1:9/","secret":"%s",
                         "allowPrivateTargets":true}
                        """
                                .formatted(SupplierEndpoint.SECRET));
        assertEquals(403, inside.status(), inside.text());
        assertEquals("FAILED", delivery(order).at("/state").asText());
        assertEquals(
                404,
                api.post("/api/v1/deliveries/" + UUID.randomUUID() + "/resume", buyer, "{}")
                        .status());
    }

    @Test
    void whatWasAnsweredGoesOutByNoOtherWay() throws Exception {
        profile("");
        PurchaseOrderApproved order = sent(null);
        JsonNode delivered = await(order, "DELIVERED");
        String seller = callers.token(coop, Role.SUPPLIER, supplier);
        var answer =
                api.post(
                        "/api/v1/suppliers/" + supplier + "/documents",
                        seller,
                        """
                        {"type":"ORDER_RESPONSE","version":1,"number":"R-1","orderNumber":"%s",
                         "verdict":"ACCEPTED"}
                        """
                                .formatted(order.number()));
        assertEquals(201, answer.status(), answer.text());
        var late = resume(delivered, "{\"format\":\"csv\"}");
        assertEquals("WAY_IS_OVER", late.json().at("/code").asText());
    }

    @Test
    void theSuppliersOwnDeadlineIsShownBeforeItPasses() throws Exception {
        ZoneId zone = ZoneId.of("Europe/Vienna");
        profile(",\"orderHoursBefore\":48,\"timeZone\":\"Europe/Vienna\"");
        endpoint.askToWait("86400");
        endpoint.answer(503);
        LocalDate day = LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(4)), zone);
        PurchaseOrderApproved order = sent(day.toString());
        Await.until("the first try", () -> endpoint.calls("/" + supplier).size() == 1);
        JsonNode queued = await(order, "QUEUED");
        endpoint.askToWait("");
        Instant deadline = day.atStartOfDay(zone).toInstant().minus(Duration.ofHours(48));
        assertEquals(deadline.toString(), queued.at("/deadline").asText());
        Instant waiting = Instant.parse(queued.at("/waitingSince").asText());
        Duration untilWarned = Duration.between(clock.instant(), waiting.plus(Duration.ofHours(4)));
        clock.advance(untilWarned.minusMinutes(5));
        assertEquals("NONE", delivery(order).at("/attention").asText());
        clock.advance(Duration.between(clock.instant(), deadline.minus(Duration.ofHours(1))));
        assertEquals("OVERDUE", delivery(order).at("/attention").asText());
    }

    @Test
    void theBuyerFindsWhatIsLateAndWhatNeedsNobodyIsNotThere() throws Exception {
        profile(",\"answerWithinHours\":6");
        PurchaseOrderApproved late = sent(null);
        await(late, "DELIVERED");
        PurchaseOrderApproved cancelled = sent(null);
        await(cancelled, "DELIVERED");
        topics.send(PurchaseOrderMessage.TOPIC, supplier, GeneratedOrders.cancelled(cancelled));
        Await.until(
                "called off",
                () ->
                        api.get(
                                        "/api/v1/deliveries?purchaseOrder="
                                                + cancelled.purchaseOrderId(),
                                        buyer)
                                .json(),
                found -> found.at("/1/state").asText().equals("DELIVERED"));
        assertFalse(listed(late), "just sent");
        clock.advance(Duration.ofMinutes(125));
        assertTrue(listed(late), "4 h before the end of the 6 h");
        assertEquals("WARNING", delivery(late).at("/attention").asText());
        watch.look();
        watch.look();
        awaitTold(late, List.of(Level.WARNING));
        clock.advance(Duration.ofHours(3));
        assertEquals("OVERDUE", delivery(late).at("/attention").asText());
        watch.look();
        watch.look();
        awaitTold(late, List.of(Level.WARNING, Level.OVERDUE));
        assertEquals(List.of(), told(cancelled));
        clock.advance(Duration.ofDays(3));
        assertFalse(listed(cancelled), "nobody waits for an answer to it");
    }

    /** What the aggregator hears, in its order. */
    private List<Level> told(PurchaseOrderApproved order) {
        return topics.all(DeliveryAttention.TOPIC, DeliveryAttention.class).stream()
                .filter(one -> one.purchaseOrderId().equals(order.purchaseOrderId()))
                .peek(one -> assertEquals(coop, one.coopId()))
                .map(DeliveryAttention::level)
                .toList();
    }

    private void awaitTold(PurchaseOrderApproved order, List<Level> levels) {
        Await.until("buyers to be told", () -> told(order).size() >= levels.size());
        assertEquals(levels, told(order), "each once");
    }

    private boolean listed(PurchaseOrderApproved order) {
        String path = "/api/v1/deliveries?attention=true";
        while (!path.isEmpty()) {
            var page = api.get(path, buyer);
            assertEquals(200, page.status(), page.text());
            for (JsonNode one : page.json()) {
                if (one.at("/number").asText().equals(order.number())) {
                    return true;
                }
            }
            path = page.header("link").map(link -> link.replaceAll("^<|>.*$", "")).orElse("");
        }
        return false;
    }
}
