package coop.cobuy.aggregator.storefront.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.settlement.Scene.Made;
import coop.cobuy.aggregator.storefront.BillingScene;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;

/** What a bookkeeper sees of suppliers' invoices and decides about them, without script. */
@MicronautTest(transactional = false)
class InvoicePagesTest implements TestServers {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject BillingScene billing;
    @Inject PageBrowser browser;
    private Made made;

    @BeforeEach
    void receiveGoods() {
        made = billing.received();
        browser.as(made.coop().bookkeeper().token());
    }

    /** Seven units of rice and one of oats came; rice is billed at the price that is given. */
    private String enter(String number, String ricePrice, int rice, String dueOn) {
        long riceNet =
                new BigDecimal(ricePrice).multiply(BigDecimal.valueOf(rice * 100L)).longValue();
        long vat = Math.round((riceNet + 80) * 0.07);
        String body =
                """
                {"number": "%s", "orderNumber": "%s", "currency": "EUR", "issuedOn": "2026-01-20",
                 "dueOn": "%s", "lines": [
                  {"sku": "RICE", "units": "%s", "unitPrice": "%s", "net": "%s", "vatPercent": "7.00"},
                  {"sku": "OATS", "units": "1", "unitPrice": "0.80", "net": "0.80",
                   "vatPercent": "7.00"}],
                 "payable": "%s"}
                """
                        .formatted(
                                number,
                                made.number(),
                                dueOn,
                                rice,
                                ricePrice,
                                decimal(riceNet),
                                decimal(riceNet + 80 + vat));
        Answer entered = api.post(made.coop().bookkeeper().token(), "/api/v1/invoices", body);
        assertEquals(201, entered.status(), entered.json()::toPrettyString);
        return entered.text("/id");
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static String path(String id) {
        return "/books/invoices/" + id;
    }

    private String state(String id) {
        return billing.invoice(made, id).at("/state").asText();
    }

    @Test
    void theBookkeeperBeginsWithWhatNeedsADecision() {
        assertEquals("/books", browser.get("/").location());
        assertTrue(browser.get("/books").seen().contains("Nothing to decide"));
        enter("R-1", "0.90", 7, "2999-01-01");
        enter("R-2", "0.80", 7, "2026-01-31");
        Page start = browser.get("/books");
        assertEquals(200, start.status(), start.text());
        assertTrue(start.seen().matches(".* Do not match Number.* R-1 .*"), start.seen());
        assertTrue(
                start.seen().matches(".* Overdue Number.* R-2 .* Do not match .*"), start.seen());
        String id = enter("R-3", "0.80", 1, "2999-01-01");
        browser.post(
                path(id) + "/dispute",
                "reason",
                "late",
                "seen",
                browser.get(path(id)).value("seen"));
        Page after = browser.get("/books");
        assertTrue(after.seen().matches(".* Disputed Number.* R-3 .*"), after.seen());
    }

    @Test
    void theListIsFilteredAndSearched() {
        enter("R-1", "0.90", 7, "2999-01-01");
        enter("R_2", "0.95", 7, "2026-01-31");
        assertTrue(browser.get("/books/invoices").seen().contains("R-1"));
        Page overdue = browser.get("/books/invoices?filter=OVERDUE");
        assertTrue(overdue.seen().contains("R_2"), overdue.seen());
        assertFalse(overdue.seen().contains("R-1"), overdue.seen());
        Page found = browser.get("/books/invoices?q=R_");
        assertTrue(found.text().contains(">R_2</a>"), found.seen());
        assertFalse(found.text().contains(">R-1</a>"), "an underscore is no wildcard");
        assertTrue(
                browser.get("/books/invoices?filter=SETTLED").seen().contains("No invoices here"));
        Page tried = browser.get("/books/invoices?q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertFalse(tried.text().contains(SCRIPT));
        assertEquals(400, browser.get("/books/invoices?filter=WHAT").status());
    }

    @Test
    void eachLineStandsBesideOrderAndReceiptWithTheReason() {
        String id = enter("R-1", "0.90", 9, "2026-01-31");
        Page page = browser.get(path(id) + "?show=all");
        assertEquals(200, page.status(), page.text());
        String seen = page.seen();
        assertTrue(seen.contains("More is billed than came: 9 instead of 7."), seen);
        assertTrue(seen.contains("The price is above the order's: €0.90 instead of €0.80."), seen);
        // 9 at 0.90 billed, 7 at 0.80 came
        assertTrue(seen.contains("7 7 9 €0.90 €8.10 €2.50"), seen);
        assertTrue(seen.contains("Oats OATS 1 1 1 €0.80 €0.80 –"), seen);
        Page different = browser.get(path(id));
        assertTrue(different.seen().contains("Rice RICE"), different.seen());
        assertFalse(different.seen().contains("Oats OATS"), different.seen());
        browser.reading("de");
        String german = browser.get(path(id)).seen();
        assertTrue(german.contains("Preis über dem der Bestellung: 0,90 € statt 0,80 €."), german);
    }

    @Test
    void aReasonIsAskedForBesideItsFieldAndOneDecisionIsMadeOnce() {
        String id = enter("R-1", "0.90", 7, "2026-01-31");
        String seen = browser.get(path(id)).value("seen");
        Page again = browser.post(path(id) + "/acceptance", "reason", " ", "seen", seen);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"reason-error\""), again.text());
        assertEquals("DIFFERENT", state(id));
        String[] form = {"reason", "agreed\nby phone " + SCRIPT, "seen", seen};
        Page accepted = browser.post(path(id) + "/acceptance", form);
        assertEquals(303, accepted.status(), accepted.text());
        assertEquals("ACCEPTED", state(id));
        assertEquals(303, browser.post(path(id) + "/acceptance", form).status());
        Page after = browser.get(accepted.location());
        assertTrue(after.seen().contains("agreed by phone " + SCRIPT), after.seen());
        assertFalse(after.text().contains(SCRIPT));
        assertFalse(after.text().contains("/acceptance"), "it is decided");
        assertEquals(1, billing.audited(made, "invoice.accepted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispute", "rejection"})
    void disputingAndRejectingNeedAReason(String step) {
        String id = enter("R-1", "0.80", 7, "2026-01-31");
        String seen = browser.get(path(id)).value("seen");
        String tooLong = "x".repeat(501);
        for (String wrong : List.of("", tooLong)) {
            Page again = browser.post(path(id) + "/" + step, "reason", wrong, "seen", seen);
            assertEquals(422, again.status());
            assertTrue(again.text().contains("id=\"reason-error\""), again.text());
            assertTrue(again.text().contains(wrong), "what was typed stays");
        }
        assertEquals("MATCHED", state(id));
        assertEquals(
                303, browser.post(path(id) + "/" + step, "reason", "no", "seen", seen).status());
        assertEquals(step.equals("dispute") ? "DISPUTED" : "REJECTED", state(id));
    }

    @Test
    void nobodyDecidesAboutWhatTheyDidNotSee() {
        String id = enter("R-1", "0.80", 7, "2026-01-31");
        String seen = browser.get(path(id)).value("seen");
        browser.post(path(id) + "/dispute", "reason", "first", "seen", seen);
        Page stale = browser.post(path(id) + "/rejection", "reason", "typed words", "seen", seen);
        assertEquals(409, stale.status(), stale.text());
        assertTrue(stale.text().contains("typed words"), "what was typed stays");
        assertEquals("DISPUTED", state(id));
        // A second invoice of the same goods bills too much, until the first one is rejected.
        String other = enter("R-2", "0.80", 7, "2026-01-31");
        String before = browser.get(path(other)).value("seen");
        String now = browser.get(path(id)).value("seen");
        assertEquals(
                303, browser.post(path(id) + "/rejection", "reason", "z", "seen", now).status());
        Page overtaken = browser.post(path(other) + "/acceptance", "reason", "y", "seen", before);
        assertEquals(409, overtaken.status(), overtaken.text());
    }

    @Test
    void comparingAgainKeepsWhatCameOfIt() {
        String id = enter("R-1", "0.80", 7, "2026-01-31");
        Page told = browser.post(path(id) + "/matching");
        assertEquals(303, told.status(), told.text());
        assertTrue(browser.get(told.location()).seen().contains("Compared again"));
        String other = enter("R-2", "0.80", 7, "2026-01-31");
        assertEquals("DIFFERENT", state(other), "all was billed before");
        String seen = browser.get(path(id)).value("seen");
        browser.post(path(id) + "/rejection", "reason", "never sent", "seen", seen);
        assertEquals(0, billing.audited(made, "invoice.compared"), "nothing became of it");
        for (int i = 0; i < 2; i++) {
            assertEquals(303, browser.post(path(other) + "/matching").status());
            assertEquals("MATCHED", state(other));
        }
        assertEquals(1, billing.audited(made, "invoice.compared"));
    }

    @Test
    void othersSeeNothingOfIt() {
        String id = enter("R-1", "0.80", 7, "2026-01-31");
        browser.as(fixtures.coop().bookkeeper().token());
        assertEquals(404, browser.get(path(id)).status());
        assertEquals(
                404, browser.post(path(id) + "/acceptance", "reason", "x", "seen", "y").status());
        for (Person person : new Person[] {made.coop().member(), made.coop().supplier()}) {
            browser.as(person.token());
            for (String page : List.of("/books", "/books/invoices", path(id))) {
                assertEquals(403, browser.get(page).status(), page);
            }
        }
        browser.as(made.coop().buyer().token());
        Page page = browser.get(path(id));
        assertEquals(200, page.status());
        assertFalse(page.text().contains("/acceptance"), "a buyer looks and decides nothing");
        assertEquals(403, browser.post(path(id) + "/acceptance", "reason", "x").status());
        assertEquals("MATCHED", state(id));
    }

    @ParameterizedTest
    @CsvSource({"0", "-7", "999999"})
    void aPageThatIsNotThereIsTheNearestOne(int page) {
        String id = enter("R-1", "0.80", 7, "2026-01-31");
        assertTrue(browser.get(path(id) + "?page=" + page).seen().contains("Rice RICE"));
    }
}
