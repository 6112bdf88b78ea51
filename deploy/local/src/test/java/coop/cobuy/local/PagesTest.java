package coop.cobuy.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import coop.cobuy.local.Browser.View;
import coop.cobuy.local.OpenCobuy.Account;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Members' journeys, and a buyer's at the van, in a browser, on a whole Cobuy. {@code
 * deploy/test-pages} runs it.
 */
@Tag("pages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    @TempDir static Path folder;

    private OpenCobuy cobuy;
    private Browser browser;
    private Account member;

    @BeforeAll
    void begin() throws Exception {
        cobuy = new OpenCobuy(folder, false);
        browser = new Browser();
        member = cobuy.account("MEMBER");
    }

    @AfterEach
    void noConsoleComplains() {
        assertEquals(List.of(), browser.troubles());
    }

    @AfterAll
    void end() {
        browser.close();
        cobuy.close();
    }

    private Page signedIn(View view, boolean script) {
        Page page = browser.open(view, ColorScheme.LIGHT, script);
        page.navigate(cobuy.url("/"));
        signIn(page);
        return page;
    }

    private void signIn(Page page) {
        page.locator("input[name=name]").fill(member.name());
        page.locator("input[name=password]").fill(member.password());
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** To the shop of the round that is open. */
    private Page inShop(View view, boolean script) {
        Page page = signedIn(view, script);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go shopping"))
                .first()
                .click();
        page.waitForURL("**/shop/*-*");
        return page;
    }

    private static Locator card(Page page, int index) {
        return page.locator("li.offer").nth(index);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aMemberOrdersChangesAndWithdraws(View view) {
        Page page = inShop(view, true);
        browser.check(page);
        Locator card = card(page, 2);
        card.locator("input[name=quantity]").fill("2");
        card.locator("input[name=tolerance]").fill("1");
        card.locator(".line-actions .button").first().click();
        assertThat(card).containsText("2 ordered");
        assertThat(page.locator("#basket-bar")).containsText("product");
        browser.check(page);
        page.locator("#basket-bar a").click();
        assertThat(page.locator("h1")).hasText("Your order");
        browser.check(page);
        String offer = page.locator("a[href*='/offers/']").first().getAttribute("href");
        page.locator("input[name^='quantity.']").first().fill("5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save changes"))
                .click();
        assertThat(page.locator(".notice.done")).containsText("Your order is saved");
        assertThat(page.locator("input[name^='quantity.']").first()).hasValue("5");
        page.getByText("Withdraw the order").click();
        page.getByText("Yes, withdraw it").click();
        assertThat(page.locator(".empty")).containsText("Nothing ordered");
        for (String path :
                List.of("/shop", "/orders", "/statement", "/household", "/none", offer)) {
            page.navigate(cobuy.url(path));
            browser.check(page);
        }
        page.locator("a[href^='/standing-orders/']").click();
        browser.check(page);
        page.context().close();
    }

    @Test
    void whatIsWrongIsToldBesideTheFieldAndSearchKeepsThePage() {
        Page page = inShop(View.PHONE, true);
        Locator card = card(page, 0);
        card.locator("input[name=quantity]").fill("lots");
        card.locator(".line-actions .button").first().click();
        assertThat(card.locator(".error")).containsText("A number, please");
        assertThat(card.locator("input[name=quantity]")).hasValue("lots");
        browser.check(page);
        page.locator("#q").fill("milk");
        assertThat(page.locator("#offers")).containsText("Whole milk");
        page.waitForURL("**q=milk*");
        for (Locator found : page.locator("li.offer").all()) {
            assertThat(found).containsText(Pattern.compile("milk", Pattern.CASE_INSENSITIVE));
        }
        page.context().close();
    }

    @Test
    void aPasskeyIsAddedAndSignsInAlone() {
        Page page = browser.open(View.PHONE, ColorScheme.LIGHT, true);
        Browser.giveAuthenticator(page);
        page.navigate(cobuy.namedUrl("/account"));
        signIn(page);
        page.getByText("Add a passkey").click();
        browser.check(page);
        page.locator("#name").fill("My phone");
        page.locator("#password").fill(member.password());
        page.getByText("Go on").click();
        assertThat(page.locator("main")).containsText("Your browser will ask");
        browser.check(page);
        page.getByText("Make the passkey").click();
        assertThat(page.locator(".notice.done")).containsText("The passkey is added");
        assertThat(page.locator("main")).containsText("My phone");
        browser.check(page);
        page.context().clearCookies();
        page.navigate(cobuy.namedUrl("/sign-in?then=/account"));
        browser.check(page);
        page.getByText("Sign in with a passkey").click();
        page.waitForURL(url -> url.endsWith("/account") && !url.contains("/sign-in"));
        page.navigate(cobuy.url("/sign-in"));
        assertThat(page.getByText("Sign in with a passkey")).isHidden();
        page.context().close();
    }

    @Test
    void withoutScriptOrderingWorks() {
        Page page = inShop(View.PHONE, false);
        Locator card = card(page, 4);
        card.locator("input[name=quantity]").fill("3");
        card.locator(".line-actions .button").first().click();
        assertThat(page.locator(".notice.done")).containsText("is in your order");
        assertThat(card(page, 4)).containsText("3 ordered");
        button(card(page, 4), "Remove").click();
        assertThat(page.locator(".notice.done")).containsText("no longer in your order");
        page.context().close();
    }

    @Test
    void progressMovesAsAnotherOrdersAndBothKeepTheirOrders() {
        Page one = inShop(View.DESK, true);
        Page two = inShop(View.PHONE, true);
        Locator seen = card(one, 6).locator(".progress");
        Locator cardOfTwo = card(two, 6);
        cardOfTwo.locator("input[name=quantity]").fill("4");
        cardOfTwo.locator(".line-actions .button").first().click();
        assertThat(cardOfTwo).containsText("4 ordered");
        assertThat(seen).containsText("so far");
        Locator cardOfOne = card(one, 7);
        cardOfOne.locator("input[name=quantity]").fill("6");
        cardOfOne.locator(".line-actions .button").first().click();
        assertThat(cardOfOne).containsText("6 ordered");
        String orderedByTwo = cardOfTwo.locator("h2").innerText();
        String orderedByOne = cardOfOne.locator("h2").innerText();
        one.locator("#basket-bar a").click();
        assertThat(one.locator("main")).containsText(orderedByOne);
        assertThat(one.locator("main")).containsText(orderedByTwo);
        one.context().close();
        two.context().close();
    }

    @Test
    void aSessionThatEndedMidFormLosesNothing() {
        Page page = inShop(View.PHONE, false);
        Locator card = card(page, 8);
        card.locator("input[name=quantity]").fill("7");
        page.context().clearCookies();
        card.locator(".line-actions .button").first().click();
        assertThat(page.locator("h1")).hasText("Your session has ended");
        Page other = page.context().newPage();
        other.navigate(cobuy.url("/sign-in"));
        signIn(other);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again")).click();
        assertThat(page.locator("h1")).hasText("Please send that again");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again")).click();
        assertThat(page.locator(".notice.done")).containsText("is in your order");
        page.context().close();
    }

    @Test
    void theCutWhileThePageIsOpenIsTold() {
        Account buyer = cobuy.account("BUYER");
        String round = cobuy.openRound(buyer, "Another");
        Page page = signedIn(View.DESK, true);
        page.navigate(cobuy.url("/shop/" + round));
        assertThat(page.locator("#round-state")).containsText("Open until");
        cobuy.api("POST", buyer, "/api/v1/rounds/" + round + "/closing", "{}");
        assertThat(page.locator("#round-state")).containsText("Closed");
        assertThat(page.locator("#announce")).containsText("This round has just closed");
        Locator card = card(page, 0);
        card.locator("input[name=quantity]").fill("2");
        card.locator(".line-actions .button").first().click();
        assertThat(card).containsText("This round closed before your change came in");
        browser.check(page);
        page.context().close();
    }

    @Test
    void aReceiptIsKeptWhileThereIsNoConnectionAndBookedOnce() {
        Account buyer = cobuy.account("BUYER");
        String order = approved(buyer);
        String path = "/desk/purchase-orders/" + order + "/receipt";
        Page page = browser.open(View.PHONE, ColorScheme.LIGHT, true);
        PageWalk.signIn(cobuy, buyer, page);
        page.navigate(cobuy.url(path));
        page.context().setOffline(true);
        page.locator("form.receipt button[name=final][value=yes]").click();
        assertThat(page.locator("[data-when=waiting]")).isVisible();
        page.context().setOffline(false);
        assertThat(page.locator("main"))
                .containsText(
                        "Everything came as ordered",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator("main")).containsText("1 receipt booked");
        browser.check(page);
        page.context().close();
    }

    /** A purchase order that is approved and sent. */
    private String approved(Account buyer) {
        Api api = new Api(cobuy.url(""), buyer.token());
        String round = cobuy.openRound(buyer, "At the van");
        RoundSteps steps = new RoundSteps(api, api, api, round, Duration.ofMinutes(1));
        JsonNode offer = api.get("/api/v1/offers?limit=1").body().at("/items/0");
        int units = offer.path("unitsPerCase").asInt() * offer.path("minimumCases").asInt(1);
        ArrayNode lines = new ObjectMapper().createArrayNode();
        lines.addObject()
                .put("offer", offer.path("id").asText())
                .put("quantity", Integer.toString(units));
        String other = api.get("/api/v1/members?limit=9").body().at("/items/8/id").asText();
        Api.Answer ordered = steps.order(api, other, "van", lines);
        assertEquals("ACCEPTED", ordered.text("/status"), () -> ordered.body().toString());
        steps.close();
        String id = steps.awaitDrafts().getFirst().path("id").asText();
        assertEquals("APPROVED", steps.approve(id));
        return id;
    }

    @Test
    void languageAndThemeAreChosenInTheFooter() {
        Page page = signedIn(View.DESK, true);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deutsch")).click();
        assertThat(page.locator("h1")).hasText("Was gerade offen ist");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dunkel")).click();
        assertTrue(page.locator("html").getAttribute("data-theme").equals("dark"));
        browser.check(page);
        page.context().close();
    }
}
