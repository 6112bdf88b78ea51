package coop.cobuy.aggregator.storefront.books;

import static coop.cobuy.aggregator.storefront.BillingScene.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A bookkeeper types in what a supplier bills or credits on paper, without script. */
@MicronautTest(transactional = false)
class InvoiceEntryTest implements TestServers {

    private static final String HOME = "/books/invoices/new";

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

    private String path() {
        return HOME + "/" + made.order();
    }

    private JsonNode invoices() {
        return billing.invoices(made);
    }

    @Test
    void thePurchaseOrderIsFoundByItsNumberOrChosenFromAList() {
        Page invoices = browser.get("/books/invoices");
        assertTrue(invoices.text().contains("href=\"" + HOME + "\""), invoices.text());
        Page orders = browser.get(HOME + "?which=TO_RECEIVE");
        assertEquals(200, orders.status(), orders.text());
        assertTrue(orders.text().contains("href=\"" + path() + "\""), orders.text());
        assertEquals(path(), browser.get(HOME + "?order=" + made.number()).location());
        Page unknown = browser.get(HOME + "?order=PO-0");
        assertTrue(unknown.text().contains("id=\"order-error\""), unknown.text());
        assertEquals("PO-0", unknown.value("order"));
        browser.post(path(), typed("R-1", "0.80", "12.80"));
        assertTrue(browser.get(HOME + "?which=TO_RECEIVE").seen().contains("R-1"));
    }

    @Test
    void linesAreFilledInWithWhatCameAndIsNotBilledYet() {
        Page page = browser.get(path());
        assertEquals(200, page.status(), page.text());
        assertEquals("7", page.value("units.2"));
        assertEquals("0.8", page.value("price.2"));
        assertEquals("7", page.value("vat.2"));
        assertTrue(page.seen().contains("filled in with what came"), page.seen());
        Map<String, String> part = typed("R-1", "0.80", "10.23");
        part.put("units.2", "4");
        assertEquals(303, browser.post(path(), part).status());
        Page again = browser.get(path());
        assertEquals("3", again.value("units.2"));
        assertEquals("0", again.value("units.1"));
        assertTrue(again.seen().contains("Invoice R-1 of Thu 24 Dec 2026: €10.23"), again.seen());
    }

    @Test
    void asLongAsNothingCameWhatWasOrderedIsFilledIn() {
        made = billing.sent();
        browser.as(made.coop().bookkeeper().token());
        Page page = browser.get(path());
        assertEquals("7", page.value("units.2"));
        assertTrue(page.seen().contains("Nothing has come yet"), page.seen());
        browser.reading("de");
        assertTrue(browser.get(path()).seen().contains("Noch ist nichts gekommen"));
    }

    @Test
    void anInvoiceIsEnteredOnceAndShownBesideOrderAndReceipt() {
        Map<String, String> form = typed(" R-1 ", "0,80", "12.80");
        Page sent = browser.post(path(), form);
        assertEquals(303, sent.status(), sent.text());
        assertEquals(sent.location(), browser.post(path(), form).location());
        assertEquals(1, invoices().size(), invoices()::toPrettyString);
        String id = invoices().at("/0/id").asText();
        assertEquals("/books/invoices/" + id, sent.location());
        Page match = browser.get(sent.location());
        assertTrue(match.seen().contains("The invoice is entered"), match.seen());
        assertTrue(match.seen().contains("Order, goods received and invoice agree."), match.seen());
        assertTrue(match.seen().contains("entered by hand"), match.seen());
        assertEquals(1, entries());
    }

    private long entries() {
        return billing.audited(made, "invoice.entered");
    }

