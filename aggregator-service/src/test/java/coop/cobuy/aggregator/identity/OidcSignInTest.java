package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.OidcSignIn.Begun;
import coop.cobuy.aggregator.identity.OidcSignIn.Outcome;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Signing in by a provider that signs real tokens, and by one that signs wrong ones. */
@MicronautTest(transactional = false)
class OidcSignInTest implements TestServers {

    private static final PageSignIn.Visit VISIT =
            new PageSignIn.Visit("10.0.0.1", "browser", false);

    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject PageSessions sessions;
    @Inject OidcSignIn oidc;
    @Inject SecondFactors factors;
    private final FakeProvider provider = new FakeProvider();
    private CoopId coop;
    private Account ada;
    private PageSession session;
    private String subject;
    private int count;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.oidc.issuer", provider.issuer());
        properties.put("cobuy.oidc.client-id", FakeProvider.CLIENT);
        properties.put("cobuy.oidc.client-secret", FakeProvider.SECRET);
        return properties;
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @BeforeEach
    void makeAccount() {
        provider.claims = UnaryOperator.identity();
        provider.foreignKey = false;
        coop = fixtures.coop().id();
        ada = account("Ada");
        session = session(ada);
        subject = "subject-" + ++count;
    }

    private Account account(String name) {
        return accounts.create(
                coop, new NewAccount(name, null, null, Set.of(Role.BUYER), null, null, null));
    }

    private PageSession session(Account account) {
        return sessions.start(
                        new PageSessions.Wanted(
                                coop, account.id(), Stage.SIGNED_IN, false, false, "browser"),
                        null)
                .session();
    }

    private Outcome comeBack(Begun begun, PageSession with) {
        Map<String, String> back = provider.signIn(begun.provider(), subject);
        return oidc.complete(back.get("code"), back.get("state"), begun.state(), VISIT, with);
    }

    private Begun begin(PageSession link) {
        return oidc.begin(link, "/shop").orElseThrow();
    }

    private void link() {
        assertInstanceOf(Outcome.Linked.class, comeBack(begin(session), session));
    }

    @Test
    void whoIsLinkedComesInAndNobodyElse() {
        assertInstanceOf(Outcome.NobodyLinked.class, comeBack(begin(null), null));
        link();
        assertTrue(oidc.isLinked(coop, ada.id()));
        Outcome.SignedIn in = assertInstanceOf(Outcome.SignedIn.class, comeBack(begin(null), null));
        assertEquals("/shop", in.then());
        assertEquals(ada.id(), in.started().session().account());
        assertEquals(Stage.SIGNED_IN, in.started().session().stage());
        subject = "somebody else";
        assertInstanceOf(Outcome.NobodyLinked.class, comeBack(begin(null), null));
    }

    @Test
    void oneIdentityIsOneAccountsAlone() {
        link();
        PageSession bobs = session(account("Bob"));
        assertInstanceOf(Outcome.LinkedElsewhere.class, comeBack(begin(bobs), bobs));
        assertInstanceOf(
                Outcome.Failed.class,
                comeBack(begin(session), bobs),
                "begun for one account, come back as another");
        assertInstanceOf(Outcome.Failed.class, comeBack(begin(session), null));
    }

    @Test
    void anAttemptIsOfOneBrowserAndEndsOnce() {
        link();
        Begun begun = begin(null);
        Map<String, String> back = provider.signIn(begun.provider(), subject);
        String code = back.get("code");
        String state = back.get("state");
        assertInstanceOf(Outcome.Failed.class, oidc.complete(code, state, null, VISIT, null));
        assertInstanceOf(Outcome.Failed.class, oidc.complete(code, state, "other", VISIT, null));
        assertInstanceOf(Outcome.Failed.class, oidc.complete(code, "x", "x", VISIT, null));
        assertInstanceOf(Outcome.Failed.class, oidc.complete(null, state, state, VISIT, null));
        assertInstanceOf(Outcome.SignedIn.class, oidc.complete(code, state, state, VISIT, null));
        assertInstanceOf(Outcome.Failed.class, oidc.complete(code, state, state, VISIT, null));
    }

    @Test
    void aCodeOfAnotherAttemptIsRefusedByItsVerifier() {
        link();
        String code = provider.signIn(begin(null).provider(), subject).get("code");
        Begun begun = begin(null);
        int before = provider.refused;
        assertInstanceOf(
                Outcome.Failed.class,
                oidc.complete(code, begun.state(), begun.state(), VISIT, null));
        assertEquals(before + 1, provider.refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "audience", "issuer", "expired", "key"})
    void aTokenThatIsNotForUsSignsNobodyIn(String wrong) {
        link();
        provider.foreignKey = wrong.equals("key");
        provider.claims =
                claims ->
                        switch (wrong) {
                            case "nonce" -> claims.claim("nonce", "another");
                            case "audience" -> claims.audience("somebody else");
                            case "issuer" -> claims.issuer("https://evil.example");
                            case "expired" ->
                                    claims.expirationTime(
                                            Date.from(Instant.now().minusSeconds(300)));
                            default -> claims;
                        };
        assertInstanceOf(Outcome.Failed.class, comeBack(begin(null), null));
    }

    @Test
    void aLockedAccountIsNobodysAndAPasswordGivenAnewEndsTheLink() {
        link();
        accounts.change(coop, ada.id(), new AccountChange(null, null, null, null, null, false));
        assertInstanceOf(Outcome.NobodyLinked.class, comeBack(begin(null), null));
        accounts.change(coop, ada.id(), new AccountChange(null, null, null, null, null, true));
        assertInstanceOf(Outcome.SignedIn.class, comeBack(begin(null), null));
        accounts.change(
                coop, ada.id(), new AccountChange(null, "given anew!", null, null, null, null));
        assertInstanceOf(Outcome.NobodyLinked.class, comeBack(begin(null), null));
    }

    @Test
    void aSecondFactorIsAskedForAllTheSame() {
        link();
        factors.require(fixtures.person(coop, Role.ADMINISTRATOR).caller(), true);
        Outcome.SignedIn in = assertInstanceOf(Outcome.SignedIn.class, comeBack(begin(null), null));
        assertEquals(Stage.FACTOR_NEEDED, in.started().session().stage());
    }
}
