package coop.cobuy.aggregator.storefront.supplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A supplier uploads price lists, which wait for a buyer. */
@MicronautTest(transactional = false)
class OwnListPagesTest implements TestServers {

    private static final String PATH = "/supplier/price-lists";
    private static final String HEADER =
            "sku;name;unit;unit_price;units_per_case;tier2_from;tier2_price\n";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject PageBrowser browser;
    private TestCoop coop;
    private SupplierId supplier;

    @BeforeEach
    void makeSupplier() {
        coop = fixtures.coop();
        supplier = roundFixtures.supplier(coop);
        browser.as(fixtures.personFor(coop.id(), supplier).token());
    }

    private Page send(String number, String rows) {
        return browser.postFile(
                PATH,
                Map.of("number", number),
                "list.csv",
                (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode waiting() {
        return api.get(coop.buyer().token(), "/api/v1/suppliers/" + supplier + "/price-lists")
                .json()
                .get("items");
    }

    @Test
    void aListWaitsForABuyerOnceHoweverOftenItIsSent() {
        assertTrue(browser.get(PATH).seen().contains("No lists yet"));
        String rows = "A1;Äpfel;KGM;1,25;;10;1.10\nA2;Milk;C62;0.99;12;;\n";
        Page sent = send("Autumn", rows);
        assertEquals(303, sent.status(), sent.text());
        assertEquals(303, send("Autumn", rows).status());
        JsonNode lists = waiting();
        assertEquals(1, lists.size());
        assertEquals("WAITING", lists.at("/0/state").asText());
        assertEquals(2, lists.at("/0/lines").asInt());
        JsonNode differences =
                api.get(
                                coop.buyer().token(),
                                "/api/v1/suppliers/%s/price-lists/%s"
                                        .formatted(supplier, lists.at("/0/id").asText()))
                        .json();
        assertEquals(2, differences.get("total").asInt(), differences::toPrettyString);
        Page after = browser.get(PATH);
        assertTrue(after.seen().contains("Waits for a buyer"), after.seen());
        Page other = send("Autumn", "A1;Apples;KGM;1.30;;;\n");
        assertEquals(409, other.status(), other.text());
        assertTrue(other.text().contains("id=\"number-error\""));
        assertEquals("Autumn", other.value("number"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A1;Apples;KGM;cheap;;;        | unit_price     | cheap
                    A1;Apples;KGM;0;;;            | unit_price     | 0
                    A1;;KGM;1.00;;;               | name           | –
                    A1;Apples;kilo gram;1.00;;;   | unit           | kilo gram
                    A1;Apples;KGM;1.00;0;;        | units_per_case | 0
                    A1;Apples;KGM;1.00;;10;       | tier2_price    | –
                    A1;Apples;KGM;1.00;;;0.90     | tier2_from     | –
                    A0;Pears;KGM;1.00;;;          | sku            | A0
                    """)
    void whatIsWrongWithAFileIsToldWithItsPlaceAndNothingIsTaken(
            String row, String column, String text) {
        Page again = send("Autumn", "A0;Pears;KGM;1.00;;;\n" + row + "\n");
        assertEquals(422, again.status(), again.text());
        assertTrue(again.seen().contains(" 3 " + column + " " + text + " "), again.seen());
        assertTrue(again.text().contains("id=\"file-error\""), again.text());
        assertEquals("Autumn", again.value("number"));
        assertEquals(0, waiting().size());
    }

    @Test
    void aGermanReaderIsToldInGermanWhatIsWrong() {
        browser.reading("de");
        String seen = send("Herbst", "A0;Birnen;KGM;0;;;\nA1;;KGM;1.00;;;\nA1\n").seen();
        assertTrue(
                seen.contains("2 unit_price 0 erwartet: ein Nettopreis über null wie 1.25"), seen);
        assertTrue(seen.contains("3 name – fehlt oder ist leer"), seen);
        assertTrue(seen.contains("1 Zellen; erwartet: 7"), seen);
        browser.reading("en");
    }

    @Test
    void aGermanReaderIsToldInGermanWhyAFileIsNoList() {
        browser.reading("de");
        assertTold("Die Datei ist leer; erwartet: eine erste Zeile mit den Namen", new byte[0]);
        assertTold("Die Datei ist kein Text in UTF-8", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertTold("In der ersten Zeile fehlt die Spalte „unit“", text("sku;name\n"));
        assertTold("In der ersten Zeile steht die Spalte „sku“ zweimal", text("sku;sku\n"));
        assertTold("Die Datei hat keine Zeilen", text(HEADER));
        browser.reading("en");
    }

    private void assertTold(String told, byte[] content) {
        String seen = browser.postFile(PATH, Map.of("number", "x"), "x.csv", content).seen();
        assertTrue(seen.contains(told), seen);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNoListIsRefusedAsAWhole() {
        for (byte[] content :
                new byte[][] {
                    {},
                    {(byte) 0xff, (byte) 0xfe, 0},
                    "sku;name\nA;B\n".getBytes(StandardCharsets.UTF_8)
                }) {
            Page again = browser.postFile(PATH, Map.of("number", "x"), "x.csv", content);
            assertEquals(422, again.status());
            assertTrue(again.text().contains("id=\"file-error\""), again.text());
        }
        Page none = browser.postFile(PATH, Map.of("number", ""), "", new byte[0]);
        assertEquals(422, none.status());
        assertTrue(none.text().contains("id=\"number-error\""), none.text());
        assertTrue(none.text().contains("id=\"file-error\""), none.text());
        byte[] large = new byte[9 * 1024 * 1024];
        assertEquals(413, browser.postFile(PATH, Map.of("number", "x"), "x.csv", large).status());
        assertEquals(0, waiting().size());
    }

    @Test
    void aLargeListIsTaken() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            rows.append("SKU-").append(i).append(";A product with a longer name ").append(i);
            rows.append(";C62;1.25;12;100;1.10\n");
        }
        Page sent = send("Large", rows.toString());
        assertEquals(303, sent.status(), sent.text());
        assertEquals(30_000, waiting().at("/0/lines").asInt());
    }

    @Test
    void othersHaveNoListsHere() {
        assertEquals(303, send("Winter sale", "A1;Apples;KGM;1.00;;;\n").status());
        for (Person person : new Person[] {coop.member(), coop.buyer(), coop.bookkeeper()}) {
            browser.as(person.token());
            assertEquals(403, browser.get(PATH).status());
            assertEquals(403, send("x", "A1;Apples;KGM;1.00;;;\n").status());
        }
        browser.as(coop.supplier().token());
        assertEquals(404, send("x", "A1;Apples;KGM;1.00;;;\n").status());
        assertFalse(browser.get(PATH).seen().contains("Winter sale"));
    }
}
