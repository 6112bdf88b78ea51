package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/** What buyers do with offers and price lists on pages. */
@MicronautTest(transactional = false)
class DeskOffersTest implements TestServers {

    @Inject Fixtures fixtures;
    @Inject RoundFixtures rounds;
    @Inject Offers offers;
    @Inject Api api;
    @Inject EmbeddedServer server;
    @Inject Provider<PageBrowser> browsers;

    private static final byte[] EMPTY = {};

    private TestCoop coop;
    private SupplierId supplier;
    private PageBrowser browser;

    @BeforeEach
    void makeCoop() {
        coop = fixtures.coop();
        supplier = rounds.supplier(coop);
        browser = browsers.get().as(coop.buyer().token());
    }

    private Map<String, String> form(Page page) {
        Map<String, String> form = new HashMap<>();
        form.put("key", page.value("key"));
        form.put("version", page.value("version"));
        form.put("supplier", supplier.toString());
        form.put("sku", "OIL-1");
        form.put("name", "Olive oil");
        form.put("unit", "LTR");
        form.put("category", "Oils");
        form.put("unitsPerCase", "12");
        form.put("breakKind", "ALL_UNITS");
        form.put("priceBasis", "UNIT");
        form.put("priceBreaks", "1 8,50\n24 7.90");
        form.put("vatPercent", "7,00");
        form.put("referencePrice", "11.90");
        form.put("referenceKind", "RETAIL_QUOTE");
        form.put("active", "yes");
        return form;
    }

    private Offer made(Page sent) {
        assertEquals(303, sent.status(), sent.text());
        String id = sent.location().substring(sent.location().lastIndexOf('/') + 1);
        return offers.find(coop.id(), OfferId.parse(id)).orElseThrow();
    }

