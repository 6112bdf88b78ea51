package coop.cobuy.aggregator.storefront.supplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A supplier's feed settings on a page, before an adapter that answers as it is told. */
@MicronautTest(transactional = false)
class FeedPagesTest implements TestServers {

    private static final String PROFILE =
            "{\"version\":3,\"format\":\"csv\",\"formatVersion\":\"1\",\"characterSet\":\"UTF-8\",\"formatOptions\":{\"a\":1},"
                + "\"transport\":\"webhook\",\"address\":\"https://a.example/\",\"hasSecret\":true,"
                + "\"allowPrivateTargets\":true,\"transportOptions\":{},\"expectsAnswer\":true,\"timeZone\":\"UTC\"}";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures rounds;
    @Inject Provider<PageBrowser> browsers;

    private final List<String> calls = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private int status = 200;
    private String answer = PROFILE;
    private HttpServer adapter;
    private TestCoop coop;
    private Person person;
    private PageBrowser browser;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        try {
            adapter =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        adapter.createContext("/", this::take);
        adapter.start();
        properties.put(
                "cobuy.adapter-url", "http://127.0.0.1:" + adapter.getAddress().getPort() + "/");
        return properties;
    }

    /** Reading always finds the profile; what changes something is answered as was told. */
    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean reads = exchange.getRequestMethod().equals("GET");
        calls.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("If-Match")
                        + " "
                        + body);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization").substring(7));
        byte[] text = (reads ? PROFILE : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reads ? 200 : status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @AfterAll
    void stop() {
        adapter.stop(0);
    }

    @BeforeEach
    void makeASupplier() {
        calls.clear();
        tokens.clear();
        status = 200;
        answer = PROFILE;
        coop = fixtures.coop();
        SupplierId supplier = rounds.supplier(coop);
        person = fixtures.personFor(coop.id(), supplier);
        browser = browsers.get().as(person.token());
    }

    private Map<String, String> form(String... typed) {
        Map<String, String> form = new HashMap<>();
        form.put("version", "3");
        form.put("format", "csv");
        form.put("transport", "webhook");
        form.put("address", "https://a.example/");
        form.put("formatOptions", "{\"a\":1}");
        form.put("expectsAnswer", "yes");
        for (int i = 0; i < typed.length; i += 2) {
            form.put(typed[i], typed[i + 1]);
        }
        return form;
    }

    @Test
    void lookingWritesNothing() {
        String page = "/admin/people/" + person.account();
        browser.as(coop.administrator().token());
        String before = browser.get(page).seen();
        browser.as(person.token());
        assertEquals(200, browser.get("/supplier/feed").status());
        browser.as(coop.administrator().token());
        assertEquals(before, browser.get(page).seen(), "there is a token more");
    }

    @Test
    void aSupplierSeesAndSavesItsOwnSettings() {
        Page page = browser.get("/supplier/feed");
        assertEquals(200, page.status(), page.text());
        assertEquals("https://a.example/", page.value("address"));
        assertEquals("", page.value("secret"));
        assertTrue(page.seen().contains("One is kept and never shown"), page.seen());
        String supplier = person.caller().supplier().orElseThrow().toString();
        assertTrue(calls.getFirst().contains("/api/v1/suppliers/" + supplier + "/profile"));
        String pass = tokens.getFirst();
        assertEquals("[\"FEEDS\"]", api.get(pass, "/api/v1/me").json().path("scopes").toString());
        assertEquals(403, api.get(pass, "/api/v1/notices").status(), "is for feeds alone");
        assertEquals(401, api.get(pass + "A", "/api/v1/me").status());
        Page saved = browser.postAndFollow("/supplier/feed", form("secret", "whsec_abc"));
        assertTrue(saved.seen().contains("Send a test to see"), saved.seen());
        String put = calls.get(2);
        assertTrue(put.startsWith("PUT "), put);
        assertTrue(put.contains("\"3\" {"), "names the version that was seen: " + put);
        assertTrue(put.contains("\"secret\":\"whsec_abc\""), put);
        assertTrue(put.contains("\"formatOptions\":{\"a\":1}"), put);
        assertTrue(put.contains("\"allowPrivateTargets\":true"), put);
        browser.post("/supplier/feed", form("address", "https://b.example/"));
        assertTrue(calls.getLast().contains("\"allowPrivateTargets\":false"), calls.getLast());
        assertFalse(calls.getLast().contains("secret"), "left blank, it is kept");
    }

    @Test
    void whatTheAdapterFindsWrongIsToldBesideTheField() {
        status = 400;
        answer =
                "{\"code\":\"BAD_INPUT\",\"detail\":\"x\",\"errors\":[{\"pointer\":\"/address\",\"reason\":\"a"
                    + " URL is"
                    + " expected\"},{\"pointer\":\"/transportOptions/hostKeys\",\"reason\":\"is"
                    + " missing\"}]}";
        Page wrong = browser.post("/supplier/feed", form("address", "<b>", "secret", "hush"));
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"address-error\""), wrong.text());
        assertTrue(wrong.seen().contains("hostKeys: is missing"), wrong.seen());
        assertFalse(wrong.text().contains("<b>"), "never run");
        assertFalse(wrong.text().contains("hush"), "never shown again");
        Page json = browser.post("/supplier/feed", form("transportOptions", "{"));
        assertTrue(json.text().contains("id=\"transportOptions-error\""), json.text());
        Page hours = browser.post("/supplier/feed", form("answerWithinHours", "soon"));
        assertTrue(hours.text().contains("id=\"answerWithinHours-error\""), hours.text());
        assertEquals("soon", hours.value("answerWithinHours"));
        status = 412;
        answer = "{\"code\":\"CHANGED_MEANWHILE\",\"detail\":\"x\"}";
        Page stale = browser.post("/supplier/feed", form("version", "2"));
        assertEquals(409, stale.status());
        assertEquals("2", stale.value("version"), "the same again is as stale");
        status = 503;
        answer = "{}";
        Page away = browser.post("/supplier/feed", form());
        assertEquals(422, away.status());
        assertTrue(away.seen().contains("cannot be reached at the moment"), away.seen());
    }

    @Test
    void aTestIsSentAndSaysWhatCameOfIt() {
        answer = "{\"result\":\"DELIVERED\",\"detail\":\"204 <i>No Content</i>\"}";
        Page tried = browser.post("/supplier/feed/trial", Map.of());
        assertEquals(200, tried.status(), tried.text());
        assertTrue(tried.seen().contains("The test arrived: 204 <i>No"), tried.seen());
        assertTrue(calls.getLast().startsWith("POST "), calls.getLast());
        assertTrue(calls.getLast().contains("/profile/trial"), calls.getLast());
        answer = "{\"result\":\"NOT_NOW\",\"detail\":\"nobody answers\"}";
        tried = browser.reading("de").post("/supplier/feed/trial", Map.of());
        assertTrue(tried.seen().contains("kam nicht an"), tried.seen());
        assertTrue(tried.seen().contains("Gemeldet wurde: „nobody answers“"), tried.seen());
        answer = "{\"result\":\"REFUSED\",\"detail\":\"the mail server does not let us in\"}";
        tried = browser.post("/supplier/feed/trial", Map.of());
        assertTrue(tried.seen().contains("Der Mailserver lässt uns nicht ein"), tried.seen());
        browser.reading("en");
        status = 429;
        answer = "{\"code\":\"TRIED_JUST_NOW\",\"detail\":\"x\"}";
        tried = browser.post("/supplier/feed/trial", Map.of());
        assertEquals(422, tried.status());
        assertTrue(tried.seen().contains("Wait ten seconds"), tried.seen());
    }

    @Test
    void nobodyElseComesHere() {
        assertEquals(403, browsers.get().as(coop.buyer().token()).get("/supplier/feed").status());
        assertEquals(
                404, browsers.get().as(coop.supplier().token()).get("/supplier/feed").status());
        assertEquals(List.of(), calls);
    }
}
