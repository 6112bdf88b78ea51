package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.purchasing.PurchasingScene.Scene;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryAttention.Level;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogRecord;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What comes back from suppliers, over the real broker. */
@MicronautTest(transactional = false)
class SupplierFeedTest implements PurchasingServers {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject Api api;
    @Inject PurchasingScene scenes;
    @Inject KafkaSettings kafka;
    @Inject Transactions transactions;
    @Inject MessengerForTests messenger;
    @Inject PurchaseOrderRows orders;
    @Inject LateOrders late;
    @Inject IdSource ids;
    @Inject Clock clock;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(PurchasingServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        return properties;
    }

    private static DeliveryReported report(Scene scene, State state, UUID supplier) {
        return new DeliveryReported(
                scene.coop().id().value(),
                supplier,
                UUID.fromString(scene.id()),
                "PO-000001",
                0,
                Document.ORDER,
                state,
                "webhook",
                1,
                "it says " + state,
                "2026-05-04T12:00:00Z");
    }

    private void send(String topic, UUID messageId, byte[] value) throws Exception {
        send(topic, messageId.toString(), value);
    }

    private void send(String topic, @Nullable String messageId, byte[] value) throws Exception {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> sent =
                    new ProducerRecord<>(kafka.topic(topic), 0, new byte[] {1}, value);
            if (messageId != null) {
                sent.headers()
                        .add(LogRecord.ID_HEADER, messageId.getBytes(StandardCharsets.US_ASCII));
            }
            producer.send(sent).get();
        }
    }

    private void await(BooleanSupplier condition) {
        Instant end = clock.instant().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertTrue(clock.instant().isBefore(end), "not within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private long deadLetters() {
        try {
            return transactions.call(DeadLetters::count);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void deliveryStepsAreNotedOnceAndFailuresTold() throws Exception {
        Scene scene = scenes.draft().approved();
        UUID mill = scene.mill().value();
        UUID first = ids.next();
        byte[] sent = WireJson.write(report(scene, State.SENT, mill));
        send(DeliveryReported.TOPIC, first, sent);
        send(DeliveryReported.TOPIC, first, sent);
        send(DeliveryReported.TOPIC, ids.next(), WireJson.write(report(scene, State.FAILED, mill)));
        await(() -> scene.order().text("/delivery/state").equals("FAILED"));
        assertEquals(2, scene.order().json().at("/delivery/steps").size());
        assertEquals("it says FAILED", scene.order().text("/delivery/detail"));
        assertEquals(1, messenger.countToBuyers("purchase-order.failed", scene.id()));
        send(
                DeliveryReported.TOPIC,
                ids.next(),
                WireJson.write(report(scene, State.DELIVERED, mill)));
        await(() -> scene.order().text("/delivery/state").equals("DELIVERED"));
    }

    @Test
    void whatIsNoReportIsKeptAndTheRestGoesOn() throws Exception {
        Scene scene = scenes.draft().approved();
        long before = deadLetters();
        send(DeliveryReported.TOPIC, ids.next(), new byte[] {'{'});
        send(
                DeliveryReported.TOPIC,
                ids.next(),
                WireJson.write(report(scene, State.SENT, new UUID(9, 9))));
        send(
                DeliveryReported.TOPIC,
                (String) null,
                WireJson.write(report(scene, State.SENT, scene.mill().value())));
        Scene draft = scenes.draft();
        send(
                DeliveryReported.TOPIC,
                ids.next(),
                WireJson.write(report(draft, State.SENT, draft.mill().value())));
        send(
                DeliveryReported.TOPIC,
                ids.next(),
                WireJson.write(report(scene, State.QUEUED, scene.mill().value())));
        await(() -> scene.order().text("/delivery/state").equals("QUEUED"));
        assertEquals(before + 4, deadLetters());
        assertEquals(1, scene.order().json().at("/delivery/steps").size());
    }

    @Test
    void anAnswerIsKeptOnceAndADifferenceTold() throws Exception {
        Scene scene = scenes.draft().approved();
        OrderResponse response =
                new OrderResponse(
                        scene.coop().id().value(),
                        scene.mill().value(),
                        UUID.fromString(scene.id()),
                        "AB-7",
                        "PO-000001",
                        OrderResponse.Verdict.ACCEPTED,
                        "less rice",
                        "2026-06-02",
                        List.of(new OrderResponse.Line("RICE", "12", null, null)),
                        "2026-05-04T13:00:00Z");
        UUID id = ids.next();
        send(OrderResponse.TOPIC, id, WireJson.write(response));
        send(OrderResponse.TOPIC, id, WireJson.write(response));
        send(OrderResponse.TOPIC, ids.next(), WireJson.write(response));
        await(() -> scene.order().text("/verdict").equals("CHANGED"));
        assertEquals(1, scene.order().json().get("responses").size());
        assertEquals("12", scene.order().text("/responses/0/lines/0/units"));
        assertEquals(1, messenger.countToBuyers("purchase-order.changed", scene.id()));
    }

    private static byte[] attention(
            Scene scene, State state, Level level, @Nullable String deadline, UUID supplier) {
        return WireJson.write(
                new DeliveryAttention(
                        scene.coop().id().value(),
                        supplier,
                        UUID.fromString(scene.id()),
                        "PO-000001",
                        0,
                        Document.ORDER,
                        state,
                        3,
                        level,
                        "2026-05-04T12:00:00Z",
                        deadline,
                        "2026-05-04T16:00:00Z"));
    }

    @Test
    void buyersHearOfWhatIsNotAnsweredAndOfDeadlines() throws Exception {
        Scene scene = scenes.draft().approved();
        UUID mill = scene.mill().value();
        String topic = DeliveryAttention.TOPIC;
        byte[] unanswered = attention(scene, State.DELIVERED, Level.WARNING, null, mill);
        UUID id = ids.next();
        send(topic, id, unanswered);
        send(topic, id, unanswered);
        send(topic, ids.next(), unanswered);
        send(topic, ids.next(), attention(scene, State.DELIVERED, Level.OVERDUE, null, mill));
        send(topic, ids.next(), attention(scene, State.QUEUED, Level.WARNING, null, mill));
        long before = deadLetters();
        send(
                topic,
                ids.next(),
                attention(scene, State.DELIVERED, Level.OVERDUE, null, new UUID(9, 9)));
        String deadline = "2026-05-04T18:00:00Z";
        send(topic, ids.next(), attention(scene, State.QUEUED, Level.WARNING, deadline, mill));
        await(() -> messenger.countToBuyers("purchase-order.undelivered", scene.id()) == 1);
        assertEquals(1, messenger.countToBuyers("purchase-order.unanswered", scene.id()));
        assertEquals(1, messenger.countToBuyers("purchase-order.unanswered-overdue", scene.id()));
        assertEquals(before + 1, deadLetters(), "of another supplier");
    }

    private static DespatchAdvice advice(Scene scene, String number, String units, UUID coop) {
        DespatchAdvice.Line line =
                new DespatchAdvice.Line("RICE", null, units, "L-7", "2027-01-31", null, null);
        return new DespatchAdvice(
                coop,
                scene.mill().value(),
                UUID.fromString(scene.id()),
                number,
                "PO-000001",
                "2026-06-01",
                "2026-06-0" + number.substring(3),
                null,
                List.of(
                        line,
                        new DespatchAdvice.Line("GIFT", null, "1", null, null, null, "for you")),
                "2026-05-04T13:00:00Z");
    }

    @Test
    void whatIsOnItsWayIsShownAndFillsTheReceipt() throws Exception {
        Scene scene = scenes.draft().approved();
        UUID coop = scene.coop().id().value();
        assertTrue(scene.order().json().path("shipping").isMissingNode());
        byte[] first = WireJson.write(advice(scene, "LS-2", "12", coop));
        UUID id = ids.next();
        send(DespatchAdvice.TOPIC, id, first);
        send(DespatchAdvice.TOPIC, id, first);
        send(DespatchAdvice.TOPIC, ids.next(), first);
        long before = deadLetters();
        send(
                DespatchAdvice.TOPIC,
                ids.next(),
                WireJson.write(advice(scene, "LS-9", "99", new UUID(9, 9))));
        send(DespatchAdvice.TOPIC, ids.next(), WireJson.write(advice(scene, "LS-4", "6", coop)));
        await(() -> scene.order().json().at("/shipping/advices").size() == 2);
        assertEquals(before + 1, deadLetters(), "of another co-op");
        assertEquals("18", scene.order().text("/shipping/lines/0/shipped"));
        assertEquals("20", scene.order().text("/shipping/lines/0/ordered"));
        assertEquals("2026-06-04", scene.order().text("/shipping/expectedOn"));
        assertEquals("L-7", scene.order().text("/shipping/advices/0/lines/0/lot"));
        assertEquals("GIFT", scene.order().text("/shipping/advices/0/lines/1/sku"));
        String token = scene.coop().buyer().token();
        Answer proposal = api.get(token, scene.path() + "/receipts/proposal");
        assertEquals("18", proposal.text("/lines/0/units"), proposal.json()::toString);
        assertEquals(1, proposal.json().path("lines").size(), "a gift has no line");
        assertEquals("Despatch advice LS-2, LS-4", proposal.text("/note"));
        Answer booked =
                api.post(
                        token,
                        scene.path() + "/receipts",
                        proposal.json(),
                        "Idempotency-Key",
                        "as proposed");
        assertEquals(201, booked.status(), booked.json()::toString);
        assertEquals("18", booked.text("/lines/0/received"));
        assertEquals("OPEN", booked.text("/state"));
        Answer after = api.get(token, scene.path() + "/receipts/proposal");
        assertEquals(0, after.json().path("lines").size(), after.json()::toString);
    }

    @Test
    void whatIsOnItsWayForNoOrderOfTheSupplierIsKeptAside() throws Exception {
        Scene draft = scenes.draft();
        Scene scene = scenes.draft().approved();
        UUID coop = scene.coop().id().value();
        long before = deadLetters();
        UUID other = draft.coop().id().value();
        send(DespatchAdvice.TOPIC, ids.next(), WireJson.write(advice(draft, "LS-1", "1", other)));
        send(DespatchAdvice.TOPIC, ids.next(), WireJson.write(advice(scene, "LS-1", "-1", coop)));
        send(DespatchAdvice.TOPIC, ids.next(), new byte[] {'{'});
        send(DespatchAdvice.TOPIC, ids.next(), WireJson.write(advice(scene, "LS-2", "1", coop)));
        await(() -> scene.order().json().at("/shipping/advices").size() == 1);
        assertEquals(before + 3, deadLetters());
        assertEquals("LS-2", scene.order().text("/shipping/advices/0/documentNumber"));
    }

    @Test
    void anOrderThatDoesNotArriveIsToldOfTwice() throws Exception {
        Scene scene = scenes.draft().approved();
        late.tell();
        assertEquals(0, messenger.countToBuyers("purchase-order.late", scene.id()));
        approvedAgo(scene, Duration.ofHours(5));
        late.tell();
        late.tell();
        assertEquals(1, messenger.countToBuyers("purchase-order.late", scene.id()));
        approvedAgo(scene, Duration.ofHours(25));
        late.tell();
        late.tell();
        assertEquals(1, messenger.countToBuyers("purchase-order.overdue", scene.id()));
        assertEquals(1, messenger.countToBuyers("purchase-order.late", scene.id()));
    }

    private void approvedAgo(Scene scene, Duration ago) throws Exception {
        transactions.call(
                connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "UPDATE purchase_order SET approved_at = ?"
                                            + " WHERE coop_id = ?")) {
                        statement.setObject(
                                1,
                                LocalDateTime.ofInstant(
                                        clock.instant().minus(ago), ZoneOffset.UTC));
                        statement.setBytes(2, scene.coop().id().bytes());
                        return statement.executeUpdate();
                    }
                });
    }
}
