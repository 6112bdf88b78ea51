package coop.cobuy.aggregator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.PriceList.Break;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogRecord;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Price lists of suppliers, over the real broker, looked at and taken over through the API. */
@MicronautTest(transactional = false)
class SupplierListTest implements TestServers {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject KafkaSettings kafka;
    @Inject Transactions transactions;
    @Inject IdSource ids;
    @Inject Clock clock;
    private TestCoop coop;
    private TestCoop other;
    private String buyer = "";
    private int suppliers;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        return properties;
    }

    @BeforeAll
    void makeCoops() {
        coop = fixtures.coop();
        other = fixtures.coop();
        buyer = coop.buyer().token();
    }

    /** A supplier with oats in cases of 6 at 1.20, tea at 3.00 and loose cheese at 12.00 a kilo. */
    private UUID supplier() {
        suppliers++;
        Map<String, Object> body = Map.of("code", "L-" + suppliers, "name", "Mill");
        String id = api.post(buyer, "/api/v1/suppliers", body).text("/id");
        offer(id, "OATS", "C62", "6", "6", "1.20");
        offer(id, "TEA", "C62", "4", "4", "3.00");
        offer(id, "CHEESE", "KGM", null, "0", "12.00");
        return UUID.fromString(id);
    }

    private void offer(
            String supplier,
            String sku,
            String unit,
            @Nullable String perCase,
            String from,
            String price) {
        Map<String, Object> body = new HashMap<>();
        body.put("supplier", supplier);
        body.put("sku", sku);
        body.put("name", sku);
        body.put("unit", unit);
        if (perCase != null) {
            body.put("unitsPerCase", perCase);
            body.put("minimumCases", 2);
        }
        body.put("priceBreaks", List.of(Map.of("from", from, "price", price)));
        body.put("vatPercent", "7");
        body.put("referencePrice", "15.00");
        Answer made = api.post(buyer, "/api/v1/offers", body);
        assertEquals(201, made.status(), made.json()::toString);
    }

    private static Line line(String sku, String unit, @Nullable String perCase, String price) {
        return new Line(
                sku,
                null,
                Change.CHANGED,
                sku,
                unit,
                perCase,
                price,
                "7.00",
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static Line withdrawn(String sku) {
        return new Line(
                sku,
                null,
                Change.WITHDRAWN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private PriceList list(
            UUID supplier, String number, boolean complete, String currency, List<Line> lines) {
        return new PriceList(
                coop.id().value(),
                supplier,
                number,
                1,
                1,
                complete,
                currency,
                "2027-01-01",
                null,
                lines,
                "2026-11-23T13:00:00Z");
    }

    private void send(UUID messageId, byte[] value) throws Exception {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> sent =
                    new ProducerRecord<>(kafka.topic(PriceList.TOPIC), 0, new byte[] {1}, value);
            sent.headers()
                    .add(
                            LogRecord.ID_HEADER,
                            messageId.toString().getBytes(StandardCharsets.US_ASCII));
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

    private static String path(UUID supplier) {
        return "/api/v1/suppliers/" + supplier + "/price-lists";
    }

    private Answer arrived(PriceList list) throws Exception {
        send(ids.next(), WireJson.write(list));
        UUID id = SupplierLists.id(list.coopId(), list.supplierId(), list.documentNumber());
        String path = path(list.supplierId()) + "/" + id;
        await(() -> api.get(buyer, path).text("/list/state").equals("WAITING"));
        return api.get(buyer, path);
    }

    private Answer take(Answer compared, UUID supplier, Object body) {
        return api.post(
                buyer,
                path(supplier) + "/" + compared.text("/list/id") + "/takeover",
                body,
                "If-Match",
                compared.headers().firstValue("ETag").orElseThrow());
    }

    private List<String> offers(UUID supplier) {
        List<String> offers = new ArrayList<>();
        api.get(buyer, "/api/v1/offers?supplier=" + supplier)
                .json()
                .path("items")
                .forEach(
                        o ->
                                offers.add(
                                        o.path("sku").asText()
                                                + " "
                                                + o.at("/priceBreaks/0/price").asText()
                                                + (o.path("active").asBoolean() ? "" : " ended")));
        return offers.stream().sorted().toList();
    }

    @Test
    void aListWaitsAsDifferencesAndIsTakenOver() throws Exception {
        UUID supplier = supplier();
        Line rice =
                new Line(
                        "RICE",
                        null,
                        Change.ADDED,
                        "Rice, 1 kg",
                        "C62",
                        "8",
                        "2.10",
                        "7.00",
                        null,
                        null,
                        List.of(new Break("40", "1.95")),
                        null,
                        null,
                        null);
        Answer compared =
                arrived(
                        list(
                                supplier,
                                "P-1",
                                false,
                                "EUR",
                                List.of(
                                        line("OATS", "C62", "6", "1.35"),
                                        rice,
                                        line("TEA", "C62", "4", "3.00"),
                                        withdrawn("CHEESE"),
                                        withdrawn("UNKNOWN"))));
        assertEquals(3, compared.json().path("total").asInt(), compared.json()::toString);
        assertEquals("CHANGED", compared.text("/differences/0/kind"));
        assertEquals("priceBreaks", compared.text("/differences/0/fields/0/name"));
        assertEquals(1, compared.json().at("/differences/0/fields").size());
        assertEquals("NEW", compared.text("/differences/1/kind"));
        assertEquals("WITHDRAWN", compared.text("/differences/2/kind"));
        assertEquals(List.of("CHEESE 12", "OATS 1.2", "TEA 3"), offers(supplier), "it only waits");
        Answer done = take(compared, supplier, Map.of());
        assertEquals(200, done.status(), done.json()::toString);
        assertEquals(
                "{\"created\":1,\"changed\":1,\"ended\":1,\"left\":0}", done.json().toString());
        assertEquals(
                List.of("CHEESE 12 ended", "OATS 1.35", "RICE 2.1", "TEA 3"), offers(supplier));
        assertEquals(412, take(compared, supplier, Map.of()).status(), "the version is another");
        Answer after = api.get(buyer, path(supplier) + "/" + compared.text("/list/id"));
        assertEquals("TAKEN", after.text("/list/state"));
        assertEquals(0, after.json().path("total").asInt());
        assertEquals("LIST_NOT_WAITING", take(after, supplier, Map.of()).code());
    }

    @Test
    void whatCannotBeTakenOverSaysWhereAndStays() throws Exception {
        UUID supplier = supplier();
        Answer compared =
                arrived(
                        list(
                                supplier,
                                "P-1",
                                false,
                                "EUR",
                                List.of(
                                        line("OATS", "KGM", "6", "1.35"),
                                        line("TEA", "C62", "4", "0"),
                                        line("TEA", "C62", "4", "3.10"),
                                        line("CHEESE", "KGM", "1", "12.50"))));
        assertEquals(3, compared.json().path("withProblems").asInt(), compared.json()::toString);
        assertEquals("/lines/0/unit", compared.text("/differences/0/problems/0/pointer"));
        assertEquals(
                "/lines/1/priceBreaks/0/price", compared.text("/differences/1/problems/0/pointer"));
        assertEquals("/lines/2/sku", compared.text("/differences/2/problems/0/pointer"));
        Answer done = take(compared, supplier, Map.of("skus", List.of("CHEESE", "OATS")));
        assertEquals(
                "{\"created\":0,\"changed\":1,\"ended\":0,\"left\":3}", done.json().toString());
        assertEquals(List.of("CHEESE 12.5", "OATS 1.2", "TEA 3"), offers(supplier));
        Answer left = api.get(buyer, path(supplier) + "/" + compared.text("/list/id"));
        assertEquals("WAITING", left.text("/list/state"));
        Answer rejected =
                api.post(
                        buyer,
                        path(supplier) + "/" + compared.text("/list/id") + "/rejection",
                        Map.of(),
                        "If-Match",
                        left.headers().firstValue("ETag").orElseThrow());
        assertEquals(204, rejected.status(), rejected.json()::toString);
        assertEquals("REJECTED", api.get(buyer, path(supplier)).text("/items/0/state"));
    }

    @Test
    void aCompleteListEndsWhatItDoesNotNameAndAnotherCurrencyNothing() throws Exception {
        UUID supplier = supplier();
        List<Line> lines = List.of(line("OATS", "C62", "6", "1.20"));
        Answer dollars = arrived(list(supplier, "P-1", true, "USD", lines));
        assertEquals(
                dollars.json().path("total").asInt(), dollars.json().path("withProblems").asInt());
        assertEquals("/currency", dollars.text("/differences/0/problems/0/pointer"));
        Answer compared = arrived(list(supplier, "P-2", true, "EUR", lines));
        assertEquals(2, compared.json().path("total").asInt(), compared.json()::toString);
        take(compared, supplier, Map.of());
        assertEquals(List.of("CHEESE 12 ended", "OATS 1.2", "TEA 3 ended"), offers(supplier));
    }

    @Test
    void partsAndRepeatsMakeOneListAndTheRestIsParked() throws Exception {
        UUID supplier = supplier();
        PriceList whole =
                list(supplier, "P-7", false, "EUR", List.of(line("OATS", "C62", "6", "1.30")));
        PriceList first = part(whole, 1, whole.lines());
        PriceList second = part(whole, 2, List.of(line("TEA", "C62", "4", "3.30")));
        long before = transactions.call(DeadLetters::count);
        UUID id = ids.next();
        send(id, WireJson.write(first));
        send(id, WireJson.write(first));
        send(ids.next(), WireJson.write(first));
        await(() -> !api.get(buyer, path(supplier)).text("/items/0/state").isEmpty());
        assertEquals("INCOMPLETE", api.get(buyer, path(supplier)).text("/items/0/state"));
        send(ids.next(), WireJson.write(part(whole, 1, second.lines())));
        send(ids.next(), WireJson.write(part(whole, 9, second.lines())));
        PriceList ofOther =
                new PriceList(
                        other.id().value(),
                        supplier,
                        "P-7",
                        1,
                        1,
                        false,
                        "EUR",
                        null,
                        null,
                        whole.lines(),
                        "2026-11-23T13:00:00Z");
        send(ids.next(), WireJson.write(ofOther));
        send(ids.next(), new byte[] {'{'});
        send(ids.next(), WireJson.write(second));
        await(() -> api.get(buyer, path(supplier)).text("/items/0/state").equals("WAITING"));
        Answer lists = api.get(buyer, path(supplier));
        assertEquals(1, lists.json().path("items").size());
        assertEquals(2, lists.json().at("/items/0/lines").asInt());
        assertEquals(before + 4, transactions.call(DeadLetters::count).longValue());
        String path = path(supplier) + "/" + lists.text("/items/0/id");
        assertEquals(404, api.get(other.buyer().token(), path).status());
        assertEquals(403, api.get(coop.member().token(), path).status());
    }

    private static PriceList part(PriceList of, int part, List<Line> lines) {
        return new PriceList(
                of.coopId(),
                of.supplierId(),
                of.documentNumber(),
                part,
                2,
                of.complete(),
                of.currency(),
                of.validFrom(),
                of.validUntil(),
                lines,
                of.receivedAt());
    }
}
