package coop.cobuy.adapter.confirm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.TestClock;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.OrderResponse;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** From the approved order through a mail to the supplier's answer. */
@MicronautTest(transactional = false)
class ConfirmPageTest implements TestServers {

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Inject EmbeddedServer server;
    @Inject TestTopics topics;
    @Inject TestCallers callers;
    @Inject TestClock clock;

    private final UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();
    private String buyer = "";
    private Api api;

    @Override
    public Map<String, String> getProperties() {
        MAIL.start();
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.smtp.host", "127.0.0.1");
        properties.put("cobuy.smtp.port", Integer.toString(MAIL.getSmtp().getPort()));
        properties.put("cobuy.smtp.security", "NONE");
        properties.put("cobuy.public-url", "https://feeds.coop.example");
        return properties;
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void newSupplier() {
        supplier = UUID.randomUUID();
        buyer = callers.token(coop, Role.BUYER, null);
        api = new Api(server.getURI());
        Await.until(
                "the loops are at work", () -> api.get("/health/readiness", "").status() == 200);
        var put =
                api.put(
                        "/api/v1/suppliers/" + supplier + "/profile",
                        buyer,
                        """
                        {"format":"bundle","transport":"mail","address":"%s@bach.example"}
                        """
                                .formatted(supplier));
        assertEquals(200, put.status(), put.text());
    }

    /** An order, and the path of the link that the supplier got. */
    private record Mailed(PurchaseOrderApproved order, String path) {}

    private Mailed mailed(PurchaseOrderApproved order) throws Exception {
        topics.send(PurchaseOrderMessage.TOPIC, supplier, order);
        MimeMessage mail =
                Await.until("the mail", () -> mails(order.number()), found -> !found.isEmpty())
                        .getFirst();
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertEquals(3, parts.getCount(), "words, PDF and CSV");
        String text = (String) parts.getBodyPart(0).getContent();
        String path = text.replaceAll("(?s).*https://feeds.coop.example(/confirm/[\\w-]+).*", "$1");
        assertTrue(path.startsWith("/confirm/"), text);
        return new Mailed(order, path);
    }

    private Mailed mailed(long seed) throws Exception {
        return mailed(GeneratedOrders.approved(seed, coop, supplier, "PO-" + UUID.randomUUID()));
    }

    private static List<MimeMessage> mails(String number) throws Exception {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            if (mail.getSubject().contains(number)) {
                found.add(mail);
            }
        }
        return found;
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return HTTP.send(
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode delivery(PurchaseOrderApproved order) {
        return api.get("/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId(), buyer)
                .json()
                .at("/0");
    }

    private List<OrderResponse> published(PurchaseOrderApproved order) {
        return topics.all(OrderResponse.TOPIC, OrderResponse.class).stream()
                .filter(response -> response.purchaseOrderId().equals(order.purchaseOrderId()))
                .toList();
    }

    private OrderResponse onePublished(PurchaseOrderApproved order) {
        return Await.until("published", () -> published(order), found -> found.size() == 1)
                .getFirst();
    }

    @Test
    void showsTheOrderAndChangesNothingByLooking() throws Exception {
        Mailed mailed = mailed(3);
        HttpResponse<String> page = get(mailed.path(), "en");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Order " + mailed.order().number()), page.body());
        for (PurchaseOrderApproved.Line line : mailed.order().lines()) {
            assertTrue(page.body().contains(line.sku()), line.sku());
        }
        assertFalse(page.body().contains("<script"), page.body());
        String policy = page.headers().firstValue("content-security-policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("no-referrer", page.headers().firstValue("referrer-policy").orElse(""));
        assertEquals("no-store", page.headers().firstValue("cache-control").orElse(""));
        assertEquals(200, get("/confirm-page.css", "en").statusCode());
        assertEquals("DELIVERED", delivery(mailed.order()).at("/state").asText());
        String german = get(mailed.path(), "de-AT,de;q=0.9,en;q=0.3").body();
        assertTrue(german.contains("lang=\"de\""), german);
        assertTrue(german.contains("Antwort senden"), german);
        assertTrue(get(mailed.path(), "fr").body().contains("lang=\"en\""));
        assertTrue(get(mailed.path(), "*;q=nonsense").body().contains("lang=\"en\""));
    }

    @Test
    void confirmsOnceHoweverOftenItIsSent() throws Exception {
        Mailed mailed = mailed(4);
        HttpResponse<String> sent = post(mailed.path(), "action", "confirm");
        assertEquals(303, sent.statusCode(), sent.body());
        assertEquals(mailed.path(), sent.headers().firstValue("location").orElse(""));
        assertTrue(get(mailed.path(), "en").body().contains("You have confirmed this order."));
        assertEquals(200, post(mailed.path(), "action", "confirm").statusCode());
        HttpResponse<String> back = post(mailed.path(), "action", "reject", "reason", "changed");
        assertEquals(200, back.statusCode());
        assertTrue(back.body().contains("You have confirmed this order."), back.body());
        OrderResponse response = onePublished(mailed.order());
        assertEquals(OrderResponse.Verdict.ACCEPTED, response.verdict());
        assertEquals(
                "LINK-" + delivery(mailed.order()).at("/id").asText(), response.documentNumber());
        assertEquals("ACCEPTED", delivery(mailed.order()).at("/state").asText());
        assertEquals(mailed.order().lines().size(), response.lines().size());
        JsonNode kept =
                api.get("/api/v1/suppliers/" + supplier + "/documents", buyer).json().at("/0");
        assertEquals("link", kept.at("/source").asText());
        assertEquals("TAKEN", kept.at("/state").asText());
    }

    @Test
    void manyClicksAtOnceAreOneAnswer() throws Exception {
        Mailed mailed = mailed(5);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean reject = i % 2 == 1;
                clicks.add(
                        () ->
                                (reject
                                                ? post(
                                                        mailed.path(),
                                                        "action",
                                                        "reject",
                                                        "reason",
                                                        "no")
                                                : post(mailed.path(), "action", "confirm"))
                                        .statusCode());
            }
            for (var click : pool.invokeAll(clicks)) {
                assertTrue(click.get() == 303 || click.get() == 200, "status " + click.get());
            }
        }
        onePublished(mailed.order());
        assertEquals(200, post(mailed.path(), "action", "confirm").statusCode());
        assertEquals(1, published(mailed.order()).size());
    }

    @Test
    void changesQuantitiesAndDates() throws Exception {
        Mailed mailed = mailed(6);
        PurchaseOrderApproved.Line first = mailed.order().lines().getFirst();
        boolean cases = first.cases() > 0;
        String later = java.time.LocalDate.now(clock).plusDays(9).toString();
        HttpResponse<String> sent =
                post(
                        mailed.path(),
                        "action",
                        "confirm",
                        "quantity-1",
                        "0",
                        "delivery-date",
                        later,
                        "note",
                        "Ernte war klein\n<b>");
        assertEquals(303, sent.statusCode(), sent.body());
        OrderResponse response = onePublished(mailed.order());
        assertEquals(OrderResponse.Verdict.CHANGED, response.verdict());
        assertEquals(later, response.deliveryDate());
        assertEquals("Ernte war klein\n<b>", response.note());
        assertEquals("0", response.lines().getFirst().units(), cases ? "cases" : "units");
        assertEquals("CHANGED", delivery(mailed.order()).at("/state").asText());
        assertTrue(get(mailed.path(), "de").body().contains("mit Änderungen bestätigt"));
    }

    @Test
    void rejectsWithAReasonOnly() throws Exception {
        Mailed mailed = mailed(7);
        HttpResponse<String> bare = post(mailed.path(), "action", "reject", "reason", " ");
        assertEquals(422, bare.statusCode());
        assertTrue(bare.body().contains("Please give a reason"), bare.body());
        assertEquals("DELIVERED", delivery(mailed.order()).at("/state").asText());
        assertEquals(303, post(mailed.path(), "action", "reject", "reason", "Frost").statusCode());
        assertEquals("Frost", onePublished(mailed.order()).note());
        assertEquals("REJECTED", delivery(mailed.order()).at("/state").asText());
    }

    @Test
    void marksWhatItCannotTakeAndKeepsWhatWasTyped() throws Exception {
        Mailed mailed = mailed(8);
        HttpResponse<String> page =
                post(
                        mailed.path(),
                        "action",
                        "confirm",
                        "quantity-1",
                        "\"><i>many",
                        "delivery-date",
                        "2001-01-01",
                        "note",
                        "typed");
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Please enter a number"), page.body());
        assertTrue(page.body().contains("Please choose a day"), page.body());
        assertTrue(page.body().contains(">typed</textarea>"), page.body());
        assertFalse(page.body().contains("<i>many"), "what is typed is no markup");
        assertEquals("DELIVERED", delivery(mailed.order()).at("/state").asText());
    }

    @Test
    void opensNothingWithAnAlteredLinkAndNothingAfterItsTime() throws Exception {
        Mailed mailed = mailed(9);
        char last = mailed.path().charAt(mailed.path().length() - 1);
        String altered =
                mailed.path().substring(0, mailed.path().length() - 1) + (last == 'A' ? 'B' : 'A');
        assertEquals(404, get(altered, "en").statusCode());
        assertEquals(404, post(altered, "action", "confirm").statusCode());
        assertEquals(404, get("/confirm/x", "en").statusCode());
        clock.advance(Duration.ofDays(31));
        HttpResponse<String> late = get(mailed.path(), "en");
        assertEquals(410, late.statusCode());
        assertTrue(late.body().contains("This link has expired"), late.body());
        assertEquals(410, post(mailed.path(), "action", "confirm").statusCode());
        assertEquals("DELIVERED", delivery(mailed.order()).at("/state").asText());
    }

    @Test
    void saysThatAnOrderWasCancelledOrReplaced() throws Exception {
        Mailed mailed = mailed(10);
        topics.send(
                PurchaseOrderMessage.TOPIC, supplier, GeneratedOrders.cancelled(mailed.order()));
        Await.until(
                "cancelled",
                () -> get(mailed.path(), "en").body(),
                body -> body.contains("This order was cancelled"));
        assertEquals(200, post(mailed.path(), "action", "confirm").statusCode());
        assertEquals(0, published(mailed.order()).size());
    }

    /** With {@code -Dcobuy.show=DIR} the pages are left there, for eyes. */
    @Test
    void looksTheSameWithAndWithoutEyesOnIt() throws Exception {
        Mailed mailed = mailed(11);
        String form = get(mailed.path(), "de").body();
        String wrong = post(mailed.path(), "action", "confirm", "quantity-1", "x").body();
        post(mailed.path(), "action", "confirm");
        String done = get(mailed.path(), "de").body();
        String folder = System.getProperty("cobuy.show");
        if (folder != null) {
            Path to = Files.createDirectories(Path.of(folder));
            String css = get("/confirm-page.css", "de").body();
            for (var page : Map.of("form", form, "wrong", wrong, "done", done).entrySet()) {
                Files.writeString(
                        to.resolve(page.getKey() + ".html"),
                        page.getValue()
                                .replace(
                                        "<link rel=\"stylesheet\" href=\"/confirm-page.css\">",
                                        "<style>" + css + "</style>"));
            }
        }
        for (String html : List.of(form, wrong, done)) {
            assertTrue(html.contains("name=\"viewport\""), html);
            assertFalse(html.contains("style=\""), "the policy would not let it");
        }
        assertEquals(URI.create(mailed.path()).getPath(), mailed.path());
    }
}
