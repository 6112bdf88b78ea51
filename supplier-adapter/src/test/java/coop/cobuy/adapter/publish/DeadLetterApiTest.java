package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Api.Answer;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Dead letters of purchase orders, as an administrator sees and handles them. */
@MicronautTest(transactional = false)
class DeadLetterApiTest implements TestServers {

    private static final String OPERATOR = "an-operators-token-of-32-or-more";
    private static final String LETTERS = "/api/v1/dead-letters";

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;

    private final UUID supplier = UUID.randomUUID();
    private UUID coop = UUID.randomUUID();
    private String administrator = "";
    private Api api;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.operator-token", OPERATOR);
        return properties;
    }

    @BeforeEach
    void newCoop() {
        coop = UUID.randomUUID();
        administrator = callers.token(coop, Role.ADMINISTRATOR, null);
        api = new Api(server.getURI());
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
    }

    private JsonNode letters(String token, String query) {
        Answer answer = api.get(LETTERS + query, token);
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private static String path(JsonNode letter) {
        return String.join(
                "/",
                LETTERS,
                letter.path("topic").asText(),
                letter.path("partition").asText(),
                letter.path("offset").asText());
    }

    private PurchaseOrderApproved order(long seed) {
        return GeneratedOrders.approved(seed, coop, supplier, "PO-" + UUID.randomUUID());
    }

    /** A cancellation before its order, as no working aggregator sends it. */
    private JsonNode parked(PurchaseOrderApproved order) {
        topics.send(PurchaseOrderMessage.TOPIC, supplier, GeneratedOrders.cancelled(order));
        return Await.until(
                        "it is parked",
                        () -> letters(administrator, ""),
                        found -> found.size() == 1)
                .get(0);
    }

    @Test
    void whatCouldNotBeTakenIsTakenWhenItIsTriedAgainAfterItsCauseIsGone() {
        PurchaseOrderApproved order = order(1);
        JsonNode letter = parked(order);
        assertEquals("FAILED", letter.path("kind").asText());
        assertEquals(coop.toString(), letter.path("coop").asText());
        assertEquals("supplier/" + supplier, letter.path("sender").asText());
        Answer shown = api.get(path(letter), administrator);
        assertTrue(
                shown.json().at("/payload/text").asText().contains("PURCHASE_ORDER"), shown.text());
        assertEquals(letter, shown.json().path("letter"));

        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        String deliveries = "/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId();
        Await.until(
                "the order is taken", () -> api.get(deliveries, administrator).json().size() == 1);
        Answer retried = api.post(path(letter) + "/retry", administrator);
        assertEquals(202, retried.status(), retried.text());
        assertEquals("RETRIED", retried.json().at("/letter/resolution/outcome").asText());
        Await.until(
                "the cancellation is taken",
                () -> api.get(deliveries, administrator).json(),
                found -> found.at("/0/state").asText().equals("STOPPED"));
        assertEquals(0, letters(administrator, "").size());
        assertEquals(1, letters(administrator, "?resolved=true").size());
        Answer again = api.post(path(letter) + "/retry", administrator);
        assertEquals(409, again.status());
        assertEquals("DEAD_LETTER_RESOLVED", again.json().path("code").asText());
    }

    @Test
    void whatIsDiscardedSaysByWhomAndWhy() {
        JsonNode letter = parked(order(2));
        Answer discarded =
                api.post(path(letter) + "/discard", administrator, "{\"reason\":\"sent by hand\"}");
        assertEquals(200, discarded.status(), discarded.text());
        JsonNode resolution = discarded.json().at("/letter/resolution");
        assertEquals("DISCARDED", resolution.path("outcome").asText());
        assertEquals("sent by hand", resolution.path("because").asText());
        assertTrue(resolution.path("by").asText().startsWith("account/"));
        assertEquals(409, api.post(path(letter) + "/retry", administrator).status());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheAdministratorOfTheCoopThatItNamesSeesIt(Role role) {
        JsonNode letter = parked(order(3));
        String colleague = callers.token(coop, role, role == Role.SUPPLIER ? supplier : null);
        int expected = role == Role.ADMINISTRATOR ? 200 : 403;
        assertEquals(expected, api.get(LETTERS, colleague).status());
        String stranger = callers.token(UUID.randomUUID(), Role.ADMINISTRATOR, null);
        assertEquals(0, letters(stranger, "?resolved=true").size());
        for (Answer answer :
                List.of(
                        api.get(path(letter), stranger),
                        api.post(path(letter) + "/retry", stranger),
                        api.post(path(letter) + "/discard", stranger, "{\"reason\":\"x\"}"))) {
            assertEquals(404, answer.status());
            assertEquals("DEAD_LETTER_UNKNOWN", answer.json().path("code").asText());
        }
        assertEquals(1, letters(administrator, "").size());
    }

    @Test
    void whatNamesNobodyIsForTheOperatorAlone() {
        topics.send(PurchaseOrderMessage.TOPIC, supplier, new byte[] {(byte) 0xFF, 0, 1});
        JsonNode letter =
                Await.until(
                                "it is parked",
                                () -> unreadable(pages(OPERATOR)),
                                found -> found.size() == 1)
                        .getFirst();
        assertEquals(0, letters(administrator, "").size());
        Answer shown = api.get(path(letter), OPERATOR);
        assertEquals("/wAB", shown.json().at("/payload/base64").asText());
        Answer discarded = api.post(path(letter) + "/discard", OPERATOR, "{\"reason\":\"noise\"}");
        assertEquals("operator", discarded.json().at("/letter/resolution/by").asText());
        assertEquals(403, api.get("/api/v1/deliveries", OPERATOR).status());
    }

    private static List<JsonNode> unreadable(List<JsonNode> letters) {
        return letters.stream()
                .filter(letter -> letter.path("kind").asText().equals("UNREADABLE"))
                .toList();
    }

    @Test
    void theListComesInPagesThatKeepWhatWasAskedFor() {
        int all = 103;
        for (int i = 0; i < all; i++) {
            topics.send(
                    PurchaseOrderMessage.TOPIC, supplier, GeneratedOrders.cancelled(order(10 + i)));
        }
        Await.until(
                "a page is full",
                () -> api.get(LETTERS + "?resolved=true", administrator),
                answer -> answer.header("Link").isPresent());
        Await.until("all are parked", () -> pages(administrator).size() >= all);
        List<String> places = pages(administrator).stream().map(DeadLetterApiTest::path).toList();
        assertEquals(all, places.size());
        assertEquals(all, places.stream().distinct().count());
        assertEquals(0, letters(administrator, "?topic=no.such.topic").size());
        assertEquals(400, api.get(LETTERS + "?cursor=nonsense", administrator).status());
    }

    private List<JsonNode> pages(String token) {
        List<JsonNode> letters = new ArrayList<>();
        String next = LETTERS + "?resolved=true";
        while (!next.isEmpty()) {
            Answer page = api.get(next, token);
            page.json().forEach(letters::add);
            next = page.header("Link").map(link -> link.replaceAll("^<|>.*$", "")).orElse("");
            assertTrue(next.isEmpty() || next.contains("resolved=true"), next);
        }
        return letters;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                        | 400 | /reason
                    {"reason":" "}            | 400 | /reason
                    {"reason":"x","by":"me"}  | 400 | /by
                    {"reason":"x"}            | 404 | ''
                    """)
    void discardingNeedsAReasonAndALetter(String body, int status, String pointer) {
        Answer answer = api.post(LETTERS + "/t/0/1/discard", administrator, body);
        assertEquals(status, answer.status(), answer.text());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText());
    }
}