    @Test
    void theSameSentTwiceAtOneMomentIsEnteredOnce() throws Exception {
        Map<String, String> form = typed("R-1", "0.80", "12.80");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Page> one = both.submit(() -> browser.post(path(), form));
            Future<Page> other = both.submit(() -> browser.post(path(), form));
            assertEquals(location(one), location(other));
        }
        assertEquals(1, invoices().size());
        assertEquals(1, entries());
    }

    private static String location(Future<Page> sent)
            throws InterruptedException, ExecutionException {
        Page page = sent.get();
        assertEquals(303, page.status(), page.text());
        return page.location();
    }

    @Test
    void theSameNumberWithOtherContentIsRefusedInWords() {
        assertEquals(303, browser.post(path(), typed("R-1", "0.80", "12.80")).status());
        Page other = browser.post(path(), typed("R-1", "0.70", "12.05"));
        assertEquals(409, other.status(), other.text());
        assertTrue(other.text().contains("id=\"number-error\""), other.text());
        assertTrue(other.seen().contains("invoice R-1 is known and says something else"));
        assertEquals("0.70", other.value("price.2"));
        String id = invoices().at("/0/id").asText();
        JsonNode stands = billing.invoice(made, id);
        assertEquals(0, stands.at("/conflicts").size(), "a slip of the hand leaves no trace");
        assertEquals(1, invoices().size());
    }

    @Test
    void aWrongSumIsToldAndTakenOnlyIfItIsTheSuppliers() {
        Map<String, String> form = typed("R-1", "0.80", "12.81");
        Page again = browser.post(path(), form);
        assertEquals(422, again.status());
        assertTrue(again.seen().contains("add up to €12.80"), again.seen());
        assertTrue(again.text().contains("name=\"asItStands\""), again.text());
        assertEquals(0, invoices().size());
        form.put("asItStands", "true");
        Page taken = browser.post(path(), form);
        assertEquals(303, taken.status(), taken.text());
        assertTrue(browser.get(taken.location()).seen().contains("It does not add up"));
    }

    /** Sends what {@link BillingScene#typed} types by the API, as a bookkeeper's program does. */
    private Answer sent(String number, String ricePrice, String riceNet, String payable) {
        String body =
                """
                {"number": "%s", "orderNumber": "%s", "currency": "EUR", "issuedOn": "2026-12-24",
                 "dueOn": "2027-01-07", "lines": [
                  {"sku": "OATS", "units": "1", "unitPrice": "0.80", "net": "0.80",
                   "vatPercent": "7.00"},
                  {"sku": "RICE", "units": "7", "unitPrice": "%s", "net": "%s", "vatPercent": "7.00"}],
                 "charges": [{"text": "Freight", "net": "5.00", "vatPercent": "19.00"}],
                 "payable": "%s"}
                """
                        .formatted(number, made.number(), ricePrice, riceNet, payable);
        return api.post(made.coop().bookkeeper().token(), "/api/v1/invoices", body);
    }

    @Test
    void whatIsSentToTheApiIsEnteredAndLoggedAsWhatIsTyped() {
        assertEquals(201, sent("R-1", "0.80", "5.60", "12.80").status());
        assertEquals(1, entries());
        assertEquals(200, sent("R-1", "0.80", "5.60", "12.80").status(), "known");
        assertEquals(303, browser.post(path(), typed("R-1", "0.80", "12.80")).status(), "known");
        assertEquals(1, entries());
        for (int i = 0; i < 2; i++) {
            assertEquals(409, sent("R-1", "0.70", "4.90", "12.05").status());
        }
        assertEquals(1, entries());
        assertEquals(1, billing.audited(made, "invoice.contradicted"));
        String id = invoices().at("/0/id").asText();
        assertEquals(1, billing.invoice(made, id).at("/conflicts").size());
    }

    @Test
    void depositsAreTypedBesideTheLinesThatTheyAreFor() {
        Page page = browser.get(path());
        assertEquals("", page.value("deposit.2"));
        assertEquals("7", page.value("depositVat.2"));
        assertFalse(page.text().contains("<details class=\"more\" open>"), "nothing is typed");
        Map<String, String> form = typed("R-1", "0.80", "13.90");
        form.put("depositUnits.2", "7");
        form.put("deposit.2", "0,15");
        form.put("depositVat.2", "7");
        form.put("depositVat.1", "7");
        // 6.40 and 1.05 of deposit and 7 %, 5.00 and 19 %
        Page wrong = browser.post(path(), form);
        assertEquals(422, wrong.status(), wrong.text());
        assertTrue(wrong.text().contains("<details class=\"more\" open>"), "all can be seen");
        assertTrue(
                wrong.seen()
                        .contains(
                                "Lines €6.40 Deposits €1.05 Freight €5.00 VAT €1.47"
                                        + " Together €13.92"),
                wrong.seen());
        form.put("payable", "13.92");
        Page sent = browser.post(path(), form);
        assertEquals(303, sent.status(), sent.text());
        Page shown = browser.get(sent.location());
        assertTrue(shown.seen().contains("RICE · deposit"), shown.seen());
        assertTrue(shown.seen().contains("Order, goods received and invoice agree."), shown.seen());
        JsonNode line = billing.invoice(made, invoices().at("/0/id").asText()).at("/lines/2");
        assertEquals("DEPOSIT", line.path("kind").asText(), line::toString);
    }

    @Test
    void aCreditNoteNamesTheInvoiceThatItCorrects() {
        assertEquals(303, browser.post(path(), typed("R-1", "0.80", "12.80")).status());
        String credits = path() + "/credit-note";
        assertTrue(browser.get(path()).text().contains("href=\"" + credits + "\""));
        Page page = browser.get(credits);
        assertTrue(page.seen().contains("Enter a credit note"), page.seen());
        assertEquals("R-1", page.value("credited"));
        assertEquals("0", page.value("units.2"), "nothing is credited beforehand");
        assertEquals("0.8", page.value("price.2"));
        Map<String, String> form = typed("G-1", "0.80", "1.71");
        form.remove("due");
        form.put("credited", " ");
        form.put("units.1", "0");
        form.put("units.2", "2");
        form.put("freight", "");
        form.put("freightVat", "much");
        Page rate = browser.post(credits, form);
        assertTrue(rate.text().contains("id=\"freightVat-error\""), "also without freight");
        form.put("freightVat", "");
        Page without = browser.post(credits, form);
        assertEquals(422, without.status());
        assertTrue(without.text().contains("id=\"credited-error\""), without.text());
        form.put("credited", "R-1");
        Page sent = browser.post(credits, form);
        assertEquals(303, sent.status(), sent.text());
        assertEquals(sent.location(), browser.post(credits, form).location(), "sent twice");
        Page shown = browser.get(sent.location());
        assertTrue(shown.seen().contains("The credit note is entered"), shown.seen());
        assertTrue(shown.seen().contains("Credits invoice R-1"), shown.seen());
        assertTrue(shown.seen().contains("Order, goods received and invoice agree."), shown.seen());
        assertEquals(2, entries());
        Page after = browser.get(credits);
        assertTrue(after.seen().contains("Credit note G-1"), after.seen());
        Page german = browser.reading("de").get(credits);
        assertTrue(german.seen().contains("Gutschrift eingeben"), german.seen());
        assertTrue(german.seen().contains("Pfand für Flaschen"), german.seen());
    }

    @ParameterizedTest
    @CsvSource({
        "number, ' '",
        "issued, soon",
        "due, 2026-12-01",
        "units.1, x",
        "price.2, free",
        "vat.2, -1",
        "vat.2, ''",
        "freight, -1",
        "freightVat, much",
        "payable, ''",
        "depositUnits.2, x",
        "deposit.2, free",
        "depositVat.2, -1",
    })
    void whatIsWrongIsToldBesideTheFieldAndWhatWasTypedStays(String field, String value) {
        Map<String, String> form = typed("R-9", "0.75", "12.80");
        form.put("depositUnits.2", "7");
        form.put("deposit.2", "0.15");
        form.put("depositVat.2", "7");
        form.put(field, value);
        Page again = browser.post(path(), form);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"" + field + "-error\""), again.text());
        assertEquals(value, again.value(field));
        if (!field.equals("price.2")) {
            assertEquals("0.75", again.value("price.2"));
        }
        assertEquals(0, invoices().size());
    }

    @Test
    void onlyThoseWhoDecideAboutInvoicesEnterThem() {
        browser.as(fixtures.coop().bookkeeper().token());
        assertEquals(404, browser.get(path()).status());
        assertEquals(404, browser.post(path(), typed("R-1", "0.80", "12.80")).status());
        for (Person person :
                List.of(made.coop().buyer(), made.coop().member(), made.coop().supplier())) {
            browser.as(person.token());
            assertEquals(403, browser.get(HOME).status());
            assertEquals(403, browser.post(path(), typed("R-1", "0.80", "12.80")).status());
        }
        browser.as(made.coop().buyer().token());
        assertFalse(browser.get("/books/invoices").text().contains(HOME), "buyers only look");
        assertEquals(0, invoices().size());
    }
}
