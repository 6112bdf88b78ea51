package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.SupplierEndpoint;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.TestClock;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.log.DeadLetters;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@MicronautTest(transactional = false)
class DeliveryTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject TestClock clock;
    @Inject UnitOfWork work;

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

    private String path() {
        return "/" + supplier;
    }

    private void profile(UUID of, String url) {
        var answer =
                api.put(
                        "/api/v1/suppliers/" + of + "/profile",
                        buyer,
                        """
                        {"format":"json","transport":"webhook","address":"%s","secret":"%s",
                         "allowPrivateTargets":true}
                        """
                                .formatted(url, SupplierEndpoint.SECRET));
        assertEquals(200, answer.status(), answer.text());
    }

    private PurchaseOrderApproved order(long seed) {
        return GeneratedOrders.approved(seed, coop, supplier, "PO-" + UUID.randomUUID());
    }

    private void send(PurchaseOrderMessage message) {
        topics.send(PurchaseOrderMessage.TOPIC, message.supplierId(), message);
    }

    private JsonNode deliveries(PurchaseOrderApproved order) {
        return api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer).json();
    }

    private JsonNode awaitState(PurchaseOrderApproved order, int index, String state) {
        return Await.until(
                        index + " is " + state,
                        () -> deliveries(order),
                        found -> found.at("/" + index + "/state").asText().equals(state))
                .get(index);
    }

    private List<State> reported(PurchaseOrderApproved order, Document document) {
        return topics.all(DeliveryReported.TOPIC, DeliveryReported.class).stream()
                .filter(report -> report.purchaseOrderId().equals(order.purchaseOrderId()))
                .filter(report -> report.document() == document)
                .map(DeliveryReported::state)
                .toList();
    }

    private void awaitReports(PurchaseOrderApproved order, Document document, State... states) {
        Await.until(
                "reports of " + document,
                () -> reported(order, document),
                found -> found.equals(List.of(states)));
    }

    private long deadLetters() throws Exception {
        return work.call(DeadLetters::count);
    }

    @Test
    void anApprovedOrderIsSignedSentAndReportedStepByStep() {
        profile(supplier, endpoint.url(path()));
        PurchaseOrderApproved order = order(1);
        send(order);
        JsonNode delivery = awaitState(order, 0, "DELIVERED");
        var call = endpoint.calls(path()).getFirst();
        assertEquals(delivery.at("/id").asText(), call.header("webhook-id"));
        assertTrue(call.header("webhook-signature").startsWith("v1,"));
        assertTrue(
                new String(call.body(), StandardCharsets.UTF_8).contains(order.number()),
                "the document is the body");
        assertEquals("NONE", delivery.at("/attention").asText());
        assertEquals(3, delivery.at("/steps").size());
        awaitReports(order, Document.ORDER, State.QUEUED, State.SENT, State.DELIVERED);
    }

    @Test
    void theSameOrderAgainIsSentOnce() throws Exception {
        profile(supplier, endpoint.url(path()));
        long before = deadLetters();
        PurchaseOrderApproved order = order(2);
        send(order);
        send(order);
        awaitState(order, 0, "DELIVERED");
        send(order);
        PurchaseOrderApproved next = order(3);
        send(next);
        awaitState(next, 0, "DELIVERED");
        assertEquals(2, endpoint.calls(path()).size());
        assertEquals(1, deliveries(order).size());
        assertEquals(before, deadLetters());
    }

    @Test
    void otherContentUnderTheSameNumberAndNonsenseAreParked() throws Exception {
        profile(supplier, endpoint.url(path()));
        long before = deadLetters();
        PurchaseOrderApproved order = order(4);
        send(order);
        send(GeneratedOrders.approved(5, coop, supplier, order.number()));
        topics.send(
                PurchaseOrderMessage.TOPIC, supplier, "no order".getBytes(StandardCharsets.UTF_8));
        topics.send(PurchaseOrderMessage.TOPIC, supplier, new byte[0]);
        send(GeneratedOrders.cancelled(order(6)));
        PurchaseOrderApproved next = order(7);
        send(next);
        awaitState(next, 0, "DELIVERED");
        assertEquals(before + 4, deadLetters());
        assertEquals(2, endpoint.calls(path()).size());
    }

    @Test
    void aFailedTryIsRepeatedUnderTheSameIdentityAfterAWait() {
        profile(supplier, endpoint.url(path()));
        endpoint.answer(500);
        PurchaseOrderApproved order = order(8);
        send(order);
        JsonNode waiting = awaitState(order, 0, "QUEUED");
        Await.until("the first try", () -> endpoint.calls(path()).size() == 1);
        clock.advance(Duration.ofSeconds(6));
        awaitState(order, 0, "DELIVERED");
        var calls = endpoint.calls(path());
        assertEquals(2, calls.size());
        assertEquals(calls.get(0).header("webhook-id"), calls.get(1).header("webhook-id"));
        assertEquals(waiting.at("/id").asText(), calls.get(0).header("webhook-id"));
        awaitReports(
                order,
                Document.ORDER,
                State.QUEUED,
                State.SENT,
                State.QUEUED,
                State.SENT,
                State.DELIVERED);
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOffUntilTheProfileChanges() {
        profile(supplier, endpoint.url(path()));
        endpoint.answer(410);
        PurchaseOrderApproved order = order(9);
        send(order);
        JsonNode failed = awaitState(order, 0, "FAILED");
        PurchaseOrderApproved next = order(10);
        send(next);
        awaitState(next, 0, "FAILED");
        assertEquals(1, endpoint.calls(path()).size(), "nothing more is sent there");
        String retry = "/api/v1/deliveries/" + failed.at("/id").asText() + "/retry";
        assertEquals("SWITCHED_OFF", api.post(retry, buyer).json().at("/code").asText());
        profile(supplier, endpoint.url(path()));
        assertEquals(202, api.post(retry, buyer).status());
        awaitState(order, 0, "DELIVERED");
        assertEquals(2, endpoint.calls(path()).size());
    }

    @Test
    void anOrderForASupplierWithoutAProfileWaitsForTheBuyer() {
        PurchaseOrderApproved order = order(11);
        send(order);
        JsonNode failed = awaitState(order, 0, "FAILED");
        assertTrue(failed.at("/detail").asText().contains("no feed profile"));
        String retry = "/api/v1/deliveries/" + failed.at("/id").asText() + "/retry";
        assertEquals("NO_PROFILE", api.post(retry, buyer).json().at("/code").asText());
        profile(supplier, endpoint.url(path()));
        assertEquals(202, api.post(retry, buyer).status());
        assertEquals("webhook", awaitState(order, 0, "DELIVERED").at("/transport").asText());
    }

    @Test
    void aCancelledOrderThatHasNotLeftIsStopped() {
        PurchaseOrderApproved order = order(12);
        send(order);
        awaitState(order, 0, "FAILED");
        send(GeneratedOrders.cancelled(order));
        JsonNode stopped = awaitState(order, 0, "STOPPED");
        assertEquals(1, deliveries(order).size(), "the supplier never heard of it");
        String retry = "/api/v1/deliveries/" + stopped.at("/id").asText() + "/retry";
        assertEquals("WAY_IS_OVER", api.post(retry, buyer).json().at("/code").asText());
        awaitReports(order, Document.ORDER, State.FAILED, State.STOPPED);
    }

    @Test
    void theSupplierIsToldOfACancelledOrderThatWasSent() {
        profile(supplier, endpoint.url(path()));
        PurchaseOrderApproved order = order(13);
        send(order);
        awaitState(order, 0, "DELIVERED");
        send(GeneratedOrders.cancelled(order));
        send(GeneratedOrders.cancelled(order));
        awaitState(order, 1, "DELIVERED");
        assertEquals(2, endpoint.calls(path()).size());
        assertTrue(
                new String(endpoint.calls(path()).get(1).body(), StandardCharsets.UTF_8)
                        .contains("ORDER_CANCELLATION"));
        awaitReports(order, Document.CANCELLATION, State.QUEUED, State.SENT, State.DELIVERED);
    }

    @Test
    void anOrderThatMayHaveArrivedIsStoppedAndCalledOff() {
        profile(supplier, endpoint.url(path()));
        endpoint.askToWait("600");
        endpoint.answer(503);
        PurchaseOrderApproved order = order(14);
        send(order);
        Await.until("the first try", () -> endpoint.calls(path()).size() == 1);
        awaitState(order, 0, "QUEUED");
        send(GeneratedOrders.cancelled(order));
        awaitState(order, 1, "DELIVERED");
        awaitState(order, 0, "STOPPED");
        endpoint.askToWait("");
        assertEquals(2, endpoint.calls(path()).size());
    }

    @Test
    void whatIsLateIsShownToTheBuyer() {
        profile(supplier, endpoint.url(path()));
        PurchaseOrderApproved order = order(15);
        send(order);
        awaitState(order, 0, "DELIVERED");
        clock.advance(Duration.ofHours(4));
        assertEquals("WARNING", deliveries(order).at("/0/attention").asText());
        clock.advance(Duration.ofHours(20));
        assertEquals("OVERDUE", deliveries(order).at("/0/attention").asText());
    }

    @Test
    void twentySuppliersAreNotHeldUpByOneThatHangs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            profile(supplier, "http://127.0.0.1:" + silent.getLocalPort() + "/");
            PurchaseOrderApproved hanging = order(16);
            send(hanging);
            awaitState(hanging, 0, "SENT");
            List<PurchaseOrderApproved> others = new ArrayList<>();
            for (int i = 0; i < 19; i++) {
                newSupplier();
                profile(supplier, endpoint.url(path()));
                PurchaseOrderApproved order = order(100 + i);
                others.add(order);
                send(order);
            }
            for (PurchaseOrderApproved other : others) {
                awaitState(other, 0, "DELIVERED");
            }
            assertEquals("SENT", deliveries(hanging).at("/0/state").asText(), "still hanging");
        }
    }
}
