package coop.cobuy.adapter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.contract.supplier.v1.PriceList;
import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A supplier's side: fetching, acknowledging, answering, billing; and who may do what. */
@MicronautTest(transactional = false)
class FeedAndIntakeTest implements TestServers {

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
    void newPullSupplier() {
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

    private PurchaseOrderApproved offered(long seed) {
        PurchaseOrderApproved order =
                GeneratedOrders.approved(seed, coop, supplier, "PO-" + UUID.randomUUID());
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        awaitOffered(order);
        return order;
    }

    private void awaitOffered(PurchaseOrderApproved order) {
        Await.until(
                "offered",
                () -> delivery(order),
                found -> found.at("/detail").asText().startsWith("lies in the feed"));
    }

    private JsonNode delivery(PurchaseOrderApproved order) {
        return api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                .json()
                .at("/0");
    }

    private static String state(JsonNode delivery) {
        return delivery.at("/state").asText();
    }

    @Test
    void aSupplierFetchesAndAcknowledgesExplicitly() throws Exception {
        PurchaseOrderApproved order = offered(1);
        var first = api.get(base + "/feed", seller);
        JsonNode entry = first.json().at("/documents/0");
        assertEquals(order.number(), entry.at("/content/number").asText());
        assertEquals(
                first.text(), api.get(base + "/feed", seller).text(), "reading changes nothing");
        String tag = first.header("etag").orElseThrow();
        assertEquals(304, api.get(base + "/feed", seller, "If-None-Match", tag).status());
        var bytes = api.get(entry.at("/href").asText(), seller);
        assertEquals(
                entry.at("/sha256").asText(),
                java.util.HexFormat.of()
                        .formatHex(
                                java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(bytes.response().body())));
        String cursor = first.json().at("/cursor").asText();
        assertEquals(
                0, api.get(base + "/feed?cursor=" + cursor, seller).json().at("/documents").size());

        String acknowledge = base + "/feed/" + entry.at("/id").asText() + "/acknowledgement";
        assertEquals(204, api.post(acknowledge, seller).status());
        assertEquals(204, api.post(acknowledge, seller).status());
        assertEquals("DELIVERED", state(delivery(order)));
        assertEquals(200, api.get(base + "/feed", seller, "If-None-Match", tag).status());
        assertEquals(
                0,
                api.get(base + "/feed?acknowledged=false", seller).json().at("/documents").size());
        assertTrue(
                api.get(base + "/feed", seller).json().at("/documents/0/acknowledged").asBoolean());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 51; i++) {
            topics.send(
                    PurchaseOrderMessage.TOPIC,
                    supplier,
                    GeneratedOrders.approved(i, coop, supplier, "PO-" + i));
        }
        Await.until(
                "all offered", () -> api.get(base + "/feed", seller).header("link").isPresent());
        Set<String> seen = new HashSet<>();
        String path = base + "/feed";
        int pages = 0;
        while (!path.isEmpty()) {
            var page = api.get(path, seller);
            for (JsonNode entry : page.json().at("/documents")) {
                assertTrue(seen.add(entry.at("/content/number").asText()));
            }
            path = page.header("link").map(link -> link.replaceAll("^<|>.*$", "")).orElse("");
            pages++;
        }
        assertEquals(51, seen.size());
        assertEquals(2, pages);
        assertEquals(400, api.get(base + "/feed?cursor=nonsense", seller).status());
    }

    private static String response(PurchaseOrderApproved order, String number, String verdict) {
        return """
        {"type":"ORDER_RESPONSE","version":1,"number":"%s","orderNumber":"%s","verdict":"%s",
         "lines":[{"sku":"%s","units":"1"}]}
        """
                .formatted(number, order.number(), verdict, order.lines().getFirst().sku());
    }

    private static String invoice(PurchaseOrderApproved order, String number) {
        return """
        {"type":"INVOICE","version":1,"number":"%s","orderNumber":"%s","currency":"EUR",
         "issuedOn":"2026-12-02",
         "lines":[{"sku":"A","units":"12","unitPrice":"1.25","net":"15.00","vatPercent":"7"}],
         "payable":"16.05"}
        """
                .formatted(number, order.number());
    }

