package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Browser;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Accounts of one person in several co-ops: who comes from one into another, and who does not. */
@MicronautTest(transactional = false)
class LinkedAccountsTest implements TestServers {

    private static final String PASSWORD = "four words and more";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject PageSessions sessions;
    @Inject LinkedAccounts links;
    @Inject SecondFactors factors;
    private CoopId here;
    private CoopId there;
    private Account ada;
    private Account also;

    @BeforeEach
    void makeAccounts() {
        here = fixtures.coop().id();
        there = fixtures.coop().id();
        ada = account(here, Role.MEMBER);
        also = account(there, Role.BUYER);
    }

    private Account account(CoopId coop, Role role) {
        return accounts.create(
                coop, new NewAccount("Ada", null, PASSWORD, Set.of(role), null, null, null));
    }

    private PageSession session(CoopId coop, AccountId account) {
        return sessions.start(
                        new PageSessions.Wanted(
                                coop, account, Stage.SIGNED_IN, false, false, "browser"),
                        null)
                .session();
    }

    private LinkedAccounts.Shown shown(String password) {
        return new LinkedAccounts.Shown(there, "Ada", password, null, "10.0.0.1");
    }

    private static String code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(Refused.class, call).reason().name();
    }

    @Test
    void aSessionGoesOnInTheOtherCoopWithTheRolesThere() {
        PageSession session = session(here, ada.id());
        assertEquals("ACCOUNT_UNKNOWN", code(() -> links.goOnAs(session, there, also.id())));
        links.link(session, shown(PASSWORD));
        List<LinkedAccounts.Linked> others = links.others(session);
        assertEquals(List.of(also.id()), others.stream().map(o -> o.account()).toList());
        PageSessions.Started started = links.goOnAs(session, there, also.id());
        Browser browser = new Browser(api);
        browser.cookies().put("cobuy-session", started.secret());
        assertEquals(there.toString(), browser.get("/api/v1/me").text("/coop"));
        assertEquals("[\"BUYER\"]", browser.get("/api/v1/me").json().get("roles").toString());
        assertTrue(sessions.ofAccount(here, ada.id()).isEmpty(), "the one before has ended");
        PageSessions.Started back = links.goOnAs(started.session(), here, ada.id());
        assertEquals(here, back.session().coop());
    }

    @Test
    void nobodyLinksAnAccountWithoutItsPassword() {
        PageSession session = session(here, ada.id());
        assertEquals(
                "WRONG_NAME_OR_PASSWORD", code(() -> links.link(session, shown(PASSWORD + "!"))));
        assertTrue(links.others(session).isEmpty());
    }

    @Test
    void aPasswordThatIsGivenAnewOpensNoOtherCoop() {
        links.link(session(here, ada.id()), shown(PASSWORD));
        AccountChange change = new AccountChange(null, "given by somebody", null, null, null, null);
        accounts.change(here, ada.id(), change);
        PageSession session = session(here, ada.id());
        assertTrue(links.others(session).isEmpty());
        assertEquals("ACCOUNT_UNKNOWN", code(() -> links.goOnAs(session, there, also.id())));
    }

    @Test
    void aLockedAccountIsNotEntered() {
        PageSession session = session(here, ada.id());
        links.link(session, shown(PASSWORD));
        accounts.change(there, also.id(), new AccountChange(null, null, null, null, null, false));
        assertTrue(links.others(session).isEmpty());
        assertEquals("ACCOUNT_UNKNOWN", code(() -> links.goOnAs(session, there, also.id())));
    }

    @Test
    void whatTheOtherCoopAsksBeyondAPasswordIsStillToBeShown() {
        PageSession session = session(here, ada.id());
        links.link(session, shown(PASSWORD));
        factors.require(fixtures.person(there, Role.ADMINISTRATOR).caller(), true);
        PageSessions.Started started = links.goOnAs(session, there, also.id());
        assertEquals(Stage.FACTOR_NEEDED, started.session().stage());
        assertEquals(
                "ACCOUNT_UNKNOWN", code(() -> links.goOnAs(started.session(), here, ada.id())));
    }

    @Test
    void unlinkingLeavesTheOthersLinked() {
        CoopId third = fixtures.coop().id();
        Account more = account(third, Role.MEMBER);
        PageSession session = session(here, ada.id());
        links.link(session, shown(PASSWORD));
        links.link(session, new LinkedAccounts.Shown(third, "Ada", PASSWORD, null, "10.0.0.1"));
        links.unlink(session);
        assertTrue(links.others(session).isEmpty());
        assertEquals(
                List.of(more.id()),
                links.others(session(there, also.id())).stream().map(o -> o.account()).toList());
    }
}
