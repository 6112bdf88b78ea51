package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Browser;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.MovedClock;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;

import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a session's cookie opens, to whom, and for how long. */
@MicronautTest(transactional = false)
class PageSessionTest implements TestServers {

    private static final String COOKIE = "cobuy-session";
    private static final String PASSWORD = "four words and more";
    private static final String ME = "/api/v1/me";
    private static final String JSON = "application/json";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject PageSessions sessions;
    private final MovedClock clock = new MovedClock();
    private CoopId coop;
    private Account ada;
    private Browser browser;

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @BeforeAll
    void makeAccount() {
        coop = fixtures.coop().id();
        ada = account("Ada");
    }

    private Account account(String name) {
        return accounts.create(
                coop, new NewAccount(name, null, PASSWORD, Set.of(Role.BUYER), null, null, null));
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(api);
        clock.pass(Duration.ofHours(1)); // whatever was tried too often is forgotten
    }

    private String secret() {
        return browser.cookies().get(COOKIE);
    }

    private String formToken() {
        return sessions.find(secret()).orElseThrow().formToken();
    }

    @Test
    void aCookieOpensWhatABearerTokenOpens() {
        Answer in = browser.signIn(coop, "ada ", PASSWORD, "then", "/desk?x=1");
        assertEquals(303, in.status(), in.json()::toString);
        assertEquals("/desk?x=1", in.headers().firstValue("Location").orElse(""));
        Answer me = browser.get(ME);
        assertEquals(200, me.status(), me.json()::toString);
        assertEquals("Ada", me.text("/name"));
        assertEquals(403, browser.get("/api/v1/accounts").status(), "not an administrator");
    }

    @Test
    void theCookieIsSeenByNoScriptAndSentByNoOtherSite() {
        Answer in = browser.signIn(coop, "Ada", PASSWORD);
        String header = in.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(header.matches("cobuy-session=[A-Za-z0-9_-]{43};.*"), header);
        Set<String> attributes = Set.of(header.split("; *"));
        assertTrue(attributes.containsAll(Set.of("HTTPOnly", "SameSite=Lax", "Path=/")), header);
        assertFalse(header.contains("Max-Age") || header.contains("Domain"), header);
        Answer remembered = browser.signIn(coop, "Ada", PASSWORD, "remember", "true");
        assertTrue(
                remembered
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElse("")
                        .contains("Max-Age=2592000"));
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertEquals(422, browser.signIn(coop, "Ada", PASSWORD + "!").status());
        assertEquals(422, browser.signIn(coop, "Nobody", PASSWORD).status());
        assertEquals(Map.of(), browser.cookies());
        assertEquals(401, browser.get(ME).status());
    }

    @Test
    void signingInGivesANewSecretWhateverTheBrowserHad() {
        browser.cookies().put(COOKIE, "a-secret-that-somebody-else-has-chosen-before-");
        browser.signIn(coop, "Ada", PASSWORD);
        String first = secret();
        assertNotEquals("a-secret-that-somebody-else-has-chosen-before-", first);
        browser.signIn(coop, "Ada", PASSWORD);
        assertNotEquals(first, secret());
        Browser thief = new Browser(api);
        thief.cookies().put(COOKIE, first);
        assertEquals(401, thief.get(ME).status(), "the session before has ended");
        assertEquals(200, browser.get(ME).status());
    }

