package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.RunningServers;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.storefront.PageBrowser;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What members order in each round, from saying so to the order in the round, with all at work. */
@MicronautTest(transactional = false)
class StandingOrdersTest implements RunningServers {

    private static final String STANDING = "/api/v1/standing-orders";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures rounds;
    @Inject Households households;
    @Inject StandingPlacing placing;
    @Inject Provider<PageBrowser> browsers;

    private TestCoop coop;
    private SupplierId supplier;
    private OfferId first;
    private OfferId second;

    @BeforeEach
    void makeCoop() {
        coop = fixtures.coop();
        supplier = rounds.supplier(coop);
        first = rounds.offer(coop, supplier);
        second = rounds.offer(coop, supplier);
    }

    private Answer set(Household household, OfferId offer, Map<String, ?> body) {
        return api.put(household.person().token(), STANDING + "/" + offer, body);
    }

    private void stands(Household household, OfferId offer, String quantity, String tolerance) {
        Answer set = set(household, offer, Map.of("quantity", quantity, "tolerance", tolerance));
        assertEquals(200, set.status(), set.json()::toString);
    }

    private Answer order(Household household, RoundId round) {
        return api.get(household.person().token(), Households.path(household, round));
    }

    private List<String> told(Household household) {
        return api.get(household.person().token(), "/api/v1/notices")
                .json()
                .path("items")
                .findValuesAsText("kind");
    }

    @Test
    void aRoundThatOpensHasWhatMembersOrderInEachAndOnce() throws Exception {
        Household household = households.household(coop, 100_00);
        Household paused = households.household(coop, 100_00);
        stands(household, first, "3", "1");
        stands(household, second, "2", "0");
        Answer set = set(paused, first, Map.of("quantity", "5", "paused", true));
        assertTrue(set.json().path("paused").asBoolean(), set.json()::toString);
        RoundId round = households.open(coop, supplier);
        Households.await(() -> order(household, round).status() == 200);
        Answer placed = order(household, round);
        assertEquals(2, placed.json().path("lines").size(), placed.json()::toString);
        assertEquals("STANDING", placed.text("/origin"));
        assertEquals(1, count(household, "order.standing"));
        atOnce(round);
        households.order(household, round, "less", Households.line(first, "1", "0"));
        atOnce(round);
        Answer changed = order(household, round);
        assertEquals(1, changed.json().path("lines").size(), "what was taken out stays out");
        assertEquals("1", changed.text("/lines/0/quantity"));
        assertEquals(1, count(household, "order.standing"));
        assertEquals(404, order(paused, round).status());
    }

    private long count(Household household, String kind) {
        return told(household).stream().filter(kind::equals).count();
    }

    /** As after a crash, and as several instances would. */
    private void atOnce(RoundId round) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all =
                    IntStream.range(0, 3)
                            .<Future<?>>mapToObj(
                                    i -> threads.submit(() -> placing.opened(coop.id(), round)))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    @Test
    void whoCannotPayIsToldThatNothingWasPlaced() {
        Household poor = households.household(coop, 1_00);
        Household other = households.household(coop, 100_00);
        stands(poor, first, "5", "0");
        stands(other, first, "1", "0");
        RoundId round = households.open(coop, supplier);
        Households.await(() -> told(poor).contains("order.refused"));
        Answer notices = api.get(poor.person().token(), "/api/v1/notices");
        assertTrue(
                notices.json().toString().contains("What you order in each round was not placed."),
                notices.json()::toString);
        Households.await(() -> order(other, round).status() == 200);
        assertEquals(404, order(poor, round).status());
    }

