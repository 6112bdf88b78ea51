package coop.cobuy.aggregator.storefront.supplier;

import static coop.cobuy.aggregator.storefront.BillingScene.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.rounds.RoundFixtures;
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
import java.util.TreeMap;

/** What a supplier sees and answers, without script, of an order like {@link BillingScene}'s. */
@MicronautTest(transactional = false)
class SupplierPagesTest implements TestServers {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject BillingScene billing;
    @Inject RoundFixtures roundFixtures;
    @Inject PageBrowser browser;
    private Made made;
    private Person mill;

    @BeforeEach
    void sendOrder() {
        made = billing.received();
        mill = fixtures.personFor(made.coop().id(), made.supplier());
        browser.as(mill.token());
    }

    private String path() {
        return "/supplier/orders/" + made.order();
    }

    private JsonNode order() {
        return api.get(made.coop().buyer().token(), "/api/v1/purchase-orders/" + made.order())
                .json();
    }

    /** Lines are numbered by SKU: oats, then rice. */
    private Map<String, String> answer(String oats, String rice) {
        Page page = browser.get(path());
        Map<String, String> form = new TreeMap<>();
        form.put("key", page.value("key"));
        form.put("seen", page.value("seen"));
        form.put("units.1", oats);
        form.put("units.2", rice);
        form.put("day", "2026-12-24");
        form.put("note", "thank you " + SCRIPT);
        return form;
    }

    @Test
    void aSupplierBeginsWithTheOrdersThatWereSentToItAlone() {
        assertEquals("/supplier", browser.get("/").location());
        Page list = browser.get("/supplier");
        assertEquals(200, list.status(), list.text());
        assertTrue(list.seen().contains(made.number()), list.seen());
        assertTrue(list.seen().contains("To be answered"), list.seen());
        Page order = browser.get(path());
        assertTrue(order.seen().contains("Rice RICE – 7 "), order.seen());
        assertFalse(order.seen().contains("household"), "members are nobody's business here");
        Made elsewhere = billing.received();
        for (Person other :
                List.of(
                        fixtures.personFor(made.coop().id(), roundFixtures.supplier(made.coop())),
                        made.coop().supplier(),
                        fixtures.personFor(elsewhere.coop().id(), elsewhere.supplier()))) {
            browser.as(other.token());
            assertFalse(browser.get("/supplier").seen().contains(made.number()));
            assertEquals(404, browser.get(path()).status());
            for (String form : List.of("/answer", "/rejection", "/shipping", "/invoice")) {
                assertEquals(404, browser.post(path() + form, Map.of("units.1", "1")).status());
            }
            assertEquals(404, browser.get(path() + "/invoice").status());
        }
        for (Person other :
                List.of(
                        made.coop().member(),
                        made.coop().buyer(),
                        made.coop().bookkeeper(),
                        made.coop().administrator())) {
            browser.as(other.token());
            for (String page : List.of("/supplier", path(), path() + "/invoice")) {
                assertEquals(403, browser.get(page).status(), page);
            }
        }
        assertEquals(0, order().at("/responses").size());
    }

    @Test
    void theOrderIsConfirmedOnceHoweverOftenTheFormIsSent() {
        Map<String, String> form = answer("1", "7,000");
        Page sent = browser.post(path() + "/answer", form);
        assertEquals(303, sent.status(), sent.text());
        assertEquals(303, browser.post(path() + "/answer", form).status());
        assertEquals("ACCEPTED", order().at("/verdict").asText());
        assertEquals(1, order().at("/responses").size());
        assertEquals("2026-12-24", order().at("/responses/0/deliveryDate").asText());
        Page after = browser.get(sent.location());
        assertTrue(after.seen().contains("Thank you. The order is confirmed."), after.seen());
        assertTrue(after.seen().contains("delivery on Thu 24 Dec 2026"), after.seen());
        assertTrue(after.seen().contains("thank you " + SCRIPT), after.seen());
        assertFalse(after.text().contains(SCRIPT));
    }

    @Test
    void aChangeSaysWhatIsChangedAndIsShownAgain() {
        assertEquals(303, browser.post(path() + "/answer", answer("1", "5")).status());
        assertEquals("CHANGED", order().at("/verdict").asText());
        assertEquals("5", order().at("/responses/0/lines/0/units").asText());
        assertEquals(1, order().at("/responses/0/lines").size());
        assertEquals("5", browser.get(path()).value("units.2"));
        // and back again
        assertEquals(303, browser.post(path() + "/answer", answer("1", "7")).status());
        assertEquals("ACCEPTED", order().at("/verdict").asText());
    }

    @Test
    void nobodyAnswersOverAnAnswerThatTheyDidNotSee() {
        Map<String, String> late = answer("1", "6");
        assertEquals(303, browser.post(path() + "/answer", answer("1", "5")).status());
        Page stale = browser.post(path() + "/answer", late);
        assertEquals(409, stale.status(), stale.text());
        assertEquals("6", stale.value("units.2"));
        assertEquals("5", order().at("/responses/0/lines/0/units").asText());
        assertEquals(1, order().at("/responses").size());
    }

