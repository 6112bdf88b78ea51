package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.ordering.Households;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What members see and do in the shop, by plain forms, as a browser without script. */
@MicronautTest(transactional = false)
class ShopTest implements TestServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Households households;
    @Inject EmbeddedServer server;
    @Inject Provider<PageBrowser> browsers;

    private TestCoop coop;
    private SupplierId supplier;
    private OfferId first;
    private RoundId round;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        return properties;
    }

    @BeforeAll
    void openRound() {
        coop = fixtures.coop();
        supplier = roundFixtures.supplier(coop);
        first = roundFixtures.offer(coop, supplier);
        roundFixtures.offer(coop, supplier);
        api.patch(
                coop.buyer().token(), "/api/v1/offers/" + first, "{\"category\":\"Fruit & nuts\"}");
        round = households.open(coop, supplier);
    }

    private PageBrowser browser(Household household) {
        return browsers.get().as(household.person().token());
    }

    private String shop() {
        return "/shop/" + round;
    }

    /** Where the form of the first offer goes. */
    private static String action(Page page) {
        Matcher action =
                Pattern.compile("action=\"(/shop/[^\"]*/offers/[0-9]+)\"").matcher(page.text());
        assertTrue(action.find(), page.text());
        return action.group(1);
    }

    private Page order(PageBrowser browser, String quantity, String tolerance) {
        Page page = browser.get(shop());
        return browser.post(
                action(page),
                "key",
                page.value("key"),
                "back",
                shop(),
                "quantity",
                quantity,
                "tolerance",
                tolerance);
    }

    @Test
    void aMemberSeesWhatIsOpenAndGoesThere() {
        Household household = households.household(coop, 100_00);
        PageBrowser browser = browser(household);
        assertEquals("/shop", browser.get("/").location());
        Page open = browser.get("/shop");
        assertEquals(200, open.status(), open.text());
        assertTrue(open.seen().contains("Open until"), open.seen());
        assertTrue(open.text().contains("href=\"" + shop() + "\""), open.text());
        Page page = browser.get(shop());
        assertEquals(200, page.status(), page.text());
        assertTrue(page.seen().contains("2 offers"), page.seen());
    }

    @Test
    void offersAreFoundByTheirCategory() {
        PageBrowser browser = browser(households.household(coop, 100_00));
        Page all = browser.get(shop());
        assertTrue(all.text().contains("category=Fruit+%26+nuts"), all.text());
        assertTrue(all.text().contains("class=\"picture none\""), "calm where there is none");
        Page found = browser.get(shop() + "?category=Fruit+%26+nuts");
        assertTrue(found.seen().contains("1 offer"), found.seen());
        assertEquals("Fruit & nuts", found.value("category").replace("&amp;", "&"));
        Page none = browser.get(shop() + "?category=Bread");
        assertTrue(none.seen().contains("0 offers"), none.seen());
    }

    @Test
    void whatIsOrderedCountsAtOnceAndIsChangedAndTakenOut() {
        Household household = households.household(coop, 100_00);
        PageBrowser browser = browser(household);
        Page sent = order(browser, "3", "1");
        assertEquals(303, sent.status(), sent.text());
        Page after = browser.get(sent.location());
        assertTrue(after.seen().contains("is in your order"), after.seen());
        assertTrue(after.seen().contains("3 ordered"), after.seen());
        Page basket = browser.get("/basket/" + round);
        assertEquals("3", basket.value("quantity." + basket.value("line")), basket.text());
        assertEquals("1", basket.value("tolerance." + basket.value("line")));
        // 4 units at 1.00, 7 % VAT
        assertTrue(basket.seen().contains("At most €4.28"), basket.seen());
        assertTrue(order(browser, "0", "").status() == 303);
        assertTrue(browser.get("/basket/" + round).seen().contains("Nothing ordered"));
    }

    @Test
    void theWholeOrderIsSavedByItsVersionAndWithdrawn() {
        Household household = households.household(coop, 100_00);
        PageBrowser browser = browser(household);
        order(browser, "3", "");
        Page seen = browser.get("/basket/" + round);
        String line = seen.value("line");
        Map<String, String> form = new HashMap<>();
        form.put("line", line);
        form.put("key", seen.value("key"));
        form.put("version", seen.value("version"));
        form.put("quantity." + line, "5");
        Page saved = browser.postAndFollow("/basket/" + round, form);
        assertTrue(saved.seen().contains("Your order is saved"), saved.seen());
        assertEquals("5", saved.value("quantity." + line));
        // sent once more, as by a second press: nothing changes
        assertEquals(303, browser.post("/basket/" + round, form).status());
        // what was seen before does not stand any more
        form.put("key", "another-key");
        form.put("quantity." + line, "9");
        Page stale = browser.post("/basket/" + round, form);
        assertEquals(422, stale.status(), stale.text());
        assertTrue(stale.seen().contains("changed the order while you were at it"), stale.seen());
        assertEquals("9", stale.value("quantity." + line), "what was typed is kept");
        Page now = browser.get("/basket/" + round);
        assertEquals("5", now.value("quantity." + line));
        Page gone =
                browser.postAndFollow(
                        "/basket/" + round + "/withdraw",
                        Map.of("key", "out", "version", now.value("version")));
        assertTrue(gone.seen().contains("Your order is withdrawn"), gone.seen());
        assertTrue(gone.seen().contains("Nothing ordered"), gone.seen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    many | | A number, please
                    -1   | | A number, please
                    1.5  | | Whole numbers only
                    1,5  | | Whole numbers only
                         | 2 | Say first how much
                    2    | x | A number, please
                    """)
    void whatCannotBeTakenIsToldBesideTheFieldAndKept(
            String quantity, String tolerance, String told) {
        PageBrowser browser = browser(households.household(coop, 100_00));
        String typed = quantity == null ? "" : quantity;
        String more = tolerance == null ? "" : tolerance;
        Page page = order(browser, typed, more);
        assertEquals(422, page.status(), page.text());
        assertTrue(page.seen().contains(told), page.seen());
        assertTrue(page.text().contains("aria-invalid=\"true\""), page.text());
        assertEquals(typed, page.value("quantity"));
        assertEquals(more, page.value("tolerance"));
        assertTrue(browser.get("/basket/" + round).seen().contains("Nothing ordered"));
    }

    @Test
    void whoCannotPayIsToldAndKeepsWhatWasTyped() {
        PageBrowser browser = browser(households.household(coop, 1_00));
        Page page = order(browser, "50", "");
        assertEquals(422, page.status());
        assertTrue(page.seen().contains("may cost more than you have available"), page.seen());
        assertEquals("50", page.value("quantity"));
    }

    @Test
    void peopleOfOneHouseholdWhoOrderSideBySideLoseNothing() {
        Household household = households.household(coop, 1000_00);
        List<String> offers = new ArrayList<>();
        Matcher actions =
                Pattern.compile("<form method=\"post\" action=\"(/shop/[^\"]*/offers/[0-9]+)\"")
                        .matcher(browser(household).get(shop()).text());
        while (actions.find()) {
            offers.add(actions.group(1));
        }
        assertEquals(2, offers.size());
        List<CompletableFuture<Page>> sent =
                Stream.of(0, 1)
                        .map(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        browser(household)
                                                                .post(
                                                                        offers.get(i),
                                                                        "key",
                                                                        "both" + i,
                                                                        "quantity",
                                                                        "7")))
                        .toList();
        sent.forEach(page -> assertEquals(303, page.join().status(), page.join()::text));
        String basket = browser(household).get("/basket/" + round).text();
        assertEquals(2, basket.split("value=\"7\"", -1).length - 1, basket);
    }

    @Test
    void searchFavouritesAndTheMembersOwnOrderAreViews() {
        PageBrowser browser = browser(households.household(coop, 100_00));
        Page none = browser.get(shop() + "?q=no+such+thing");
        assertTrue(none.seen().contains("Nothing found"), none.seen());
        assertTrue(browser.get(shop() + "?view=favourites").seen().contains("No favourites yet"));
        browser.post(shop() + "/favourites", "offer", "0", "marked", "yes", "back", shop());
        Page marked = browser.get(shop() + "?view=favourites");
        assertTrue(marked.seen().contains("1 offer"), marked.seen());
        browser.post(shop() + "/favourites", "offer", "0", "marked", "no", "back", shop());
        assertTrue(browser.get(shop() + "?view=favourites").seen().contains("No favourites yet"));
        order(browser, "1", "");
        assertTrue(browser.get(shop() + "?view=ordered").seen().contains("1 offer"));
        Page found = browser.get(shop() + "?q=%3Cscript%3E");
        assertFalse(found.text().contains("<script>\""), found.text());
    }

    @Test
    void afterTheCutTheFormIsRefusedInClearWordsAndTheResultIsShown() {
        RoundId other = households.open(coop, supplier);
        PageBrowser browser = browser(households.household(coop, 100_00));
        String path = "/shop/" + other;
        Page page = browser.get(path);
        String action = action(page);
        browser.post(action, "key", "k1", "quantity", "2", "back", path);
        households.close(coop, other);
        Page late = browser.post(action, "key", "k2", "quantity", "4", "back", path);
        assertEquals(422, late.status(), late.text());
        assertTrue(
                late.seen().contains("This round closed before your change came in"), late.seen());
        Page basket = browser.get("/basket/" + other);
        assertTrue(basket.seen().contains("The round is closed"), basket.seen());
        assertFalse(basket.text().contains("name=\"quantity."), basket.text());
        Page result = browser.get("/orders/" + other);
        assertEquals(200, result.status(), result.text());
        Page orders = browser.get("/orders");
        assertTrue(orders.text().contains("/orders/" + other), orders.text());
    }

    @Test
    void statementAndHouseholdBeginEmptyAndSaySo() {
        PageBrowser browser = browser(households.household(coop, 100_00));
        Page statement = browser.get("/statement");
        assertEquals(200, statement.status(), statement.text());
        assertTrue(statement.seen().contains("Nothing was charged yet"), statement.seen());
        Page household = browser.get("/household");
        assertTrue(household.seen().contains("Credit limit €100.00"), household.seen());
        Page german = browser.reading("de").get("/household");
        assertTrue(german.seen().contains("Kreditrahmen 100,00 €"), german.seen());
    }

    @Test
    void nobodySeesTheShopOfAnotherCoopOrWithoutBeingAMember() {
        TestCoop elsewhere = fixtures.coop();
        Household stranger = households.household(elsewhere, 100_00);
        for (String path : List.of(shop(), "/basket/" + round, "/orders/" + round)) {
            assertEquals(404, browser(stranger).get(path).status(), path);
            assertEquals(404, browsers.get().as(coop.buyer().token()).get(path).status(), path);
            assertEquals(
                    403, browsers.get().as(coop.bookkeeper().token()).get(path).status(), path);
            assertEquals(303, browsers.get().get(path).status(), path);
        }
    }

    @Test
    void aFormWithoutASessionComesBackWithWhatWasTyped() {
        Page held =
                browsers.get().post(shop() + "/offers/0", "quantity", "3", "password", "hidden");
        assertEquals(401, held.status(), held.text());
        assertTrue(held.seen().contains("Your session has ended"), held.seen());
        assertEquals("3", held.value("quantity"));
        assertTrue(held.text().contains("action=\"" + shop() + "/offers/0\""), held.text());
        assertFalse(held.text().contains("hidden\" value=\"hidden"), held.text());
    }

    @Test
    void anOpenPageMovesAsOthersOrderAndIsToldOfTheCut() throws Exception {
        RoundId other = households.open(coop, supplier);
        Household watching = households.household(coop, 100_00);
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve("/shop/" + other + "/live?o=0.1."))
                        .header("Authorization", "Bearer " + watching.person().token())
                        .header("Accept", "text/event-stream")
                        .header("Accept-Encoding", "gzip")
                        .build();
        HttpResponse<Stream<String>> stream =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, stream.statusCode());
        assertFalse(stream.headers().firstValue("Content-Encoding").orElse("").contains("gzip"));
        Iterator<String> lines = stream.body().iterator();
        CompletableFuture<Boolean> moved =
                CompletableFuture.supplyAsync(() -> until(lines, "100 pc so far, by 1 member"));
        Household buying = households.household(coop, 900_00);
        assertEquals(
                "ACCEPTED",
                households
                        .order(buying, other, "k", Households.line(first, "100", "0"))
                        .text("/status"));
        assertTrue(moved.get(30, TimeUnit.SECONDS));
        CompletableFuture<Boolean> told =
                CompletableFuture.supplyAsync(() -> until(lines, "This round has just closed"));
        households.close(coop, other);
        assertTrue(told.get(30, TimeUnit.SECONDS));
    }

    /** Whether a part of a page with that text comes before the stream ends. */
    private static boolean until(Iterator<String> lines, String text) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("data:") && line.contains("hx-swap-oob") && line.contains(text)) {
                return true;
            }
        }
        return false;
    }
}
