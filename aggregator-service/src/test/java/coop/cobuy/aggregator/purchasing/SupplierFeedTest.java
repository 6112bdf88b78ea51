package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.purchasing.PurchasingScene.Scene;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryAttention.Level;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogRecord;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private static byte[] answer(Scene scene, String number, int revision, Verdict verdict) {
        return WireJson.write(
                new OrderResponse(
                        scene.coop().id().value(),
                        scene.mill().value(),
                        UUID.fromString(scene.id()),
                        number,
                        "PO-000001",
                        verdict,
                        null,
                        null,
                        List.of(),
                        "2026-05-04T13:00:00Z",
                        revision));
    }

    private static byte[] step(Scene scene, int revision, State state) {
        DeliveryReported of = report(scene, state, scene.mill().value());
        return WireJson.write(
                new DeliveryReported(
                        of.coopId(),
                        of.supplierId(),
                        of.purchaseOrderId(),
                        of.number(),
                        revision,
                        of.document(),
                        of.state(),
                        of.transport(),
                        of.attempt(),
                        of.detail(),
                        of.at()));
    }

    private static Object less(Scene scene) {
        return Map.of(
                "reason",
                "the silo is small",
                "lines",
                List.of(Map.of("offer", scene.rice().toString(), "units", "16")));
    }

    @Test
    void whatBecomesOfAChangeIsShownAtItAndNotMistakenForTheOrders() throws Exception {
        Scene scene = scenes.draft().approved();
        send(DeliveryReported.TOPIC, ids.next(), step(scene, 0, State.DELIVERED));
        send(OrderResponse.TOPIC, ids.next(), answer(scene, "AB-1", 0, Verdict.ACCEPTED));
        await(() -> scene.order().text("/verdict").equals("ACCEPTED"));
        assertEquals(201, scene.change(scene.coop().buyer(), less(scene)).status());
        send(DeliveryReported.TOPIC, ids.next(), step(scene, 1, State.SENT));
        send(DeliveryReported.TOPIC, ids.next(), step(scene, 0, State.UNDERSTOOD));
        send(OrderResponse.TOPIC, ids.next(), answer(scene, "AB-2", 0, Verdict.CHANGED));
        await(() -> scene.order().json().path("responses").size() == 2);
        await(() -> scene.order().json().at("/delivery/steps").size() == 3);
        Answer open = scene.order();
        assertEquals("SENT", open.text("/delivery/state"), "of the change");
        assertEquals("SENT", open.text("/changes/0/delivery"));
        assertTrue(open.json().path("verdict").isMissingNode(), open.json()::toString);
        UUID id = ids.next();
        byte[] rejected = answer(scene, "AB-3", 1, Verdict.REJECTED);
        send(OrderResponse.TOPIC, id, rejected);
        send(OrderResponse.TOPIC, id, rejected);
        send(OrderResponse.TOPIC, ids.next(), rejected);
        await(() -> scene.order().text("/verdict").equals("REJECTED"));
        Answer answered = scene.order();
        assertEquals("REJECTED", answered.text("/changes/0/verdict"));
        assertEquals(3, answered.json().path("responses").size());
        assertEquals(1, answered.json().at("/responses/2/revision").asInt());
        assertEquals(1, messenger.countToBuyers("purchase-order.rejected", scene.id()));
    }

    @Test
    void aChangeThatDoesNotArriveOrIsNotAnsweredIsToldOfAsSuch() throws Exception {
        Scene scene = scenes.draft().approved();
        approvedAgo(scene, Duration.ofHours(5));
        late.tell();
        assertEquals(201, scene.change(scene.coop().buyer(), less(scene)).status());
        late.tell();
        assertEquals(1, messenger.countToBuyers("purchase-order.late", scene.id()), "the order's");
        approvedAgo(scene, Duration.ofHours(5));
        late.tell();
        late.tell();
        assertEquals(2, messenger.countToBuyers("purchase-order.late", scene.id()));
        send(DeliveryReported.TOPIC, ids.next(), step(scene, 1, State.FAILED));
        await(() -> messenger.countToBuyers("purchase-order.failed", scene.id()) == 1);
        assertEquals("FAILED", scene.order().text("/changes/0/delivery"));
        byte[] overtaken =
                attention(scene, State.DELIVERED, Level.OVERDUE, null, scene.mill().value());
        send(DeliveryAttention.TOPIC, ids.next(), overtaken);
        send(DeliveryReported.TOPIC, ids.next(), step(scene, 1, State.DELIVERED));
        await(() -> scene.order().text("/delivery/state").equals("DELIVERED"));
        assertEquals(0, messenger.countToBuyers("purchase-order.unanswered-overdue", scene.id()));
    }

    /** Sent and not noted as sent, as a crash between broker and database leaves it. */
    @Test
    void aChangeThatIsRelayedTwiceIsTheSameMessage() throws Exception {
        Scene scene = scenes.draft().approved();
        assertEquals(201, scene.change(scene.coop().buyer(), less(scene)).status());
        assertEquals(2, relayed(scene, 2).size());
        transactions.call(
                connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "UPDATE outbox SET sent_at = NULL WHERE record_key = ?")) {
                        statement.setBytes(
                                1, scene.mill().toString().getBytes(StandardCharsets.UTF_8));
                        return statement.executeUpdate();
                    }
                });
        List<LogLine> all = relayed(scene, 4);
        assertEquals(all.get(0), all.get(2));
        assertEquals(all.get(1), all.get(3));
        assertNotEquals(all.get(0).id(), all.get(1).id());
        PurchaseOrderApproved change =
                (PurchaseOrderApproved)
                        WireJson.read(
                                all.get(1).value().getBytes(StandardCharsets.UTF_8),
                                PurchaseOrderMessage.class);
        assertEquals(1, change.revision());
        assertEquals("16", change.lines().getFirst().units());
    }

    /** A record as its readers see it. */
    private record LogLine(String id, String value) {}

    /** What the topic has for the scene's supplier, once it has so many. */
    private List<LogLine> relayed(Scene scene, int count) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("auto.offset.reset", "earliest");
        List<LogLine> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(kafka.topic(PurchaseOrderMessage.TOPIC)).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            String key = scene.mill().toString();
            await(
                    () -> {
                        consumer.poll(Duration.ofMillis(100))
                                .forEach(
                                        line -> {
                                            if (key.equals(text(line.key()))) {
                                                found.add(line(line));
                                            }
                                        });
                        return found.size() >= count;
                    });
        }
        return found;
    }

    private static LogLine line(ConsumerRecord<byte[], byte[]> line) {
        return new LogLine(
                text(line.headers().lastHeader(LogRecord.ID_HEADER).value()), text(line.value()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
