package coop.cobuy.aggregator.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.MovedClock;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.AccountChange;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.identity.NewAccount;
import coop.cobuy.aggregator.identity.Passkeys;
import coop.cobuy.aggregator.identity.People;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.PageBrowser.Page;
import coop.cobuy.id.CoopId;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passkeys: who adds one, what it opens, and all that does not hold. */
@MicronautTest(transactional = false)
@Property(name = "cobuy.public-url", value = "https://coop.example")
class PasskeyPagesTest implements TestServers {

    private static final String PASSWORD = "four words and more";
    private static final String COOKIE = "__Host-cobuy-session";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject Passkeys passkeys;
    @Inject People people;
    @Inject Audit audit;
    @Inject PageBrowser browser;
    @Inject PageBrowser other;
    private final MovedClock clock = new MovedClock();
    private Fixtures.TestCoop made;
    private CoopId coop;
    private Account ada;
    private PasskeyDevice device;

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void makeAccount() {
        clock.pass(Duration.ofHours(2)); // what failed in another test is forgotten
        browser.cookies().clear();
        other.cookies().clear();
        made = fixtures.coop();
        fixtures.coop();
        coop = made.id();
        ada = account("Ada");
        device = new PasskeyDevice();
    }

    private Account account(String name) {
        return accounts.create(
                coop, new NewAccount(name, null, PASSWORD, Set.of(Role.BUYER), null, null, null));
    }

    private Page signIn(PageBrowser who, String name) {
        return who.post(
                "/sign-in", Map.of("coop", coop.toString(), "name", name, "password", PASSWORD));
    }

    private String options(Page page) {
        Matcher found = OPTIONS.matcher(page.text());
        assertTrue(found.find(), page.text());
        return found.group(1).replace("&#34;", "\"").replace("&quot;", "\"");
    }

    private Page begin(PageBrowser who, String password) {
        String csrf = who.get("/account").value("_csrf");
        return who.post(
                "/account/passkeys/new",
                Map.of("_csrf", csrf, "name", "My phone", "password", password));
    }

    private Page add(PageBrowser who, String credential) {
        String csrf = who.get("/account").value("_csrf");
        return who.post(
                "/account/passkeys",
                Map.of("_csrf", csrf, "name", "My phone", "credential", credential));
    }

    /** Adds the device's passkey to Ada's account; nobody is signed in afterwards. */
    private void enrol() {
        signIn(browser, "Ada");
        Page added = add(browser, device.make(options(begin(browser, PASSWORD))).toString());
        assertEquals("/account", added.location(), added::text);
        browser.cookies().clear();
    }

    private String asked(PageBrowser who) {
        Page options = who.post("/sign-in/passkey/options");
        assertEquals(200, options.status());
        assertTrue(options.header("Content-Type").startsWith("application/json"));
        return options.text();
    }

    private static Page show(PageBrowser who, String credential) {
        return who.post("/sign-in/passkey", Map.of("credential", credential, "then", "/account"));
    }

    private List<String> audited() {
        return audit.after(coop, new UUID(0, 0), 100).stream().map(Audit.Entry::action).toList();
    }

    private void requireSecondFactor() {
        assertEquals(
                200,
                api.put(
                                made.administrator().token(),
                                "/api/v1/coop/sign-in",
                                "{\"secondFactorRequired\":true}")
                        .status());
    }

    @Test
    void isAddedAfterThePasswordListedSignedInWithAndRemoved() {
        signIn(browser, "Ada");
        Page wrong = begin(browser, "wrong");
        assertEquals(422, wrong.status());
        assertTrue(wrong.text().contains("id=\"password-error\""), wrong.seen());
        assertEquals("My phone", wrong.value("name"));
        Page step = begin(browser, PASSWORD);
        assertEquals("", step.value("password"));
        add(browser, device.make(options(step)).toString());
        Page account = browser.get("/account");
        assertTrue(account.seen().contains("My phone"), account.seen());
        String before = browser.cookies().get(COOKIE);

        Page in = show(browser, device.show(asked(browser)).toString());
        assertEquals("/account", in.location(), in::text);
        assertNotEquals(before, browser.cookies().get(COOKIE), "a session has a new secret");
        other.cookies().put(COOKIE, before);
        assertEquals(303, other.get("/account").status(), "the one before has ended");
        String exported = browser.get("/account/data").text();
        assertTrue(exported.contains("My phone"), exported);
        assertTrue(audited().containsAll(List.of("passkey.added", "passkey.shown")));

        String id = passkeys.ofAccount(coop, ada.id()).getFirst().id().toString();
        String removal = "/account/passkeys/" + id + "/removal";
        String csrf = browser.get("/account").value("_csrf");
        signIn(other, account("Eve").name());
        other.post(removal, Map.of("_csrf", other.get("/account").value("_csrf")));
        assertTrue(passkeys.any(coop, ada.id()), "somebody else's stays");
        browser.post(removal, Map.of("_csrf", csrf));
        browser.post(removal, Map.of("_csrf", csrf));
        assertFalse(passkeys.any(coop, ada.id()));
        assertEquals(422, show(browser, device.show(asked(browser)).toString()).status());
    }