    @Test
    void anOfferIsAddedOnceFoundAndChanged() {
        Map<String, String> form = form(browser.get("/desk/offers/new"));
        Offer oil = made(browser.post("/desk/offers/new", form));
        assertEquals("8.5", oil.terms().highestPrice().toString());
        assertEquals("Oils", oil.terms().category().orElseThrow());
        assertEquals(oil.id(), made(browser.post("/desk/offers/new", form)).id(), "sent twice");
        Page found = browser.get("/desk/offers?q=olive");
        assertTrue(found.seen().contains("Olive oil"), found.seen());
        assertFalse(
                browser.get("/desk/offers?q=o%25e").seen().contains("Olive oil"), "no wildcard");
        String path = "/desk/offers/" + oil.id();
        Page page = browser.get(path);
        assertEquals("OIL-1", page.value("sku"));
        assertTrue(page.text().contains("24 7.9"), page.text());
        Map<String, String> change = form(page);
        change.put("priceBreaks", "1 8.20");
        assertEquals("8.2", made(browser.post(path, change)).terms().highestPrice().toString());
        change.put("name", "Oil");
        Page stale = browser.post(path, change);
        assertEquals(409, stale.status());
        assertTrue(stale.seen().contains("Somebody else has changed this offer"), stale.seen());
        assertEquals("Oil", stale.value("name"), "what was typed is kept");
        change.remove("active");
        change.put("version", stale.value("version"));
        assertFalse(made(browser.post(path, change)).active());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # field        | typed
                    sku            |
                    name           |
                    unit           | BUCKET
                    unitsPerCase   | many
                    minimumCases   | some
                    priceBreaks    | cheap
                    vatPercent     | 700
                    depositPerUnit | much
                    referencePrice | -1
                    supplier       | nobody
                    """)
    void whatCannotBeTakenIsToldBesideTheFieldAndKept(String field, String typed) {
        String value = typed == null ? "" : typed;
        Map<String, String> form = form(browser.get("/desk/offers/new"));
        form.put(field, value);
        Page page = browser.post("/desk/offers/new", form);
        assertEquals(422, page.status(), page.text());
        assertTrue(page.text().contains("id=\"" + field + "-error\""), page.text());
        if (!field.equals("priceBreaks") && !field.equals("supplier")) {
            assertEquals(value, page.value(field));
        }
        assertTrue(browser.get("/desk/offers?q=olive").seen().contains("No such offers"));
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }

    private Page send(OfferId offer, String alt, byte[] file) {
        return browser.postFile(
                "/desk/offers/picture",
                Map.of("offer", offer.toString(), "alt", alt),
                "oil.png",
                file);
    }

    @Test
    void aGermanReaderIsToldInGermanWhyAFileIsNoPicture() {
        OfferId offer = rounds.offer(coop, supplier);
        browser.reading("de");
        String kind = send(offer, "Öl", new byte[] {1, 2, 3}).seen();
        assertTrue(kind.contains("Die Datei ist weder JPEG noch PNG noch WebP"), kind);
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};
        String unreadable = send(offer, "Öl", jpeg).seen();
        assertTrue(unreadable.contains("lässt sich nicht als Bild lesen"), unreadable);
        browser.reading("en");
    }

    @Test
    void anOfferIsPicturedForItsOwnCoopAlone() throws IOException {
        OfferId offer = rounds.offer(coop, supplier);
        String form = "/desk/offers/" + offer;
        Page svg = send(offer, "Oil", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));
        assertEquals(422, svg.status(), svg.text());
        assertTrue(svg.text().contains("id=\"file-error\""), svg.text());
        assertEquals("Oil", svg.value("alt"), "what was typed is kept");
        assertEquals(422, send(offer, "", new byte[0]).status());
        assertEquals(303, send(offer, "Oil in a <b>can</b>", picture("png")).status());
        assertEquals(303, send(offer, "Oil in a <b>can</b>", picture("png")).status(), "twice");
        Page page = browser.get(form);
        assertTrue(page.text().contains("alt=\"Oil in a &lt;b>can&lt;/b>\""), page.text());
        Matcher at = Pattern.compile("src=\"(/pictures/[^\"]+)\"").matcher(page.text());
        assertTrue(at.find(), page.text());
        Page file = browser.get(at.group(1), "Accept", "image/*");
        assertEquals(200, file.status());
        assertEquals("image/jpeg", file.header("Content-Type"));
        assertEquals("nosniff", file.header("X-Content-Type-Options"));
        assertEquals("private, max-age=31536000, immutable", file.header("Cache-Control"));
        assertTrue(file.header("Content-Security-Policy").startsWith("default-src 'none';"));
        PageBrowser stranger = browsers.get().as(fixtures.coop().buyer().token());
        assertEquals(404, stranger.get(at.group(1)).status());
        assertEquals(404, browser.get("/pictures/" + offer + "/" + "0".repeat(32)).status());
        assertEquals(303, browsers.get().get(at.group(1)).status(), "who is signed out");
        PageBrowser member = browsers.get().as(coop.member().token());
        assertEquals(200, member.get(at.group(1)).status());
        assertEquals(403, member.postFile("/desk/offers/picture", Map.of(), "", EMPTY).status());
        assertEquals(
                404,
                stranger.postFile(
                                "/desk/offers/picture",
                                Map.of("offer", offer.toString()),
                                "oil.png",
                                picture("png"))
                        .status());
        assertEquals(303, browser.post(form + "/picture/removal", Map.of()).status());
        assertEquals(303, browser.post(form + "/picture/removal", Map.of()).status());
        assertFalse(browser.get(form).text().contains("/pictures/"));
        assertEquals(404, browser.get(at.group(1)).status());
    }

    @Test
    void programsSendPicturesToo() throws Exception {
        OfferId offer = rounds.offer(coop, supplier);
        String path = "/api/v1/offers/" + offer + "/picture";
        HttpResponse<String> put = put(path, "image/jpeg", picture("jpeg"));
        assertEquals(200, put.statusCode(), put.body());
        assertTrue(put.body().contains("\"alt\":\"An offer\""), put.body());
        assertTrue(put.body().contains("\"width\":480,\"height\":320"), put.body());
        assertEquals(400, put(path, "image/png", EMPTY).statusCode());
        assertEquals(
                415,
                put(path, "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)).statusCode());
        Api.Answer got = api.get(coop.member().token(), path);
        assertEquals("nosniff", got.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("OFFER_NOT_FOUND", api.delete(elsewhere(), path).code());
        assertEquals("PICTURE_NOT_FOUND", api.get(elsewhere(), path).code());
        assertEquals(204, api.delete(coop.buyer().token(), path).status());
        assertEquals("PICTURE_NOT_FOUND", api.get(coop.member().token(), path).code());
    }

    private String elsewhere() {
        return fixtures.coop().buyer().token();
    }

    private HttpResponse<String> put(String path, String type, byte[] file) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("Authorization", "Bearer " + coop.buyer().token())
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Page take(String file) {
        return browser.postFile(
                "/desk/offers/import",
                Map.of("createSuppliers", "yes"),
                "list.csv",
                file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void goodRowsOfAFileAreTakenAndTheOthersToldWithTheirPlace() {
        String header =
                "supplier,sku,name,unit,units_per_case,vat_percent,reference_price,tier1_from,"
                        + "tier1_price\n";
        Page taken =
                take(
                        header
                                + "MILL,F-1,Flour,C62,10,7.00,2.00,1,1.20\n"
                                + "MILL,F-2,<b>Bran</b>,C62,10,7.00,2.00,1,cheap\n");
        assertEquals(200, taken.status(), taken.text());
        assertTrue(taken.seen().contains("1 new, 0 changed, 0 as they were."), taken.seen());
        assertTrue(taken.seen().contains("New suppliers: MILL."), taken.seen());
        assertTrue(taken.seen().contains("3 tier1_price cheap"), taken.seen());
        assertTrue(browser.get("/desk/offers?q=flour").seen().contains("Flour F-1"));
        for (String none : new String[] {"", "no header of ours\n1\n"}) {
            Page wrong = take(none);
            assertEquals(422, wrong.status(), wrong.text());
            assertTrue(wrong.text().contains("id=\"file-error\""), wrong.text());
        }
    }

    @Test
    void aSuppliersListIsLookedAtAndPutAwayOnce() {
        PageBrowser sender = browsers.get().as(fixtures.personFor(coop.id(), supplier).token());
        String list =
                "sku;name;unit;unit_price;units_per_case;tier2_from;tier2_price\n"
                        + "A1;Apples;KGM;1.25;;;\nA2;Milk;C62;0.99;12;;\n";
        sender.postFile(
                "/supplier/price-lists",
                Map.of("number", "Autumn"),
                "list.csv",
                list.getBytes(StandardCharsets.UTF_8));
        Page offered = browser.get("/desk/offers");
        String path =
                offered.text().replaceAll("(?s).*href=\"(/desk/price-lists/[^\"]*)\".*", "$1");
        Page page = browser.get(path);
        assertTrue(page.seen().contains("2 differences"), page.seen());
        Map<String, String> form = new HashMap<>();
        form.put("version", page.value("version"));
        form.put("which", "some");
        assertEquals(422, browser.post(path + "/takeover", form).status(), "nothing is ticked");
        PageBrowser other = browsers.get().as(fixtures.coop().buyer().token());
        assertEquals(404, other.get(path).status());
        assertEquals(404, other.post(path + "/rejection", form).status());
        assertEquals(303, browser.post(path + "/rejection", form).status());
        Page after = browser.get(path);
        assertTrue(after.seen().contains("Nothing is left to do with this list"), after.seen());
        assertEquals(409, browser.post(path + "/rejection", form).status(), "not waiting");
    }

    @Test
    void othersSeeNothingOfIt() {
        Offer oil = made(browser.post("/desk/offers/new", form(browser.get("/desk/offers/new"))));
        String path = "/desk/offers/" + oil.id();
        PageBrowser other = browsers.get().as(fixtures.coop().buyer().token());
        assertEquals(404, other.get(path).status());
        assertEquals(404, other.post(path, form(browser.get(path))).status());
        assertFalse(other.get("/desk/offers").seen().contains("Olive oil"));
        for (Fixtures.Person person :
                new Fixtures.Person[] {coop.member(), coop.supplier(), coop.bookkeeper()}) {
            PageBrowser them = browsers.get().as(person.token());
            assertEquals(403, them.get("/desk/offers").status());
            assertEquals(403, them.post(path, Map.of("name", "Mine")).status());
        }
    }
}
