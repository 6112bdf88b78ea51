package coop.cobuy.adapter.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What cannot be taken by itself waits, is mapped by hand, and is taken; nothing is lost. */
@MicronautTest(transactional = false)
class MappingQueueTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;

    private final UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();
    private String base = "";
    private String buyer = "";
    private String seller = "";
    private Api api;

    @BeforeEach
    void newSupplier() {
        api = new Api(server.getURI());
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
        supplier = UUID.randomUUID();
        base = "/api/v1/suppliers/" + supplier;
        buyer = callers.token(coop, Role.BUYER, null);
        seller = callers.token(coop, Role.SUPPLIER, supplier);
        profile("{\"format\":\"json\",\"transport\":\"pull\"}");
    }

    private void profile(String content) {
        var answer = api.put(base + "/profile", buyer, content);
        assertEquals(200, answer.status(), answer.text());
    }

    private PurchaseOrderApproved order(long seed) {
        PurchaseOrderApproved order =
                GeneratedOrders.approved(seed, coop, supplier, "PO-" + UUID.randomUUID());
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        Await.until(
                "it is known",
                () ->
                        api.get(
                                        "/api/v1/deliveries?purchaseOrder="
                                                + order.purchaseOrderId(),
                                        buyer)
                                .json()
                                .size(),
                size -> size == 1);
        return order;
    }

    private static String response(String order, String number, String sku) {
        return """
        {"type":"ORDER_RESPONSE","version":1,"number":"%s","orderNumber":"%s","verdict":"CHANGED",
         "lines":[{"sku":"%s","units":"1"}]}
        """
                .formatted(number, order, sku);
    }

    private void map(String kind, String theirs, String ours) {
        var put =
                api.put(
                        base + "/mappings",
                        buyer,
                        """
                        {"kind":"%s","theirs":"%s","ours":"%s"}
                        """
                                .formatted(kind, theirs, ours));
        assertEquals(204, put.status(), put.text());
    }

    private JsonNode waiting() {
        return api.get(base + "/documents?state=WAITING", buyer).json();
    }

    private Api.Answer retry(String document) {
        return api.post(base + "/documents/" + document + "/retry", buyer);
    }

    @Test
    void waitsIsMappedByHandAndIsTakenFromTheArchive() {
        PurchaseOrderApproved order = order(1);
        String theirs = "B-" + UUID.randomUUID().toString().substring(0, 8);
        String number = "R-" + UUID.randomUUID();
        String body = response(theirs, number, "THEIR-SKU");
        assertEquals(422, api.post(base + "/documents", seller, body).status());
        JsonNode one = waiting().at("/0");
        assertEquals("/orderNumber", one.at("/problems/0/pointer").asText());
        String document = one.at("/document").asText();
        map("ORDER", theirs, order.number());
        var still = retry(document);
        assertEquals(422, still.status());
        assertEquals("/lines/0/sku", still.json().at("/errors/0/pointer").asText());
        String sku = order.lines().getFirst().sku();
        map("SKU", "THEIR-SKU", sku);
        assertEquals(201, retry(document).status());
        assertEquals(200, retry(document).status(), "a second time does nothing");
        assertEquals(0, waiting().size());
        List<OrderResponse> published =
                Await.until(
                        "published once, in our words",
                        () ->
                                topics.all(OrderResponse.TOPIC, OrderResponse.class).stream()
                                        .filter(read -> read.documentNumber().equals(number))
                                        .toList(),
                        found -> found.size() == 1);
        assertEquals(sku, published.getFirst().lines().getFirst().sku());
        assertEquals(order.number(), published.getFirst().orderNumber());
    }

    @Test
    void aMappingIsUsedForAllThatComesLaterUntilItIsForgotten() {
        PurchaseOrderApproved order = order(2);
        map("SKU", "THEIRS", order.lines().getFirst().sku());
        String body = response(order.number(), "R-" + UUID.randomUUID(), "THEIRS");
        assertEquals(201, api.post(base + "/documents", seller, body).status());
        JsonNode kept = api.get(base + "/mappings", buyer).json();
        assertEquals("THEIRS", kept.at("/0/theirs").asText());
        String path = base + "/mappings?kind=SKU&theirs=THEIRS";
        assertEquals(204, api.delete(path, buyer).status());
        assertEquals(404, api.delete(path, buyer).status());
        String next = response(order.number(), "R-" + UUID.randomUUID(), "THEIRS");
        assertEquals(422, api.post(base + "/documents", seller, next).status());
    }

    @Test
    void anotherSuppliersMappingsSayNothing() {
        PurchaseOrderApproved order = order(3);
        map("SKU", "THEIRS", order.lines().getFirst().sku());
        newSupplier();
        PurchaseOrderApproved other = order(3);
        String body = response(other.number(), "R-1", "THEIRS");
        assertEquals(422, api.post(base + "/documents", seller, body).status());
        assertEquals(0, api.get(base + "/mappings", buyer).json().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"kind":"COLOUR","theirs":"a","ours":"b"}   | /kind
                    {"kind":"SKU","ours":"b"}                   | /theirs
                    {"kind":"SKU","theirs":" ","ours":"b"}      | /theirs
                    {"kind":"SKU","theirs":"a"}                 | /ours
                    {"kind":"ORDER","theirs":"a","ours":"PO-0"} | /ours
                    {"kind":"DOCUMENT","theirs":"a","ours":"x"} | /ours
                    """)
    void aMappingThatCannotBeMeantIsRefused(String body, String pointer) {
        var put = api.put(base + "/mappings", buyer, body);
        assertEquals(400, put.status(), put.text());
        assertEquals(pointer, put.json().at("/errors/0/pointer").asText(), put.text());
    }

    private static String invoice(PurchaseOrderApproved order, String number, String net) {
        return """
        {"type":"INVOICE","version":1,"number":"%s","orderNumber":"%s","currency":"EUR",
         "issuedOn":"2026-12-02",
         "lines":[{"sku":"A","units":"12","unitPrice":"1.25","net":"%s","vatPercent":"7"}],
         "payable":"16.05"}
        """
                .formatted(number, order.number(), net);
    }

    @Test
    void anInvoiceNumberThatCameBeforeWithOtherContentIsShownAndTakenNowhere() {
        PurchaseOrderApproved order = order(4);
        String number = "I-" + UUID.randomUUID();
        String body = invoice(order, number, "15.00");
        assertEquals(201, api.post(base + "/documents", seller, body).status());
        assertEquals(
                200,
                api.post(base + "/documents", seller, body.replace("\n", " ")).status(),
                "the same content in other bytes is the same document");
        var other = api.post(base + "/documents", seller, invoice(order, number, "15.01"));
        assertEquals(409, other.status());
        JsonNode queue = api.get("/api/v1/waiting-documents", buyer).json();
        JsonNode conflict = null;
        for (JsonNode one : queue) {
            if (one.at("/number").asText().equals(number)) {
                conflict = one;
            }
        }
        assertEquals("CONFLICT", conflict == null ? "" : conflict.at("/state").asText());
        assertEquals(supplier.toString(), conflict.at("/supplier").asText());
        Await.until(
                "published once",
                () ->
                        topics.all(SupplierInvoice.TOPIC, SupplierInvoice.class).stream()
                                .filter(read -> read.number().equals(number))
                                .count(),
                count -> count == 1);
    }

    @Test
    void theQueueIsTheCoopsOwn() {
        assertEquals(
                422, api.post(base + "/documents", seller, response("PO-0", "R-1", "x")).status());
        String elsewhere = callers.token(UUID.randomUUID(), Role.BUYER, null);
        assertEquals(0, api.get("/api/v1/waiting-documents", elsewhere).json().size());
        assertFalse(api.get("/api/v1/waiting-documents", buyer).json().isEmpty());
        assertEquals(403, api.get("/api/v1/waiting-documents", seller).status());
        UUID unknown = UUID.randomUUID();
        String stranger = callers.token(coop, Role.SUPPLIER, unknown);
        String path = "/api/v1/suppliers/" + unknown + "/documents";
        assertEquals(422, api.post(path, stranger, response("PO-0", "R-1", "x")).status());
        assertEquals(
                1,
                api.get(path + "?state=WAITING", buyer).json().size(),
                "a supplier without a profile is not lost either");
    }

    @Test
    void bytesAreReadInTheProfilesFormatOrTheOneThatIsNamed() {
        PurchaseOrderApproved order = order(5);
        String sku = order.lines().getFirst().sku();
        byte[] one =
                response(order.number(), "R-" + UUID.randomUUID(), sku)
                        .getBytes(StandardCharsets.UTF_8);
        String type = "application/octet-stream";
        assertEquals(201, api.post(base + "/documents", seller, one, type).status());
        profile("{\"format\":\"pdf\",\"transport\":\"pull\"}");
        byte[] two =
                response(order.number(), "R-" + UUID.randomUUID(), sku)
                        .getBytes(StandardCharsets.UTF_8);
        var unreadable = api.post(base + "/documents", seller, two, type);
        assertEquals(415, unreadable.status(), unreadable.text());
        var named = api.post(base + "/documents?format=json", seller, two, "application/edi-x12");
        assertEquals(201, named.status(), named.text());
        assertEquals(
                200,
                api.post(base + "/documents", seller, two, "application/json").status(),
                "JSON always can be read");
        assertEquals(400, api.post(base + "/documents?format=wax", seller, two, type).status());
        assertEquals(400, api.post(base + "/documents?format=pdf", seller, two, type).status());
        JsonNode list = api.get(base + "/documents", buyer).json();
        assertEquals("json", list.at("/0/format").asText());
    }

    @Test
    void aHundredMegabytesAreRefusedBeforeTheyHaveCome() throws Exception {
        assertTrue(sentUntilRefused("Content-Length: 100000000\r\n", false) < 30_000_000);
        assertTrue(sentUntilRefused("Transfer-Encoding: chunked\r\n", true) < 60_000_000);
    }

    /** Empty if the connection was cut: with bytes under way the answer may be lost. */
    private static String firstOf(java.io.InputStream in) {
        try {
            byte[] answer = new byte[12];
            int read = in.readNBytes(answer, 0, answer.length);
            return new String(answer, 0, read, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    /** Sends up to 100 MB; returns how much went out before it was refused. */
    private long sentUntilRefused(String header, boolean chunked) throws Exception {
        byte[] block = new byte[64 * 1024];
        java.util.Arrays.fill(block, (byte) ' ');
        long sent = 0;
        try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write(
                    ("POST "
                                    + base
                                    + "/documents HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Bearer "
                                    + seller
                                    + "\r\nContent-Type: application/json\r\n"
                                    + header
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try {
                while (sent < 100_000_000 && in.available() == 0) {
                    if (chunked) {
                        out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write(block);
                    if (chunked) {
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    sent += block.length;
                }
            } catch (IOException e) {
                // Hung up while we still send: that is a refusal, too, once it was said.
                assertTrue(sent > 0, "refused before anything came: " + e);
            }
            String answer = firstOf(in);
            assertTrue(answer.isEmpty() || answer.equals("HTTP/1.1 413"), answer);
        }
        return sent;
    }
}