    /** What is wrong with what is shown; all else is right. */
    private enum Fault {
        SHOWN_BEFORE,
        ASKED_OF_ANOTHER_BROWSER,
        TOO_LATE,
        ANOTHER_PAGE,
        ANOTHER_HOST,
        SIGNED_BY_ANOTHER_KEY,
        ANOTHER_ACCOUNT,
        COPIED,
        NOBODY_VERIFIED,
        CHALLENGE_TO_ADD_ONE,
        ACCOUNT_LOCKED
    }

    private String faulty(Fault fault) {
        String asked = asked(browser);
        switch (fault) {
            case SHOWN_BEFORE -> {
                String said = device.show(asked).toString();
                String kept = browser.cookies().get("cobuy_passkey");
                assertEquals(303, show(browser, said).status());
                browser.cookies().clear();
                browser.cookies().put("cobuy_passkey", kept);
                return said;
            }
            case ASKED_OF_ANOTHER_BROWSER -> browser.cookies().clear();
            case TOO_LATE -> clock.pass(Duration.ofMinutes(6));
            case ANOTHER_PAGE -> device.origin = "https://coop.example.evil.example";
            case ANOTHER_HOST -> device.host = "evil.example";
            case SIGNED_BY_ANOTHER_KEY -> {
                ObjectNode said = device.show(asked);
                String forged = new PasskeyDevice().show(asked).at("/response/signature").asText();
                said.withObject("/response").put("signature", forged);
                return said.toString();
            }
            case ANOTHER_ACCOUNT ->
                    device.userHandle = PasskeyDevice.base64(new byte[Long.BYTES * 2]);
            case COPIED -> {
                show(browser, device.show(asked).toString());
                browser.cookies().clear();
                device.count--;
                return device.show(asked(browser)).toString();
            }
            case NOBODY_VERIFIED -> device.verifies = false;
            case ACCOUNT_LOCKED ->
                    people.change(
                            made.administrator().caller(),
                            ada.id(),
                            new AccountChange(null, null, Set.of(Role.BUYER), null, null, false),
                            null);
            case CHALLENGE_TO_ADD_ONE -> {
                signIn(other, "Ada");
                asked = options(begin(other, PASSWORD));
                String challenge = asked.replaceAll(".*\"challenge\":\"([^\"]*)\".*", "$1");
                browser.cookies().put("cobuy_passkey", challenge);
            }
        }
        return device.show(asked).toString();
    }

    @Test
    void whatDoesNotHoldOpensNothing() {
        enrol();
        String handle = device.userHandle;
        for (Fault fault : Fault.values()) {
            browser.cookies().clear();
            other.cookies().clear();
            device.origin = "https://coop.example";
            device.host = "coop.example";
            device.verifies = true;
            device.userHandle = handle;
            Page refused = show(browser, faulty(fault));
            assertEquals(422, refused.status(), fault::name);
            assertTrue(refused.seen().contains("not known here"), refused.seen());
            assertEquals("/account", refused.value("then"));
            assertFalse(browser.cookies().containsKey(COOKIE), fault::name);
        }
        assertEquals(1, audited().stream().filter("passkey.copied"::equals).count());
        assertEquals(2, audited().stream().filter("passkey.shown"::equals).count());
    }

    @Test
    void whatIsNotReadableIsToldAndNothingElse() {
        enrol();
        for (String field : List.of("rawId", "clientDataJSON", "authenticatorData", "signature")) {
            ObjectNode said = device.show(asked(browser));
            assertEquals(422, show(browser, PasskeyDevice.cut(said, field)).status(), field);
        }
        for (String text : List.of("", "{}", "[1]", "\"<script>\"", "{\"response\":7}", "{")) {
            assertEquals(422, show(browser, text).status(), text);
        }
        signIn(browser, "Ada");
        for (String field : List.of("clientDataJSON", "attestationObject")) {
            ObjectNode said = new PasskeyDevice().make(options(begin(browser, PASSWORD)));
            assertEquals(422, add(browser, PasskeyDevice.cut(said, field)).status(), field);
        }
        assertEquals(422, add(browser, "{}").status());
    }