    @Test
    void aMemberThatIsNotActiveOrdersNothing() {
        Household gone = households.household(coop, 100_00);
        Household other = households.household(coop, 100_00);
        stands(gone, first, "1", "0");
        stands(other, first, "1", "0");
        String path = "/api/v1/members/" + gone.id();
        assertEquals(
                200, api.patch(coop.administrator().token(), path, "{\"active\":false}").status());
        RoundId round = households.open(coop, supplier);
        Households.await(() -> order(other, round).status() == 200);
        assertEquals(
                404,
                api.get(coop.buyer().token(), "/api/v1/rounds/" + round + "/orders/" + gone.id())
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                      | /lines/0/quantity
                    {"quantity":"0"}                        | /lines/0/quantity
                    {"quantity":"1.5"}                      | /lines/0/quantity
                    {"quantity":"1","tolerance":"x"}        | /lines/0/tolerance
                    {"quantity":"1","maxUnitPrice":"-1"}    | /lines/0/maxUnitPrice
                    """)
    void whatCannotBeOrderedIsRefusedByItsField(String body, String pointer) {
        Household household = households.household(coop, 100_00);
        Answer refused = api.put(household.person().token(), STANDING + "/" + first, body);
        assertEquals(400, refused.status(), refused.json()::toString);
        assertEquals(List.of(pointer), refused.pointers());
        assertEquals(0, list(household).json().path("items").size());
    }

    private Answer list(Household household) {
        return api.get(household.person().token(), STANDING);
    }

    @Test
    void aStandingOrderIsChangedByItsVersionAndIsNobodyElses() {
        Household household = households.household(coop, 100_00);
        Household neighbour = households.household(coop, 100_00);
        TestCoop elsewhere = fixtures.coop();
        Household stranger = households.household(elsewhere, 100_00);
        stands(household, first, "3", "1");
        stands(household, first, "3", "1");
        assertEquals("1", list(household).text("/items/0/version"));
        Map<String, ?> two = Map.of("quantity", "2", "version", 1);
        assertEquals("2", set(household, first, two).text("/version"));
        assertEquals("2", set(household, first, two).text("/version"), "sent twice");
        Answer stale = set(household, first, Map.of("quantity", "9", "version", 1));
        assertEquals("STANDING_ORDER_CHANGED", stale.code());
        assertEquals(0, list(neighbour).json().path("items").size());
        Answer foreign = set(stranger, first, Map.of("quantity", "1"));
        assertEquals("STANDING_OFFER_UNKNOWN", foreign.code());
        assertEquals("MEMBER_NOT_FOUND", api.get(coop.buyer().token(), STANDING).code());
        String path = STANDING + "/" + first;
        assertEquals(204, api.delete(neighbour.person().token(), path).status());
        assertEquals(1, list(household).json().path("items").size());
        Answer old = api.delete(household.person().token(), path + "?version=1");
        assertEquals("STANDING_ORDER_CHANGED", old.code());
        assertEquals(204, api.delete(household.person().token(), path + "?version=2").status());
        assertEquals(204, api.delete(household.person().token(), path).status());
        assertEquals(0, list(household).json().path("items").size());
    }

    @Test
    void aMemberSetsPausesAndRemovesThemOnPages() {
        Household household = households.household(coop, 100_00);
        PageBrowser browser = browsers.get().as(household.person().token());
        assertTrue(browser.get("/standing-orders").seen().contains("Nothing yet"));
        String path = "/standing-orders/" + first;
        assertEquals("0", browser.get(path).value("version"));
        Page wrong = browser.post(path, "version", "0", "quantity", "many");
        assertEquals(422, wrong.status());
        assertEquals("many", wrong.value("quantity"));
        assertTrue(wrong.seen().contains("A number, please"), wrong.seen());
        assertTrue(browser.post(path, "version", "0", "quantity", "").seen().contains("Say how"));
        Map<String, String> form =
                Map.of("version", "0", "quantity", "3", "tolerance", "1", "maxUnitPrice", "0,95");
        Page saved = browser.postAndFollow(path, form);
        assertTrue(saved.seen().contains("Saved: An offer."), saved.seen());
        assertEquals(303, browser.post(path, form).status(), "sent twice");
        Page stands = browser.get(path);
        assertEquals("1", stands.value("version"));
        assertEquals("0.95", stands.value("maxUnitPrice"));
        Page stale = browser.post(path, "version", "7", "quantity", "4");
        assertEquals(422, stale.status());
        assertTrue(stale.seen().contains("changed this while you were at it"), stale.seen());
        assertEquals("4", stale.value("quantity"));
        browser.post(path, "version", "1", "quantity", "3", "paused", "yes");
        assertTrue(browser.get("/standing-orders").seen().contains("Paused"));
        browser.reading("de");
        assertTrue(browser.get("/standing-orders").seen().contains("In jeder Runde bestellt"));
        browser.reading("en");
        Page removed = browser.postAndFollow(path + "/removal", Map.of("version", "2"));
        assertTrue(removed.seen().contains("Nothing yet"), removed.seen());
        assertFalse(removed.text().contains(path));
        assertEquals(404, browser.get("/standing-orders/" + household.id()).status());
    }
}
