package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Browser;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody does with their own account, and what is left when it is erased. */
@MicronautTest(transactional = false)
class OwnAccountTest implements TestServers {

    private static final String PASSWORD = "four words and more";
    private static final String OTHER = "quite another password";
    private static final String ME = "/api/v1/me";
    private static final String JSON = "application/json";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject Members members;
    @Inject Tokens tokens;
    @Inject PageSessions sessions;
    private CoopId coop;
    private String administrator;

    @BeforeEach
    void makeCoop() {
        Fixtures.TestCoop made = fixtures.coop();
        coop = made.id();
        administrator = made.administrator().token();
    }

    private Account account(String name, MemberId member) {
        return accounts.create(
                coop,
                new NewAccount(
                        name,
                        name + "@example.org",
                        PASSWORD,
                        Set.of(Role.MEMBER),
                        member,
                        null,
                        null));
    }

    private Member household(String number) {
        return members.create(coop, new NewMember(number, "The Smiths", "smith@example.org"));
    }

    private String token(Account account) {
        return tokens.issue(coop, account.id(), "mine", Duration.ofDays(1)).secret();
    }

    private Answer put(Browser browser, String path, Object body) {
        String secret = browser.cookies().get("cobuy-session");
        String formToken = sessions.find(secret).orElseThrow().formToken();
        return browser.send("PUT", path, body, JSON, "X-CSRF-Token", formToken);
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndSignsOutEverywhereElse() {
        account("Ada", null);
        Browser here = new Browser(api);
        here.signIn(coop, "Ada", PASSWORD);
        Browser elsewhere = new Browser(api);
        elsewhere.signIn(coop, "Ada", PASSWORD);
        assertEquals(2, here.get(ME + "/sessions").json().get("items").size());
        Map<String, String> wrong = Map.of("password", OTHER, "newPassword", OTHER);
        assertEquals("WRONG_PASSWORD", put(here, ME + "/password", wrong).code());
        Map<String, String> shorter = Map.of("password", PASSWORD, "newPassword", "short");
        assertEquals(400, put(here, ME + "/password", shorter).status());
        Map<String, String> right = Map.of("password", PASSWORD, "newPassword", OTHER);
        String before = here.cookies().get("cobuy-session");
        assertEquals(204, put(here, ME + "/password", right).status());
        assertFalse(before.equals(here.cookies().get("cobuy-session")), "a new secret");
        assertEquals(200, here.get(ME).status());
        assertEquals(401, elsewhere.get(ME).status());
        assertEquals(422, elsewhere.signIn(coop, "Ada", PASSWORD).status());
        assertEquals(303, elsewhere.signIn(coop, "Ada", OTHER).status());
    }

    @Test
    void aDeviceIsSignedOutByItsOwnAccountAlone() {
        Account ada = account("Ada", null);
        Browser browser = new Browser(api);
        browser.signIn(coop, "Ada", PASSWORD);
        String token = token(ada);
        String path = ME + "/sessions/" + api.get(token, ME + "/sessions").text("/items/0/id");
        assertEquals(204, api.delete(administrator, path).status());
        assertEquals(200, browser.get(ME).status());
        assertEquals(204, api.delete(token, path).status());
        assertEquals(401, browser.get(ME).status());
        assertEquals(204, api.delete(token, path).status(), "again");
        JsonNode audit = api.get(administrator, "/api/v1/audit").json();
        List<String> actions = audit.findValuesAsText("action");
        assertEquals(1, Collections.frequency(actions, "session.ended"), audit::toString);
    }

    @Test
    void whatIsKeptIsGivenToThePersonAlone() {
        Member household = household("7");
        Account ada = account("Ada", household.id());
        account("Bob", null);
        String data = api.get(token(ada), ME + "/data").json().toString();
        assertTrue(data.contains("Ada@example.org") && data.contains("smith@example.org"), data);
        assertTrue(data.contains("\"mine\""), data);
        assertFalse(data.contains("Bob") || data.contains("argon2") || data.contains("cobuy_"));
    }

    @Test
    void whoIsErasedLeavesIdsAndNumbersAndNothingElse() {
        Member household = household("8");
        Account ada = account("Ada", household.id());
        Account bob = account("Bob", household.id());
        String token = token(ada);
        String erasure = ME + "/erasure";
        assertEquals("WRONG_PASSWORD", api.post(token, erasure, Map.of("password", "x")).code());
        assertEquals(204, api.post(token, erasure, Map.of("password", PASSWORD)).status());
        assertEquals(401, api.get(token, ME).status());
        assertEquals(422, new Browser(api).signIn(coop, "Ada", PASSWORD).status());
        Account left = accounts.find(coop, ada.id()).orElseThrow();
        assertEquals("former account " + ada.id(), left.name());
        assertFalse(left.active());
        assertEquals(null, left.email());
        assertEquals("The Smiths", members.find(coop, household.id()).orElseThrow().name());
        String path = "/api/v1/accounts/" + bob.id() + "/erasure";
        assertEquals(
                "ACCOUNT_UNKNOWN",
                api.post(fixtures.coop().administrator().token(), path, "").code());
        assertEquals(204, api.post(administrator, path, "").status());
        Member nobody = members.find(coop, household.id()).orElseThrow();
        assertEquals("Former member", nobody.name());
        assertEquals(null, nobody.email());
        assertEquals("8", nobody.number());
        assertFalse(nobody.active());
        String audit = api.get(administrator, "/api/v1/audit").json().toString();
        assertTrue(audit.contains("account.erased"), audit);
        assertFalse(audit.contains("Ada") || audit.contains("Bob"), audit);
    }

    @Test
    void theLastAdministratorIsNotErased() {
        Account boss =
                accounts.create(
                        coop,
                        new NewAccount(
                                "Boss",
                                null,
                                PASSWORD,
                                Set.of(Role.ADMINISTRATOR),
                                null,
                                null,
                                null));
        String path = "/api/v1/accounts/%s/erasure";
        String first = api.get(administrator, ME).text("/account");
        assertEquals(204, api.post(token(boss), path.formatted(first), "").status());
        assertEquals(
                "LAST_ADMINISTRATOR", api.post(token(boss), path.formatted(boss.id()), "").code());
    }
}
