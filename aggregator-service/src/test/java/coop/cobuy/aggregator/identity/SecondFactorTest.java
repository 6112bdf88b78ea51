package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a second factor opens, how often, and of whom it is asked. */
@MicronautTest(transactional = false)
class SecondFactorTest implements TestServers {

    private static final String PASSWORD = "four words and more";
    private static final String ME = "/api/v1/me";
    private static final String FACTOR = "/api/v1/me/second-factor";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject SecondFactors factors;
    @Inject SecondFactorRows rows;
    @Inject PageSessions sessions;
    @Inject PageSignIn pages;
    private final MovedClock clock = new MovedClock();
    private CoopId coop;
    private String administrator;
    private Account ada;

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void makeCoop() {
        Fixtures.TestCoop made = fixtures.coop();
        coop = made.id();
        administrator = made.administrator().token();
        ada = account("Ada", Role.BUYER);
    }

    private Account account(String name, Role role) {
        return accounts.create(
                coop, new NewAccount(name, null, PASSWORD, Set.of(role), null, null, null));
    }

    private Answer signIn(String name, String code) {
        Map<String, String> body =
                new HashMap<>(Map.of("coop", coop.toString(), "name", name, "password", PASSWORD));
        if (code != null) {
            body.put("code", code);
        }
        return api.post(null, "/api/v1/sessions", body);
    }

    private String appCode(Account account) {
        byte[] secret = rows.find(coop.value(), account.id().value()).orElseThrow().secret();
        return Totp.code(secret, Totp.step(clock.instant()));
    }

    private static String body(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    /** Gives an account a second factor by the API; its recovery codes. */
    private List<String> enrol(Account account) {
        String token = signIn(account.name(), null).text("/token");
        Answer begun = api.post(token, FACTOR, "");
        assertEquals(201, begun.status(), begun.json()::toString);
        assertTrue(begun.text("/uri").contains("secret=" + begun.text("/secret") + "&"));
        assertEquals(201, signIn(account.name(), null).status(), "it does not count yet");
        assertEquals("WRONG_CODE", api.post(token, FACTOR + "/confirmation", body("0")).code());
        Answer on = api.post(token, FACTOR + "/confirmation", body(appCode(account)));
        assertEquals(200, on.status(), on.json()::toString);
        return on.json().findPath("recoveryCodes").valueStream().map(n -> n.asText()).toList();
    }

    @Test
    void aPasswordAloneIsNotEnoughAndNoCodeIsGoodTwice() {
        enrol(ada);
        assertEquals("CODE_NEEDED", signIn("Ada", null).code());
        assertEquals("WRONG_CODE", signIn("Ada", appCode(ada)).code(), "used when it was set up");
        clock.pass(Duration.ofSeconds(30));
        String code = appCode(ada);
        assertEquals(201, signIn("Ada", code).status());
        assertEquals("WRONG_CODE", signIn("Ada", code).code());
        clock.pass(Duration.ofSeconds(30));
        assertEquals(201, signIn("Ada", appCode(ada)).status());
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        List<String> codes = enrol(ada);
        assertEquals(10, Set.copyOf(codes).size());
        assertTrue(codes.getFirst().matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"), codes.getFirst());
        String typed = codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
        assertEquals(201, signIn("Ada", typed).status());
        assertEquals("WRONG_CODE", signIn("Ada", codes.getFirst()).code());
        assertEquals(9, factors.recoveryCodesLeft(coop, ada.id()));
    }

    @Test
    void guessingCodesIsSlowedDown() {
        enrol(ada);
        for (int i = 0; i < 5; i++) {
            assertEquals("WRONG_CODE", signIn("Ada", "00000" + i).code());
        }
        clock.pass(Duration.ofSeconds(5));
        assertEquals("TOO_MANY_ATTEMPTS", signIn("Ada", appCode(ada)).code());
        clock.pass(Duration.ofSeconds(30));
        assertEquals(201, signIn("Ada", appCode(ada)).status());
    }

    @Test
    void aSessionThatStillNeedsACodeOpensNothing() {
        enrol(ada);
        Browser browser = new Browser(api);
        assertEquals(303, browser.signIn(coop, "Ada", PASSWORD).status());
        assertEquals(401, browser.get(ME).status());
        String secret = browser.cookies().get("cobuy-session");
        PageSession half = sessions.find(secret).orElseThrow();
        assertEquals(Stage.CODE_NEEDED, half.stage());
        assertInstanceOf(PageSignIn.Outcome.Wrong.class, pages.showCode(half, "123456"));
        clock.pass(Duration.ofSeconds(30));
        var in = (PageSignIn.Outcome.SignedIn) pages.showCode(half, appCode(ada));
        assertEquals(401, browser.get(ME).status(), "the secret before is worth nothing");
        browser.cookies().put("cobuy-session", in.started().secret());
        assertEquals(200, browser.get(ME).status());
        assertTrue(in.started().session().secondFactor());
    }

    @Test
    void aCoopMayAskForOneOfWhoBuysKeepsBooksOrAdministers() {
        assertEquals(
                200,
                api.put(administrator, "/api/v1/coop/sign-in", "{\"secondFactorRequired\":true}")
                        .status());
        account("Member", Role.MEMBER);
        assertEquals(201, signIn("Member", null).status());
        assertEquals("SECOND_FACTOR_MISSING", signIn("Ada", null).code());
        Browser browser = new Browser(api);
        browser.signIn(coop, "Ada", PASSWORD);
        assertEquals(401, browser.get(ME).status());
        String secret = browser.cookies().get("cobuy-session");
        PageSession half = sessions.find(secret).orElseThrow();
        assertEquals(Stage.FACTOR_NEEDED, half.stage());
        factors.begin(coop, ada.id());
        PageSignIn.Enrolled enrolled = pages.enrol(half, appCode(ada));
        browser.cookies().put("cobuy-session", enrolled.started().secret());
        assertEquals(200, browser.get(ME).status());
        clock.pass(Duration.ofSeconds(30));
        assertEquals(201, signIn("Ada", appCode(ada)).status());
    }

    @Test
    void whoHasLostAllIsHelpedByTheAdministratorOfTheSameCoopAlone() {
        enrol(ada);
        String path = "/api/v1/accounts/" + ada.id() + "/second-factor";
        String stranger = fixtures.coop().administrator().token();
        api.delete(stranger, path);
        assertEquals("CODE_NEEDED", signIn("Ada", null).code());
        assertEquals(204, api.delete(administrator, path).status());
        assertEquals(201, signIn("Ada", null).status());
    }

    @Test
    void takingOnesOwnAwayNeedsALastCode() {
        enrol(ada);
        clock.pass(Duration.ofSeconds(30));
        String token = signIn("Ada", appCode(ada)).text("/token");
        assertEquals("WRONG_CODE", api.post(token, FACTOR + "/removal", body("1")).code());
        assertEquals("SECOND_FACTOR_THERE", api.post(token, FACTOR, "").code());
        clock.pass(Duration.ofSeconds(30));
        assertEquals(204, api.post(token, FACTOR + "/removal", body(appCode(ada))).status());
        assertEquals(201, signIn("Ada", null).status());
    }
}