    @Test
    void anAnswerReachesTheCoopOnceAndMovesTheDelivery() {
        PurchaseOrderApproved order = offered(2);
        String number = "R-" + UUID.randomUUID();
        String body = response(order, number, "CHANGED");
        assertEquals(201, api.post(base + "/documents", seller, body).status());
        var again = api.post(base + "/documents", seller, body);
        assertEquals(200, again.status());
        assertTrue(again.json().at("/already").asBoolean());
        var other = api.post(base + "/documents", seller, body.replace("CHANGED", "REJECTED"));
        assertEquals(409, other.status());
        assertEquals("NUMBER_TAKEN", other.json().at("/code").asText());
        assertEquals("CHANGED", state(delivery(order)));
        Await.until(
                "the response is published",
                () ->
                        topics.all(OrderResponse.TOPIC, OrderResponse.class).stream()
                                .filter(response -> response.documentNumber().equals(number))
                                .toList(),
                found ->
                        found.size() == 1
                                && found.getFirst()
                                        .purchaseOrderId()
                                        .equals(order.purchaseOrderId()));
        JsonNode list = api.get(base + "/documents?state=CONFLICT", buyer).json();
        assertEquals(1, list.size());
        assertEquals(number, list.at("/0/number").asText());
    }

    @Test
    void anInvoiceIsPublishedOnceAndKeptAsItCame() {
        PurchaseOrderApproved order = offered(3);
        String number = "I-" + UUID.randomUUID();
        String body = invoice(order, number);
        String bookkeeper = callers.token(coop, Role.BOOKKEEPER, null);
        var taken = api.post(base + "/documents", bookkeeper, body);
        assertEquals(201, taken.status(), taken.text());
        assertEquals(200, api.post(base + "/documents", seller, body).status());
        Await.until(
                "the invoice is published",
                () ->
                        topics.all(SupplierInvoice.TOPIC, SupplierInvoice.class).stream()
                                .filter(invoice -> invoice.number().equals(number))
                                .count(),
                count -> count == 1);
        String kept = base + "/documents/" + taken.json().at("/document").asText();
        assertArrayEquals(
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                api.get(kept, buyer).response().body());
        assertEquals("SENT", state(delivery(order)), "a bill is no answer");
    }

    @Test
    void anInvoiceMayCountKilogramsOfPieces() {
        PurchaseOrderApproved order = offered(3);
        String pieces =
                order.lines().stream()
                        .filter(line -> line.unit().equals("C62"))
                        .findFirst()
                        .orElseThrow()
                        .sku();
        String number = "I-" + UUID.randomUUID();
        String body =
                invoice(order, number)
                        .replace(
                                "\"sku\":\"A\"",
                                "\"sku\":\"%s\",\"unit\":\"KGM\"".formatted(pieces));
        var taken = api.post(base + "/documents", seller, body);
        assertEquals(201, taken.status(), taken.text());
        Await.until(
                "the unit is published",
                () ->
                        topics.all(SupplierInvoice.TOPIC, SupplierInvoice.class).stream()
                                .filter(invoice -> invoice.number().equals(number))
                                .map(invoice -> invoice.lines().getFirst().unit())
                                .toList(),
                units -> units.equals(List.of("KGM")));
        String litres = body.replace("KGM", "LTR").replace(number, number + "-L");
        var refused = api.post(base + "/documents", seller, litres);
        assertEquals(422, refused.status(), refused.text());
        assertEquals("/lines/0/unit", refused.json().at("/errors/0/pointer").asText());
    }

    @Test
    void anAdviceIsPublishedForItsOrderUnderTheOrdersSkus() {
        PurchaseOrderApproved order = offered(8);
        String number = "D-" + UUID.randomUUID();
        String body =
                """
                {"type":"DESPATCH_ADVICE","version":1,"number":"%s","orderNumber":"%s",
                 "lines":[{"orderLine":1,"units":"2","lot":"L-1","bestBefore":"2027-01-31"},
                          {"sku":"%s","units":"3","lot":"L-2","weightKg":"3.1"}]}
                """
                        .formatted(number, order.number(), order.lines().getFirst().sku());
        assertEquals(201, api.post(base + "/documents", seller, body).status());
        assertEquals(200, api.post(base + "/documents", seller, body).status());
        Await.until(
                "the advice is published",
                () ->
                        topics.all(DespatchAdvice.TOPIC, DespatchAdvice.class).stream()
                                .filter(advice -> advice.documentNumber().equals(number))
                                .flatMap(advice -> advice.lines().stream())
                                .map(DespatchAdvice.Line::sku)
                                .toList(),
                skus ->
                        skus.equals(
                                List.of(
                                        order.lines().getFirst().sku(),
                                        order.lines().getFirst().sku())));
        assertEquals("SENT", state(delivery(order)), "goods on their way are no answer");
        var unknown =
                api.post(
                        base + "/documents",
                        seller,
                        body.replace(number, "D-0").replace("\"orderLine\":1", "\"orderLine\":99"));
        assertEquals("/lines/0/sku", unknown.json().at("/errors/0/pointer").asText());
        var cases =
                api.post(
                        base + "/documents",
                        seller,
                        body.replace(number, "D-1")
                                .replace("\"units\":\"2\"", "\"unit\":\"CS\",\"units\":\"2\""));
        assertEquals(422, cases.status(), "cases are no units");
        assertEquals("/lines/0/unit", cases.json().at("/errors/0/pointer").asText());
    }