    @Test
    void whatWasAskedOfOneAccountIsAddedToNoOtherAndOnce() {
        account("Eve");
        signIn(browser, "Ada");
        signIn(other, "Eve");
        String said = device.make(options(begin(browser, PASSWORD))).toString();
        assertEquals(422, add(other, said).status());
        assertEquals(422, add(browser, said).status(), "it was used up by that");
        device.origin = "https://evil.example";
        assertEquals(
                422,
                add(browser, device.make(options(begin(browser, PASSWORD))).toString()).status());
        device.origin = "https://coop.example";
        said = device.make(options(begin(browser, PASSWORD))).toString();
        assertEquals(303, add(browser, said).status());
        assertEquals(422, add(browser, said).status());
        String again = device.make(options(begin(other, PASSWORD))).toString();
        assertEquals(422, add(other, again).status(), "it is Ada's");
        assertEquals(1, passkeys.ofAccount(coop, ada.id()).size());
    }

    @Test
    void isTheSecondFactorThatACoopAsksFor() {
        enrol();
        requireSecondFactor();
        assertEquals(303, show(browser, device.show(asked(browser)).toString()).status());
        assertEquals(200, browser.get("/account").status(), "it stands for both");
        browser.cookies().clear();

        assertEquals("/sign-in/code?then=%2F", signIn(browser, "Ada").location());
        assertEquals(303, browser.get("/account").status());
        Page form = browser.get("/sign-in/code");
        assertFalse(form.text().contains("name=\"code\""), form.text());
        String csrf = form.value("_csrf");
        assertEquals(
                422, second(csrf, new PasskeyDevice().show(second(csrf))).status(), "not Ada's");
        String before = browser.cookies().get(COOKIE);
        device.verifies = false;
        assertEquals(303, second(csrf, device.show(second(csrf))).status());
        assertNotEquals(before, browser.cookies().get(COOKIE));
        assertEquals(200, browser.get("/account").status());
    }

    private String second(String csrf) {
        return browser.post("/sign-in/code/passkey/options", Map.of("_csrf", csrf)).text();
    }

    private Page second(String csrf, ObjectNode said) {
        return browser.post(
                "/sign-in/code/passkey",
                Map.of("_csrf", csrf, "credential", said.toString(), "then", "/account"));
    }

    @Test
    void isAddedWhileSigningInWhereACoopAsksForASecondFactor() {
        requireSecondFactor();
        signIn(browser, "Ada");
        String path = "/sign-in/second-factor/passkey";
        String csrf = browser.get("/sign-in/second-factor").value("_csrf");
        String asked = browser.post(path + "/options", Map.of("_csrf", csrf)).text();
        device.host = "evil.example";
        Map<String, String> bad =
                Map.of("_csrf", csrf, "credential", device.make(asked).toString());
        assertEquals(422, browser.post(path, bad).status());
        device.host = "coop.example";
        asked = browser.post(path + "/options", Map.of("_csrf", csrf)).text();
        String said = device.make(asked).toString();
        Page in = browser.post(path, Map.of("_csrf", csrf, "credential", said));
        assertEquals("/", in.location(), in::text);
        assertEquals(200, browser.get("/account").status());
    }

    @Test
    void isTakenAwayByTheAdministratorOfTheSameCoopAlone() {
        enrol();
        String path = "/api/v1/accounts/" + ada.id() + "/second-factor";
        api.delete(fixtures.coop().administrator().token(), path);
        assertTrue(passkeys.any(coop, ada.id()));
        assertEquals(204, api.delete(made.administrator().token(), path).status());
        assertFalse(passkeys.any(coop, ada.id()));
    }

    @Test
    void guessingIsSlowedDown() {
        enrol();
        for (int i = 0; i < 50; i++) {
            show(browser, "{}");
        }
        Page slowed = show(browser, device.show(asked(browser)).toString());
        assertEquals(429, slowed.status());
        clock.pass(Duration.ofMinutes(20));
        assertEquals(303, show(browser, device.show(asked(browser)).toString()).status());
    }
}