    @Test
    void whatChangesSomethingNeedsTheTokenOfItsOwnSession() {
        browser.signIn(coop, "Ada", PASSWORD);
        String tokens = "/api/v1/accounts/" + ada.id() + "/tokens";
        Browser other = new Browser(api);
        other.signIn(coop, "Ada", PASSWORD);
        String others = sessions.find(other.cookies().get(COOKIE)).orElseThrow().formToken();
        for (String token : new String[] {"", "x", others, secret()}) {
            Answer refused =
                    browser.send("POST", tokens, "{\"name\":\"x\"}", JSON, "X-CSRF-Token", token);
            assertEquals(403, refused.status());
            assertEquals("FORM_OF_ANOTHER_SESSION", refused.code());
            Answer unsigned = browser.form("/sign-out", "_csrf", token);
            assertEquals(403, unsigned.status(), unsigned.json()::toString);
        }
        assertEquals(403, browser.send("POST", tokens, "{\"name\":\"x\"}", JSON).status());
        Answer bare = browser.form("/sign-out");
        assertEquals(403, bare.status(), bare.json()::toString);
        assertEquals(200, browser.get(ME).status());
        Answer made =
                browser.send("POST", tokens, "{\"name\":\"x\"}", JSON, "X-CSRF-Token", formToken());
        assertEquals(201, made.status(), made.json()::toString);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    https://evil.example  | -           | 403
                    null                  | -           | 403
                    null                  | same-origin | 403
                    http://127.0.0.1:8080 | -           | 303
                    http://127.0.0.1:8080 | cross-site  | 403
                    -                     | same-site   | 403
                    -                     | none        | 303
                    -                     | -           | 303
                    not an origin         | -           | 403
                    """,
            delimiter = '|')
    void aFormOfAnotherSiteSignsNobodyInOrOut(String origin, String site, int status) {
        List<String> headers = new ArrayList<>();
        if (origin != null) {
            headers.addAll(List.of("Origin", origin));
        }
        if (site != null) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        String[] sent = headers.toArray(String[]::new);
        String[] fields = {"coop", coop.toString(), "name", "Ada", "password", PASSWORD};
        Answer in = browser.form("/sign-in", fields, sent);
        assertEquals(status, in.status(), in.json()::toString);
        browser.signIn(coop, "Ada", PASSWORD);
        String[] out = {"_csrf", formToken()};
        assertEquals(status, browser.form("/sign-out", out, sent).status());
    }

    @Test
    void theTokenIsFoundInAFormWithAFileToo() {
        browser.signIn(coop, "Ada", PASSWORD);
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n--b--\r\n";
        String type = "multipart/form-data; boundary=b";
        Answer wrong = browser.send("POST", "/sign-out", body.formatted("x"), type);
        assertEquals(403, wrong.status());
        Answer right = browser.send("POST", "/sign-out", body.formatted(formToken()), type);
        assertEquals(415, right.status(), "let through to a route that takes no files");
    }

    @Test
    void aSessionEndsWhenItIsSignedOutHereOrEverywhere() {
        browser.signIn(coop, "Ada", PASSWORD);
        String secret = secret();
        Browser phone = new Browser(api);
        phone.signIn(coop, "Ada", PASSWORD);
        assertEquals(303, browser.form("/sign-out", "_csrf", formToken()).status());
        assertEquals(Map.of(), browser.cookies());
        browser.cookies().put(COOKIE, secret);
        assertEquals(401, browser.get(ME).status(), "the cookie alone is worth nothing");
        assertEquals(200, phone.get(ME).status());
        browser.cookies().clear();
        browser.signIn(coop, "Ada", PASSWORD);
        browser.form("/sign-out", "_csrf", formToken(), "everywhere", "true");
        assertEquals(401, phone.get(ME).status());
    }

    @Test
    void aSessionThatNobodyUsesEndsAfterTwoHoursAndAnyAfterTwelve() {
        browser.signIn(coop, "Ada", PASSWORD);
        for (int i = 0; i < 7; i++) {
            clock.pass(Duration.ofMinutes(95));
            assertEquals(200, browser.get(ME).status(), "used " + i + " times");
        }
        clock.pass(Duration.ofMinutes(55));
        assertEquals(401, browser.get(ME).status(), "twelve hours are over");
        browser.signIn(coop, "Ada", PASSWORD);
        clock.pass(Duration.ofHours(2));
        assertEquals(401, browser.get(ME).status());
        browser.signIn(coop, "Ada", PASSWORD, "remember", "true");
        clock.pass(Duration.ofDays(29));
        assertEquals(200, browser.get(ME).status());
        clock.pass(Duration.ofDays(1));
        assertEquals(401, browser.get(ME).status());
    }

    @Test
    void anAccountThatIsLockedIsOutAtOnce() {
        Account bea = account("Bea");
        browser.signIn(coop, "Bea", PASSWORD);
        assertEquals(200, browser.get(ME).status());
        accounts.change(coop, bea.id(), new AccountChange(null, null, null, null, null, false));
        assertEquals(401, browser.get(ME).status());
        assertEquals(422, browser.signIn(coop, "Bea", PASSWORD).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "evil",
                "/a\r\nSet-Cookie: x=y",
                ""
            })
    void afterSigningInNobodyIsSentElsewhere(String then) {
        Answer in = browser.signIn(coop, "Ada", PASSWORD, "then", then);
        assertEquals("/", in.headers().firstValue("Location").orElse(""));
    }

    @Test
    void aCookieIsNoBearerTokenAndTheOtherWayRound() {
        browser.signIn(coop, "Ada", PASSWORD);
        assertEquals(401, api.get(secret(), ME).status());
        Fixtures.Person administrator = fixtures.person(coop, Role.ADMINISTRATOR);
        Answer both = browser.get(ME, "Authorization", "Bearer " + administrator.token());
        assertEquals(administrator.account().toString(), both.text("/account"));
        browser.cookies().put(COOKIE, administrator.token());
        assertEquals(401, browser.get(ME).status());
        for (String odd : new String[] {"x", "a".repeat(3000), "%00", "\"\""}) {
            browser.cookies().put(COOKIE, odd);
            assertEquals(401, browser.get(ME).status(), odd);
        }
    }
}