    @Test
    void aPriceListNeedsNoOrderAndComesInPartsOfBoundedSize() {
        String number = "P-" + UUID.randomUUID();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2001; i++) {
            lines.append(i == 0 ? "" : ",")
                    .append("{\"sku\":\"S%d\",\"change\":\"WITHDRAWN\"}".formatted(i));
        }
        String body =
                """
                {"type":"PRICE_LIST","version":1,"number":"%s","complete":true,"currency":"EUR",
                 "lines":[%s]}
                """
                        .formatted(number, lines);
        var taken = api.post(base + "/documents", seller, body);
        assertEquals(201, taken.status(), taken.text());
        Await.until(
                "all parts are published",
                () ->
                        topics.all(PriceList.TOPIC, PriceList.class).stream()
                                .filter(list -> list.documentNumber().equals(number))
                                .map(
                                        list ->
                                                list.part()
                                                        + "/"
                                                        + list.parts()
                                                        + ":"
                                                        + list.lines().size())
                                .toList(),
                parts -> parts.equals(List.of("1/3:1000", "2/3:1000", "3/3:1")));
        assertEquals(
                "PRICE_LIST",
                api.get(base + "/documents?state=TAKEN", buyer).json().at("/0/type").asText());
    }

    @Test
    void aLaterRevisionGoesOutAsAChangeOfWhatWentOutBefore() {
        PurchaseOrderApproved order = offered(9);
        PurchaseOrderApproved changed = GeneratedOrders.changed(order, 3);
        topics.send(PurchaseOrderMessage.TOPIC, supplier, changed);
        JsonNode feed =
                Await.until(
                        "the change is offered",
                        () -> api.get(base + "/feed", seller).json().at("/documents"),
                        documents -> documents.size() == 2);
        JsonNode content = feed.at("/1/content");
        assertEquals("ORDER_CHANGE", content.at("/type").asText());
        assertEquals(1, content.at("/revision").asInt());
        assertEquals(
                "ADDED",
                content.at("/lines").findValuesAsText("change").stream()
                        .filter("ADDED"::equals)
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void identifiersOfBothSidesArePartOfTheProfile() {
        String parties =
                "{\"format\":\"json\",\"transport\":\"pull\",\"formatOptions\":{\"parties\":"
                        + "{\"buyer\":{\"gln\":\"%s\",\"customerNumber\":\"10044\"}}}}";
        profile(parties.formatted("4012345000009"));
        JsonNode shown = api.get(base + "/profile", buyer).json();
        assertEquals("10044", shown.at("/formatOptions/parties/buyer/customerNumber").asText());
        var wrong = api.put(base + "/profile", buyer, parties.formatted("4012345000008"));
        assertEquals(
                "/formatOptions/parties/buyer/gln", wrong.json().at("/errors/0/pointer").asText());
    }

    @Test
    void whatCannotBeTakenIsKeptWithItsProblems() {
        PurchaseOrderApproved order = offered(4);
        var unreadable = api.post(base + "/documents", seller, "{\"type\":\"INVOICE\"");
        assertEquals(400, unreadable.status());
        var wrong =
                api.post(
                        base + "/documents",
                        seller,
                        invoice(order, "I-1").replace("\"15.00\"", "\"15.001\""));
        assertEquals("/lines/0/net", wrong.json().at("/errors/0/pointer").asText());
        String foreign = response(order, "R-9", "ACCEPTED").replace(order.number(), "PO-0");
        var unmatched = api.post(base + "/documents", seller, foreign);
        assertEquals(422, unmatched.status());
        assertEquals("/orderNumber", unmatched.json().at("/errors/0/pointer").asText());
        var sku =
                api.post(
                        base + "/documents",
                        seller,
                        response(order, "R-10", "ACCEPTED")
                                .replace(order.lines().getFirst().sku(), "none"));
        assertEquals("/lines/0/sku", sku.json().at("/errors/0/pointer").asText());
        JsonNode refused = api.get(base + "/documents?state=REFUSED", buyer).json();
        assertEquals(2, refused.size());
        assertFalse(refused.at("/0/problems").isEmpty());
        JsonNode waiting = api.get(base + "/documents?state=WAITING", buyer).json();
        assertEquals(2, waiting.size());
        assertFalse(waiting.at("/0/problems").isEmpty());
    }

    @Test
    void aRefusedDocumentIsTakenWhenTheOrderHasCome() {
        String number = "PO-" + UUID.randomUUID();
        PurchaseOrderApproved order = GeneratedOrders.approved(5, coop, supplier, number);
        String body = response(order, "R-" + number, "ACCEPTED");
        assertEquals(422, api.post(base + "/documents", seller, body).status());
        String document =
                api.get(base + "/documents?state=WAITING", buyer).json().at("/0/document").asText();
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        awaitOffered(order);
        String retry = base + "/documents/" + document + "/retry";
        assertEquals(403, api.post(retry, seller).status());
        assertEquals(201, api.post(retry, buyer).status());
        assertEquals("ACCEPTED", state(delivery(order)));
        assertEquals(0, api.get(base + "/documents?state=WAITING", buyer).json().size());
    }

    @Test
    void nobodySeesAnothersFeedDocumentsOrDeliveries() {
        PurchaseOrderApproved order = offered(6);
        JsonNode entry = api.get(base + "/feed", seller).json().at("/documents/0");
        String document = entry.at("/href").asText();
        String delivery = "/api/v1/deliveries/" + delivery(order).at("/id").asText();
        UUID elsewhere = UUID.randomUUID();
        String otherSeller = callers.token(coop, Role.SUPPLIER, UUID.randomUUID());
        String foreignSeller = callers.token(elsewhere, Role.SUPPLIER, supplier);
        String foreignBuyer = callers.token(elsewhere, Role.ADMINISTRATOR, null);
        String member = callers.token(coop, Role.MEMBER, null);
        for (String path : new String[] {base + "/feed", document, base + "/documents"}) {
            assertEquals(404, api.get(path, otherSeller).status(), path);
            assertEquals(403, api.get(path, member).status(), path);
            assertEquals(401, api.get(path, "").status(), path);
        }
        assertEquals(0, api.get(base + "/feed", foreignSeller).json().at("/documents").size());
        assertEquals(404, api.get(document, foreignSeller).status());
        assertEquals(404, api.post(document + "/acknowledgement", foreignSeller).status());
        assertEquals(404, api.post(document + "/acknowledgement", otherSeller).status());
        assertEquals(403, api.post(document + "/acknowledgement", buyer).status());
        String body = response(order, "R-1", "REJECTED");
        assertEquals(404, api.post(base + "/documents", otherSeller, body).status());
        assertEquals(422, api.post(base + "/documents", foreignSeller, body).status());
        assertEquals(404, api.get(delivery, foreignBuyer).status());
        assertEquals(404, api.post(delivery + "/retry", foreignBuyer).status());
        assertEquals(403, api.get(delivery, seller).status());
        assertEquals(0, api.get("/api/v1/deliveries", foreignBuyer).json().size());
        assertEquals(404, api.get(base + "/profile", foreignBuyer).status());
        assertEquals(200, api.get(base + "/profile", seller).status());
        assertEquals(404, api.get(base + "/profile", otherSeller).status());
        assertEquals(404, api.get(base + "/profile", foreignSeller).status());
        assertEquals(403, api.get(base + "/profile", member).status());
        assertEquals("SENT", state(delivery(order)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"format":"edi","transport":"pull"}                              | /format
                    {"format":"json","transport":"pigeon"}                           | /transport
                    {"format":"json","transport":"pull","address":"x"}               | /address
                    {"format":"json","transport":"folder","address":"../x"}          | /address
                    {"format":"json","transport":"webhook","address":"https://a.example/"} | /secret
                    {"format":"csv","transport":"pull","characterSet":"martian"}     | /characterSet
                    {"format":"csv","transport":"pull","formatOptions":{"heads":1}}  | /formatOptions/heads
                    {"format":"csv","transport":"pull","formatOptions":[]}           | /formatOptions
                    {"format":"csv","transport":"pull","speed":1}                    | /speed
                    """)
    void aProfileThatCannotWorkIsRefusedWithThePlace(String content, String pointer) {
        var answer = api.put(base + "/profile", buyer, content);
        assertEquals(400, answer.status(), answer.text());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText(), answer.text());
    }

    @Test
    void profilesKeepTheirSecretAndRefuseStaleChanges() {
        String content =
                "{\"format\":\"json\",\"transport\":\"webhook\",\"address\":\"https://a.example/\","
                        + "\"secret\":\"%s\"}".formatted(SupplierEndpoint.SECRET);
        profile(content);
        var shown = api.get(base + "/profile", buyer);
        assertTrue(shown.json().at("/hasSecret").asBoolean());
        assertFalse(shown.text().contains("whsec_"), shown.text());
        String tag = shown.header("etag").orElseThrow();
        String moved =
                content.replaceAll(",\"secret\":\"[^\"]*\"", "").replace("a.example", "b.example");
        assertEquals(200, api.put(base + "/profile", buyer, moved, "If-Match", tag).status());
        assertEquals(412, api.put(base + "/profile", buyer, moved, "If-Match", tag).status());
        assertTrue(api.get(base + "/profile", buyer).json().at("/hasSecret").asBoolean());
        var inside =
                api.put(
                        base + "/profile",
                        buyer,
                        moved.replace("}", ",\"allowPrivateTargets\":true}"));
        assertEquals(403, inside.status());
        assertEquals("PRIVATE_TARGETS_NEED_ADMINISTRATOR", inside.json().at("/code").asText());
    }

    @Test
    void badRequestsGetProblems() {
        assertEquals(401, api.get(base + "/profile", "unknown").status());
        var away = api.get(base + "/profile", "nobody-can-say");
        assertEquals(503, away.status(), away.text());
        var large = api.post(base + "/documents", seller, " ".repeat(12_000_000));
        assertEquals(413, large.status());
        assertEquals(413, api.post(base + "/documents", seller, " ".repeat(8_500_000)).status());
        var malformed = api.put(base + "/profile", buyer, "{\"format\":");
        assertEquals(400, malformed.status());
        assertEquals(400, api.get("/api/v1/suppliers/7/feed", seller).status());
        assertEquals(400, api.get(base + "/documents?state=LOST", buyer).status());
        assertEquals(404, api.get("/api/v1/nothing", buyer).status());
        assertEquals(404, api.get(base + "/documents/" + "0".repeat(64), buyer).status());
        for (var answer : new Api.Answer[] {away, large, malformed}) {
            assertEquals("application/problem+json", answer.header("content-type").orElse(""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    {}                                                  | /format        | is expected
                    {"format":"wax","transport":"pull"}                 | /format        | is expected
                    {"format":"json","formatVersion":"9","transport":"pull"} | /format   | is expected
                    {"format":"json","transport":"pigeon"}              | /transport     | is expected
                    {"format":"json","transport":"webhook","address":"ftp://a/"} | /address | http
                    {"format":"json","transport":"pull","characterSet":"EBCDIC-9"} | /characterSet | a character set such as
                    {"format":"json","transport":"pull","characterSet":"ISO-8859-1"} | /characterSet | JSON is always UTF-8
                    {"format":"json","transport":"pull","formatOptions":{"a":1}} | /formatOptions | JSON has no options
                    {"format":"json","transport":"pull","formatOptions":[1]}     | /formatOptions | an object of at most
                    {"format":"csv","transport":"folder","address":"../up"}      | /address | ''
                    {"format":"json","transport":"pull","colour":"red"} | /colour        | there is no such field
                    {"format":"json","transport":"pull","expectsAnswer":"yes"}   | /expectsAnswer | ''
                    {"format":"json","format":"csv","transport":"pull"} | ''             | Duplicate
                    {"format":"json","transport":"pull"} x              | ''             | Unrecognized token
                    """)
    void aBadProfileIsNamedWithTheReasonAndChangesNothing(
            String body, String pointer, String reason) {
        var answer = api.put(base + "/profile", buyer, body);
        assertEquals(400, answer.status(), answer.text());
        assertEquals("BAD_INPUT", answer.json().at("/code").asText());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText(), answer.text());
        assertTrue(answer.json().at("/errors/0/reason").asText().contains(reason), answer.text());
        assertEquals(1, api.get(base + "/profile", buyer).json().at("/version").asInt());
    }

    @Test
    void describesItselfAndItsHealth() {
        assertEquals(200, api.get("/health/liveness", "").status());
        assertEquals(200, api.get("/health/readiness", "").status());
        assertTrue(api.get("/prometheus", "").text().contains("jvm_"));
        var openapi = api.get("/openapi/openapi.json", "");
        assertEquals(200, openapi.status());
        assertEquals("3.1", openapi.json().at("/openapi").asText().substring(0, 3));
        assertFalse(
                openapi.json()
                        .at("/paths")
                        .path("/api/v1/suppliers/{supplier}/feed")
                        .isMissingNode());
        assertTrue(api.get("/docs/index.html", "").text().contains("openapi.json"));
    }
}
