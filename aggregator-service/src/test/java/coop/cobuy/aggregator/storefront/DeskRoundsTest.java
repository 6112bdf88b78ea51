package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.ordering.Households;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What buyers do with rounds on pages, by plain forms, as a browser without script. */
@MicronautTest(transactional = false)
class DeskRoundsTest implements TestServers {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Households households;
    @Inject Rounds rounds;
    @Inject Provider<PageBrowser> browsers;

    private TestCoop coop;
    private SupplierId supplier;
    private OfferId offer;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        return properties;
    }

    @BeforeAll
    void makeCoop() {
        coop = fixtures.coop();
        supplier = roundFixtures.supplier(coop);
        offer = roundFixtures.offer(coop, supplier);
        roundFixtures.offer(coop, supplier);
    }

    private PageBrowser buyer() {
        return browsers.get().as(coop.buyer().token());
    }

    private Map<String, String> plan(PageBrowser browser) {
        Page page = browser.get("/desk/rounds/new");
        assertEquals(200, page.status(), page.text());
        LocalDateTime now = LocalDateTime.ofInstant(Instant.parse("2031-05-01T10:00:00Z"), BERLIN);
        Map<String, String> form = new HashMap<>();
        form.put("key", page.value("key"));
        form.put("name", "Bread");
        form.put("supplier", supplier.toString());
        form.put("opening", now.toString());
        form.put("cutOff", now.plusDays(2).toString());
        form.put("allotment", "LOTTERY");
        form.put("missedMinimum", "ASK_BUYER");
        form.put("perOrder", "1,50");
        return form;
    }

    private Round round(Page sent) {
        assertEquals(303, sent.status(), sent.text());
        String id = sent.location().substring(sent.location().lastIndexOf('/') + 1);
        return rounds.find(coop.id(), RoundId.parse(id)).orElseThrow();
    }

    @Test
    void aBuyerBeginsAtTheDesk() {
        PageBrowser browser = buyer();
        assertEquals("/desk", browser.get("/").location());
        Page desk = browser.get("/desk");
        assertEquals(200, desk.status(), desk.text());
        assertTrue(desk.seen().contains("What needs you now"), desk.seen());
    }

    @Test
    void aRoundIsPlannedOnceHoweverOftenItIsSent() {
        PageBrowser browser = buyer();
        Map<String, String> form = plan(browser);
        Round planned = round(browser.post("/desk/rounds", form));
        assertEquals("Bread", planned.plan().name());
        assertEquals(Set.of(supplier), planned.plan().suppliers());
        assertEquals(Instant.parse("2031-05-01T10:00:00Z"), planned.plan().opening());
        assertEquals(150, planned.plan().fees().perOrder().minor());
        assertEquals(RoundRules.Allotment.LOTTERY, planned.plan().rules().allotment());
        assertEquals(planned.id(), round(browser.post("/desk/rounds", form)).id());
        form.put("name", "Other bread");
        Page reused = browser.post("/desk/rounds", form);
        assertEquals(409, reused.status());
        assertEquals("Other bread", reused.value("name"), "what was typed is kept");
        form.put("key", reused.value("key"));
        assertFalse(planned.id().equals(round(browser.post("/desk/rounds", form)).id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # field       | typed                                | told
                    name          |                                      | This is missing
                    opening       | soon                                 | A day and a time
                    cutOff        | 2031-05-01T12:00                     | comes after the opening
                    completionEnd | 2031-05-03T11:59                     | ends after the cut-off
                    deliveryDate  | 2031-02-30                           | A day, please
                    perOrder      | much                                 | An amount, please
                    supplier      | nobody                               | There is no such supplier
                    offers        | NOBODY-1 X                           | No article of your suppliers
                    priorities    | 4711 1                               | No member with a class
                    """)
    void whatCannotBeTakenIsToldBesideTheFieldAndKept(String field, String typed, String told) {
        PageBrowser browser = buyer();
        Map<String, String> form = plan(browser);
        String value = typed == null ? "" : typed;
        form.put(field, value);
        Page page = browser.post("/desk/rounds", form);
        assertEquals(422, page.status(), page.text());
        assertTrue(page.text().contains("id=\"" + field + "-error\""), page.text());
        assertTrue(page.seen().contains(told), page.seen());
        boolean area = field.equals("offers") || field.equals("priorities");
        if (!field.equals("supplier")) {
            assertTrue(area ? page.text().contains(value) : page.value(field).equals(value));
        }
        assertEquals("Bread", field.equals("name") ? "Bread" : page.value("name"));
    }

    @Test
    void aPlanIsChangedUnlessSomebodyElseDidMeanwhile() {
        PageBrowser browser = buyer();
        Map<String, String> form = plan(browser);
        Round planned = round(browser.post("/desk/rounds", form));
        String path = "/desk/rounds/" + planned.id() + "/plan";
        Page page = browser.get(path);
        assertEquals("Bread", page.value("name"));
        assertEquals("2031-05-01T12:00", page.value("opening"));
        assertEquals("1.50", page.value("perOrder"));
        form.put("version", page.value("version"));
        form.put("name", "Rolls");
        assertEquals(
                "Rolls",
                round(browser.post(path.replace("/plan", "") + "/plan", form)).plan().name());
        form.put("name", "Cake");
        Page stale = browser.post(path, form);
        assertEquals(409, stale.status());
        assertTrue(stale.seen().contains("Somebody else has changed this round"), stale.seen());
        assertEquals("Cake", stale.value("name"));
        form.put("version", stale.value("version"));
        assertEquals(303, browser.post(path, form).status());
        assertEquals("Cake", rounds.find(coop.id(), planned.id()).orElseThrow().plan().name());
    }

    @Test
    void anEarlierRoundIsRepeatedByWholeWeeks() {
        PageBrowser browser = buyer();
        Map<String, String> form = plan(browser);
        form.put("opening", "2020-03-20T18:00");
        form.put("cutOff", "2020-03-22T18:00");
        form.put("deliveryDate", "2020-03-24");
        Round planned = round(browser.post("/desk/rounds", form));
        Page again = browser.get("/desk/rounds/new?from=" + planned.id());
        LocalDateTime cutOff = LocalDateTime.parse(again.value("cutOff"));
        LocalDateTime before = LocalDateTime.parse("2020-03-22T18:00");
        assertEquals(0, ChronoUnit.MINUTES.between(before, cutOff) % (7 * 24 * 60));
        assertTrue(cutOff.isAfter(LocalDateTime.parse("2026-01-01T00:00")));
        assertEquals(cutOff.minusDays(2).toString(), again.value("opening"));
        assertEquals("Bread", again.value("name"));
        assertTrue(again.text().contains("value=\"LOTTERY\" selected"), again.text());
        assertTrue(again.text().contains("value=\"" + supplier + "\" checked"), again.text());
    }

    @Test
    void demandGrowsAndTheRoundIsClosedByHand() {
        RoundId id = households.open(coop, supplier);
        String path = "/desk/rounds/" + id;
        PageBrowser browser = buyer();
        Page empty = browser.get(path);
        assertTrue(empty.seen().contains("No such offers"), empty.seen());
        Household household = households.household(coop, 100_00);
        households.order(household, id, "a", Households.line(offer, "3", "0"));
        Page page = browser.get(path);
        assertTrue(page.seen().contains("3 pc"), page.seen());
        assertTrue(page.seen().contains("1 × 4 1 to the full case"), page.seen());
        assertTrue(page.seen().contains("€0.80 from 37 more on"), page.seen());
        assertTrue(page.seen().contains("€3.00"), page.seen());
        assertTrue(browser.get(path + "?view=open-cases").seen().contains("1 offer"));
        assertTrue(browser.get(path + "?view=below-minimum").seen().contains("0 offers"));
        assertTrue(browser.get(path + "?view=all").seen().contains("2 offers"));
        assertTrue(browser.get(path + "?view=all&q=nothing+such").seen().contains("0 offers"));
        Page closing = browser.post(path + "/closing");
        assertEquals(path, closing.location(), closing.text());
        assertEquals(303, browser.post(path + "/closing").status(), "done twice it does nothing");
        households.awaitState(coop, id, "FROZEN");
        assertTrue(browser.get(path).text().contains(path + "/drafts"));
        assertEquals(409, browser.post(path + "/opening").status());
    }

    @Test
    void aRoundIsCalledOffForAReasonAlone() {
        RoundId id = households.open(coop, supplier);
        String path = "/desk/rounds/" + id;
        PageBrowser browser = buyer();
        Page without = browser.post(path + "/cancellation", "reason", "  ");
        assertEquals(422, without.status());
        assertTrue(without.text().contains("id=\"reason-error\""), without.text());
        assertEquals(RoundState.OPEN, rounds.find(coop.id(), id).orElseThrow().state());
        assertEquals(303, browser.post(path + "/cancellation", "reason", "<b>frost</b>").status());
        households.awaitState(coop, id, "CANCELLED");
        Page off = browser.get(path);
        assertTrue(off.seen().contains("Called off: <b>frost</b>"), off.seen());
        assertFalse(off.text().contains("<b>frost"), off.text());
    }

    @Test
    void othersSeeNothingOfIt() {
        PageBrowser own = buyer();
        RoundId id = round(own.post("/desk/rounds", plan(own))).id();
        for (String path :
                new String[] {
                    "/desk/rounds/" + id, "/desk/rounds", "/desk/rounds/" + id + "/plan"
                }) {
            assertEquals(403, browsers.get().as(coop.member().token()).get(path).status(), path);
            assertEquals(403, browsers.get().as(coop.supplier().token()).get(path).status(), path);
        }
        PageBrowser other = browsers.get().as(fixtures.coop().buyer().token());
        assertEquals(404, other.get("/desk/rounds/" + id).status());
        assertEquals(404, other.get("/desk/rounds/new?from=" + id).status());
        for (String step : new String[] {"opening", "closing", "completion", "plan"}) {
            assertEquals(404, other.post("/desk/rounds/" + id + "/" + step).status(), step);
        }
        assertEquals(
                404, other.post("/desk/rounds/" + id + "/cancellation", "reason", "mine").status());
        assertEquals(403, browsers.get().as(coop.bookkeeper().token()).get("/desk").status());
        assertEquals(404, buyer().get("/desk/rounds/" + new UUID(1, 2)).status());
        assertEquals(RoundState.PLANNED, rounds.find(coop.id(), id).orElseThrow().state());
    }
}
