package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.identity.Tokens;
import coop.cobuy.id.CoopId;

import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The short way for known tokens opens nothing that the framework's own way keeps shut. A token is
 * known from its second request on.
 */
@MicronautTest(transactional = false)
class KnownCallerFilterTest implements TestServers {

    private static final String ME = "/api/v1/me";
    private static final UUID NOBODY = new UUID(1, 2);

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Tokens tokens;
    @Inject KnownCallers known;
    private final Moved clock = new Moved();
    private TestCoop coop;
    private TestCoop other;

    /** The system's time, or later. */
    private static final class Moved extends Clock {

        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)).instant().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @BeforeAll
    void makeCoops() {
        coop = fixtures.coop();
        other = fixtures.coop();
    }

    /** A token of the same account that nobody has used. */
    private String unknownTokenOf(CoopId of, Person person) {
        return tokens.issue(of, person.account(), "fresh", Duration.ofHours(1)).secret();
    }

    private String knownTokenOf(CoopId of, Person person) {
        String token = unknownTokenOf(of, person);
        assertEquals(200, api.get(token, ME).status());
        assertTrue(known.find(token) != null, "looked up a moment ago, so known");
        return token;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # route that names roles for itself, for its class, for itself against its class, or none
                    GET    | /api/v1/me
                    GET    | /api/v1/accounts
                    GET    | /api/v1/coop
                    PATCH  | /api/v1/coop
                    POST   | /api/v1/coops
                    POST   | /api/v1/suppliers
                    GET    | /api/v1/offers
                    POST   | /api/v1/offers/import
                    POST   | /api/v1/rounds
                    GET    | /api/v1/rounds
                    GET    | /api/v1/rounds/NOBODY/orders
                    PUT    | /api/v1/rounds/NOBODY/orders/NOBODY
                    POST   | /api/v1/rounds/NOBODY/orders/NOBODY/corrections
                    POST   | /api/v1/rounds/NOBODY/orders/import
                    GET    | /api/v1/rounds/NOBODY/demand
                    GET    | /api/v1/parked-members
                    GET    | /api/v1/purchase-orders
                    GET    | /api/v1/purchase-orders/NOBODY
                    POST   | /api/v1/purchase-orders/NOBODY/approval
                    POST   | /api/v1/payments
                    GET    | /api/v1/ledger/totals
                    POST   | /api/v1/invoices
                    GET    | /api/v1/invoices
                    POST   | /api/v1/plans
                    GET    | /api/v1/notices
                    GET    | /api/v1/no-such-thing
                    DELETE | /api/v1/me
                    GET    | /health/liveness
                    GET    | /openapi/openapi.json
                    """)
    void aKnownTokenGetsTheAnswerThatAnUnknownOneGets(String method, String route) {
        String path = route.replace("NOBODY", NOBODY.toString());
        Object body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        for (Person person :
                List.of(
                        coop.member(),
                        coop.buyer(),
                        coop.supplier(),
                        coop.bookkeeper(),
                        coop.administrator())) {
            Answer cold = api.send(method, unknownTokenOf(coop.id(), person), path, body);
            Answer warm = api.send(method, knownTokenOf(coop.id(), person), path, body);
            String who = person.caller().roles() + " " + method + " " + path;
            assertEquals(cold.status(), warm.status(), who);
            assertEquals(cold.code(), warm.code(), who);
        }
    }

    @Test
    void aKnownTokenOfTheWrongRoleIsForbidden() {
        String member = knownTokenOf(coop.id(), coop.member());
        String supplier = knownTokenOf(coop.id(), coop.supplier());
        String buyer = knownTokenOf(coop.id(), coop.buyer());
        String correction = "/api/v1/rounds/" + NOBODY + "/orders/" + NOBODY + "/corrections";
        assertForbidden(api.post(member, correction, "{}"));
        assertForbidden(
                api.post(supplier, "/api/v1/offers/import", "sku\n", "Content-Type", "text/csv"));
        assertForbidden(api.get(supplier, "/api/v1/rounds"));
        assertForbidden(api.get(buyer, "/api/v1/accounts"));
        assertForbidden(api.post(buyer, "/api/v1/coops", "{}"));
    }

    private static void assertForbidden(Answer answer) {
        assertEquals(403, answer.status(), answer.json()::toString);
        assertEquals("FORBIDDEN", answer.code());
    }

    @Test
    void aKnownTokenThatExpiresIsGoodForNothingFromThatMomentOn() {
        String token = knownTokenOf(coop.id(), coop.buyer());
        clock.by = Duration.ofHours(1);
        try {
            assertUnauthorized(api.get(token, ME));
        } finally {
            clock.by = Duration.ZERO;
        }
        assertEquals(200, api.get(token, ME).status());
    }

    private static void assertUnauthorized(Answer answer) {
        assertEquals(401, answer.status(), answer.json()::toString);
        assertEquals("UNAUTHORIZED", answer.code());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
    }

    @Test
    void aKnownTokenThatIsRevokedIsGoodForNothingAndTheAccountsOthersStayGood() {
        Person person = fixtures.person(coop.id(), Role.BUYER);
        String path = "/api/v1/accounts/" + person.account() + "/tokens";
        Answer made = api.post(person.token(), path, "{\"name\":\"laptop\"}");
        String token = made.text("/token");
        assertEquals(200, api.get(token, ME).status());
        assertEquals(200, api.get(token, ME).status());
        assertEquals(204, api.delete(person.token(), path + "/" + made.text("/id")).status());
        assertUnauthorized(api.get(token, ME));
        assertEquals(200, api.get(person.token(), ME).status());
    }

    @Test
    void anAccountThatIsLockedWhileItsTokenIsKnownIsLockedAtOnce() {
        Person person = fixtures.person(coop.id(), Role.BUYER);
        assertEquals(200, api.get(person.token(), "/api/v1/offers").status());
        assertEquals(200, api.get(person.token(), "/api/v1/offers").status());
        change(person, "{\"active\":false}");
        assertUnauthorized(api.get(person.token(), "/api/v1/offers"));
        change(person, "{\"active\":true}");
        assertEquals(200, api.get(person.token(), "/api/v1/offers").status());
    }

    @Test
    void aRoleThatIsTakenWhileTheTokenIsKnownIsGoneAtOnce() {
        Person person = fixtures.person(coop.id(), Role.BUYER, Role.ADMINISTRATOR);
        assertEquals(200, api.get(person.token(), "/api/v1/accounts").status());
        assertEquals(200, api.get(person.token(), "/api/v1/accounts").status());
        change(person, "{\"roles\":[\"BUYER\"]}");
        assertForbidden(api.get(person.token(), "/api/v1/accounts"));
        assertEquals(200, api.get(person.token(), "/api/v1/rounds").status());
    }

    private void change(Person person, String patch) {
        String path = "/api/v1/accounts/" + person.account();
        assertEquals(200, api.patch(coop.administrator().token(), path, patch).status());
    }

    @Test
    void aChangeThatIsRefusedForgetsNobody() {
        TestCoop here = fixtures.coop();
        String token = knownTokenOf(here.id(), here.administrator());
        String path = "/api/v1/accounts/" + here.administrator().account();
        assertEquals("LAST_ADMINISTRATOR", api.patch(token, path, "{\"active\":false}").code());
        assertTrue(known.find(token) != null, "the transaction was rolled back");
    }

    @Test
    void whatALookupSaidBeforeAChangeIsNotKeptAfterIt() {
        long before = known.changes();
        known.forget(coop.member().account());
        var late = new CallerLookup.Holder(coop.buyer().caller(), clock.instant().plusSeconds(60));
        known.keep("late", late, before);
        assertEquals(null, known.find("late"));
        known.keep("in time", late, known.changes());
        assertTrue(known.find("in time") != null);
    }

    @Test
    void aKnownTokenSeesNothingOfAnotherCoop() {
        String token = knownTokenOf(coop.id(), coop.administrator());
        String theirs = "/api/v1/accounts/" + other.buyer().account();
        assertEquals(404, api.get(token, theirs).status());
        assertEquals(404, api.patch(token, theirs, "{\"active\":false}").status());
        assertEquals(404, api.post(token, theirs + "/tokens", "{\"name\":\"x\"}").status());
        assertEquals(coop.id().toString(), api.get(token, ME).text("/coop"));
        String otherToken = knownTokenOf(other.id(), other.administrator());
        assertEquals(other.id().toString(), api.get(otherToken, ME).text("/coop"));
    }

    @Test
    void noTokenAtAllIsUnauthorizedEvenIfTheLastCallerWasKnown() {
        knownTokenOf(coop.id(), coop.buyer());
        assertUnauthorized(api.get(null, ME));
        assertUnauthorized(api.get(null, "/api/v1/offers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKEN",
                "Bearer",
                "Bearer ",
                "BearerTOKEN",
                "Bearer TOKENx",
                "Bearer  TOKEN",
                "Bearer TOKEN TOKEN",
                "Bearer TOKEN, Basic x",
                "Basic TOKEN",
                "Token TOKEN",
                "Bearer \"TOKEN\""
            })
    void aMalformedHeaderWithAKnownTokenInItIsUnauthorized(String header) {
        String token = knownTokenOf(coop.id(), coop.buyer());
        Answer answer = api.get(null, ME, "Authorization", header.replace("TOKEN", token));
        assertUnauthorized(answer);
    }
}