    @ParameterizedTest
    @CsvSource({
        "units.1, many",
        "units.2, -1",
        "units.2, ''",
        "units.2, 1.2345",
        "day, 24.12.2026",
    })
    void whatIsWrongIsToldBesideTheFieldAndWhatWasTypedStays(String field, String value) {
        Map<String, String> form = answer("1", "3");
        form.put(field, value);
        Page again = browser.post(path() + "/answer", form);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"" + field + "-error\""), again.text());
        assertEquals(value, again.value(field));
        assertEquals(form.get("key"), again.value("key"));
        assertEquals(0, order().at("/responses").size());
    }

    @Test
    void rejectingNeedsAWordAndDeliveringNothingIsRejecting() {
        assertEquals(422, browser.post(path() + "/answer", answer("0", "0")).status());
        Map<String, String> form = answer("1", "7");
        form.put("note", " ");
        Page again = browser.post(path() + "/rejection", form);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"note-error\""), again.text());
        form.put("note", "sold out");
        assertEquals(303, browser.post(path() + "/rejection", form).status());
        assertEquals("REJECTED", order().at("/verdict").asText());
        assertTrue(browser.get("/supplier").seen().contains("Rejected"));
    }

    private Map<String, String> shipping(String number, String oats, String rice) {
        Map<String, String> form = new TreeMap<>();
        form.put("number", number);
        form.put("day", "2026-12-23");
        form.put("arrives", "2026-12-24");
        form.put("units.1", oats);
        form.put("units.2", rice);
        return form;
    }

    @Test
    void deliveriesAreAnnouncedOnceAndWhatIsLeftIsProposed() {
        assertEquals("7", browser.get(path() + "/shipping").value("units.2"));
        Map<String, String> first = shipping("LS-1", "0", "4");
        assertEquals(303, browser.post(path() + "/shipping", first).status());
        assertEquals(303, browser.post(path() + "/shipping", first).status());
        assertEquals(1, order().at("/shipping/advices").size());
        assertEquals("3", browser.get(path() + "/shipping").value("units.2"));
        Page taken = browser.post(path() + "/shipping", shipping("LS-1", "1", "3"));
        assertEquals(409, taken.status());
        assertTrue(taken.text().contains("id=\"number-error\""), taken.text());
        assertEquals("3", taken.value("units.2"));
        assertEquals(303, browser.post(path() + "/shipping", shipping("LS-2", "1", "3")).status());
        assertEquals("2026-12-24", order().at("/shipping/expectedOn").asText());
        assertEquals(2, order().at("/shipping/advices").size());
        Map<String, String> wrong = shipping("LS-3", "1", "0");
        wrong.put("arrives", "2026-12-22");
        Page again = browser.post(path() + "/shipping", wrong);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"arrives-error\""), again.text());
        assertEquals(422, browser.post(path() + "/shipping", shipping("LS-3", "0", "0")).status());
    }

    @Test
    void anInvoiceIsEnteredOnceAndMatchedLikeAnyOther() {
        assertEquals("0.8", browser.get(path() + "/invoice").value("price.2"));
        // 6.40 and 7 %, 5.00 and 19 %
        Map<String, String> form = typed("R-1", "0,80", "12.80");
        Page sent = browser.post(path() + "/invoice", form);
        assertEquals(303, sent.status(), sent.text());
        assertEquals(303, browser.post(path() + "/invoice", form).status());
        JsonNode invoices = billing.invoices(made);
        assertEquals(1, invoices.size(), invoices::toPrettyString);
        assertEquals("MATCHED", invoices.at("/0/state").asText());
        String id = invoices.at("/0/id").asText();
        assertEquals("SUPPLIER", billing.invoice(made, id).at("/source").asText());
        assertTrue(browser.get(path()).seen().contains("Invoice R-1 of Thu 24 Dec 2026: €12.80"));
        Page other = browser.post(path() + "/invoice", typed("R-1", "0.70", "12.05"));
        assertEquals(409, other.status(), other.text());
        assertTrue(other.text().contains("id=\"number-error\""), other.text());
        assertEquals(0, billing.invoice(made, id).at("/conflicts").size());
    }

    @Test
    void anInvoiceThatDoesNotAddUpIsToldTheRightSum() {
        Page again = browser.post(path() + "/invoice", typed("R-1", "0.80", "12.81"));
        assertEquals(422, again.status());
        assertTrue(again.seen().contains("add up to €12.80"), again.seen());
        assertEquals("12.81", again.value("payable"));
    }

    @ParameterizedTest
    @CsvSource({
        "number, ''",
        "issued, soon",
        "due, 2026-12-01",
        "units.1, x",
        "price.2, free",
        "vat.1, 101",
        "freight, -1",
        "freightVat, much",
        "payable, ''",
    })
    void whatIsWrongWithAnInvoiceIsToldBesideTheField(String field, String value) {
        Map<String, String> form = typed("R-9", "0.80", "12.80");
        form.put(field, value);
        Page again = browser.post(path() + "/invoice", form);
        assertEquals(422, again.status());
        assertTrue(again.text().contains("id=\"" + field + "-error\""), again.text());
        assertEquals(value, again.value(field));
    }
}
