package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.Role;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@MicronautTest(transactional = false)
class IdentityApiTest implements TestServers {

    private static final String OPERATOR = "an operator's token of 32 or more";

    @Inject Api api;
    @Inject Fixtures fixtures;
    private TestCoop coop;
    private TestCoop other;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.operator-token", OPERATOR);
        return properties;
    }

    @BeforeAll
    void makeCoops() {
        coop = fixtures.coop();
        other = fixtures.coop();
    }

    private static Map<String, Object> newCoop(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("currency", "EUR");
        body.put("zone", "Europe/Vienna");
        body.put(
                "administrator",
                Map.of("name", "Ada", "email", "ada@example.org", "password", "long enough!"));
        return body;
    }

    @Test
    void theOperatorMakesACoopWhoseAdministratorSignsIn() {
        Answer made = api.post(OPERATOR, "/api/v1/coops", newCoop("Am Fluss"));
        assertEquals(201, made.status(), made.json()::toString);
        String token = made.text("/token");
        assertTrue(token.matches("cobuy_[A-Za-z0-9_-]{43}"), token);
        Answer me = api.get(token, "/api/v1/me");
        assertEquals(made.text("/coop/id"), me.text("/coop"));
        assertEquals("Ada", me.text("/name"));
        assertEquals("[\"ADMINISTRATOR\"]", me.json().get("roles").toString());
        Map<String, String> credentials =
                Map.of("coop", made.text("/coop/id"), "name", "ADA ", "password", "long enough!");
        Answer session = api.post(null, "/api/v1/sessions", credentials);
        assertEquals(201, session.status(), session.json()::toString);
        assertEquals(200, api.get(session.text("/token"), "/api/v1/me").status());
        assertEquals("Europe/Vienna", api.get(token, "/api/v1/coop").text("/zone"));
    }

    @Test
    void aCoopIsMadeOnlyByTheOperatorAndOnlyOncePerId() {
        assertEquals(401, api.post(null, "/api/v1/coops", newCoop("X")).status());
        assertEquals(401, api.post(OPERATOR + "x", "/api/v1/coops", newCoop("X")).status());
        String administrator = coop.administrator().token();
        assertEquals(403, api.post(administrator, "/api/v1/coops", newCoop("X")).status());
        Map<String, Object> body = newCoop("Twice");
        body.put("id", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
        assertEquals(201, api.post(OPERATOR, "/api/v1/coops", body).status());
        assertEquals("COOP_EXISTS", api.post(OPERATOR, "/api/v1/coops", body).code());
    }

    @Test
    void theOperatorsTokenOpensNothingElse() {
        assertEquals(403, api.get(OPERATOR, "/api/v1/me").status());
        assertEquals(403, api.get(OPERATOR, "/api/v1/accounts").status());
    }

    @Test
    void allThatIsWrongWithACoopIsNamedAtOnce() {
        Answer answer =
                api.post(
                        OPERATOR,
                        "/api/v1/coops",
                        """
                        {"name": " ", "currency": "XXX", "zone": "Mars/Base", "contactMail": "no",
                         "administrator": {"name": "A\\u0007", "password": "short"}}
                        """);
        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/name",
                        "/currency",
                        "/zone",
                        "/contactMail",
                        "/administrator/password",
                        "/administrator/name"),
                answer.pointers().stream()
                        .sorted(
                                java.util.Comparator.comparingInt(
                                        List.of(
                                                        "/name",
                                                        "/currency",
                                                        "/zone",
                                                        "/contactMail",
                                                        "/administrator/password",
                                                        "/administrator/name")
                                                ::indexOf))
                        .toList());
    }

    @Test
    void meShowsWhoseATokenIs() {
        Person buyer = fixtures.buyer(coop.id(), 50_000);
        Answer me = api.get(buyer.token(), "/api/v1/me");
        assertEquals(coop.id().toString(), me.text("/coop"));
        assertEquals(buyer.account().toString(), me.text("/account"));
        assertEquals(50_000, me.json().at("/approvalLimit/minor").asLong());
        assertEquals("EUR", me.text("/approvalLimit/currency"));
        assertTrue(me.json().path("member").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({"''", "cobuy_", "cobuy_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Basic"})
    void anUnknownTokenIsUnauthorized(String token) {
        Answer answer = api.get(token, "/api/v1/me");
        assertEquals(401, answer.status());
        assertEquals("UNAUTHORIZED", answer.code());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
    }

    @Test
    void anAdministratorMakesChangesAndListsAccounts() {
        TestCoop here = fixtures.coop();
        String token = here.administrator().token();
        Answer made =
                api.post(
                        token,
                        "/api/v1/accounts",
                        """
                        {"name": "Bea", "email": "bea@example.org", "password": "ten letters",
                         "roles": ["BUYER", "MEMBER"],
                         "approvalLimit": {"minor": 100000, "currency": "EUR"}}
                        """);
        assertEquals(201, made.status(), made.json()::toString);
        assertEquals("[\"MEMBER\",\"BUYER\"]", made.json().get("roles").toString());
        String path = "/api/v1/accounts/" + made.text("/id");
        assertEquals(made.json(), api.get(token, path).json());
        Answer changed =
                api.patch(
                        token,
                        path,
                        """
                        {"roles": ["BUYER"], "approvalLimit": {"minor": 5, "currency": "EUR"}}
                        """);
        assertEquals("[\"BUYER\"]", changed.json().get("roles").toString());
        assertEquals("bea@example.org", changed.text("/email"));
        assertEquals(5, changed.json().at("/approvalLimit/minor").asLong());
        Answer both =
                api.patch(
                        token,
                        path,
                        """
                        {"noApprovalLimit": true, "approvalLimit": {"minor": 5, "currency": "EUR"}}
                        """);
        assertEquals(List.of("/noApprovalLimit"), both.pointers());
        Answer none = api.patch(token, path, "{\"noApprovalLimit\": true}");
        assertEquals(200, none.status(), none.json()::toString);
        assertTrue(none.json().path("approvalLimit").isMissingNode(), none.json()::toString);
        assertEquals(
                6,
                api.get(token, "/api/v1/accounts").json().get("items").size(),
                "five of the fixture and this one");
    }

    @Test
    void aListGoesOnWhereItsLinkSays() {
        TestCoop here = fixtures.coop();
        String token = here.administrator().token();
        Answer first = api.get(token, "/api/v1/accounts?limit=3");
        assertEquals(3, first.json().get("items").size());
        String next = first.next().orElseThrow();
        assertTrue(next.startsWith("/api/v1/accounts?"), next);
        Answer second = api.get(token, next);
        assertEquals(2, second.json().get("items").size());
        assertTrue(second.next().isEmpty());
        assertFalse(first.json().findValuesAsText("id").contains(second.text("/items/0/id")));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=x, limit",
        "cursor=%21, cursor",
        "cursor=AAAA, cursor"
    })
    void aListRefusesWhatItDidNotGive(String query, String pointer) {
        Answer answer = api.get(coop.administrator().token(), "/api/v1/accounts?" + query);
        assertEquals(400, answer.status());
        assertEquals(List.of(pointer), answer.pointers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"a","roles":["KING"]}                                  | /roles/0
                    {"name":"a","roles":["BUYER","BUYER"]}                         | /roles/1
                    {"name":"a","roles":[]}                                        | /roles
                    {"roles":["BUYER"]}                                            | /name
                    {"name":"a","roles":["BUYER"],"email":"a b@c"}                 | /email
                    {"name":"a","roles":["BUYER"],"king":true}                     | /king
                    {"name":"a","roles":["BUYER"],"member":"7"}                    | /member
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"minor":-1,"currency":"EUR"}} | /approvalLimit/minor
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"minor":1,"currency":"USD"}}  | /approvalLimit/currency
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"minor":1e30,"currency":"EUR"}} | /approvalLimit/minor
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"minor":1.5,"currency":"EUR"}} | /approvalLimit/minor
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"minor":"1","currency":"EUR"}} | /approvalLimit/minor
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"currency":"EUR"}} | /approvalLimit/minor
                    {"name":"a","roles":["BUYER"],"approvalLimit":{"minor":1}}     | /approvalLimit
                    {"name":"a",                                                   | ''
                    """)
    void aBadAccountIsLocated(String body, String pointer) {
        Answer answer = api.post(coop.administrator().token(), "/api/v1/accounts", body);
        assertEquals(400, answer.status(), answer.json()::toString);
        assertEquals(List.of(pointer), answer.pointers(), answer.json()::toString);
    }

    @Test
    void namesAreTakenWithoutRegardToCaseAndPerCoop() {
        String body = "{\"name\":\"Ümit\",\"roles\":[\"BUYER\"]}";
        String again = "{\"name\":\"ÜMIT \",\"roles\":[\"BUYER\"]}";
        String path = "/api/v1/accounts";
        assertEquals(201, api.post(coop.administrator().token(), path, body).status());
        Answer taken = api.post(coop.administrator().token(), path, again);
        assertEquals(409, taken.status());
        assertEquals("NAME_TAKEN", taken.code());
        assertEquals(201, api.post(other.administrator().token(), path, again).status());
    }

    @Test
    void nobodySeesOrChangesAnotherCoopsAccounts() {
        String path = "/api/v1/accounts/" + other.buyer().account();
        String token = coop.administrator().token();
        assertEquals(404, api.get(token, path).status());
        assertEquals(404, api.patch(token, path, "{\"active\":false}").status());
        assertEquals(404, api.post(token, path + "/tokens", "{\"name\":\"x\"}").status());
        assertEquals(0, api.get(token, path + "/tokens").json().get("items").size());
        assertEquals(200, api.get(other.buyer().token(), "/api/v1/me").status());
    }

    @Test
    void onlyAdministratorsHandleAccounts() {
        for (Person person :
                List.of(coop.member(), coop.buyer(), coop.supplier(), coop.bookkeeper())) {
            String one = "/api/v1/accounts/" + person.account();
            assertEquals(403, api.get(person.token(), "/api/v1/accounts").status());
            assertEquals(403, api.get(person.token(), one).status());
            assertEquals(403, api.post(person.token(), "/api/v1/accounts", "{}").status());
            assertEquals(403, api.patch(person.token(), one, "{}").status());
            assertEquals(403, api.patch(person.token(), "/api/v1/coop", "{}").status());
        }
    }

    @Test
    void aMemberOrSupplierThatDoesNotExistIsRefused() {
        String body = "{\"name\":\"q\",\"roles\":[\"BUYER\"],\"%s\":\"" + new UUID(4, 2) + "\"}";
        String token = coop.administrator().token();
        Answer member = api.post(token, "/api/v1/accounts", body.formatted("member"));
        assertEquals("MEMBER_UNKNOWN", member.code());
        assertEquals(List.of("/member"), member.pointers());
        Answer supplier = api.post(token, "/api/v1/accounts", body.formatted("supplier"));
        assertEquals("SUPPLIER_UNKNOWN", supplier.code());
    }

    @Test
    void theLastAdministratorStays() {
        TestCoop here = fixtures.coop();
        String token = here.administrator().token();
        String path = "/api/v1/accounts/" + here.administrator().account();
        assertEquals("LAST_ADMINISTRATOR", api.patch(token, path, "{\"active\":false}").code());
        assertEquals(
                "LAST_ADMINISTRATOR", api.patch(token, path, "{\"roles\":[\"BUYER\"]}").code());
        fixtures.person(here.id(), Role.ADMINISTRATOR);
        assertEquals(200, api.patch(token, path, "{\"roles\":[\"BUYER\"]}").status());
    }

    @Test
    void aRevokedTokenAndAnInactiveAccountAreGoodForNothing() {
        Person person = fixtures.person(coop.id(), Role.BUYER);
        String path = "/api/v1/accounts/" + person.account() + "/tokens";
        Answer made = api.post(person.token(), path, "{\"name\":\"laptop\",\"days\":30}");
        assertEquals(201, made.status(), made.json()::toString);
        // Not used before it is revoked: a token that was is kept for some seconds.
        assertEquals(204, api.delete(person.token(), path + "/" + made.text("/id")).status());
        assertEquals(401, api.get(made.text("/token"), "/api/v1/me").status());
        Answer list = api.get(person.token(), path);
        assertEquals(2, list.json().get("items").size());
        assertFalse(list.json().toString().contains("cobuy_"));
        Person gone = fixtures.person(coop.id(), Role.BUYER);
        api.patch(
                coop.administrator().token(),
                "/api/v1/accounts/" + gone.account(),
                "{\"active\":false}");
        assertEquals(401, api.get(gone.token(), "/api/v1/me").status());
    }

    @Test
    void tokensAreMadeForOneselfOrByAnAdministrator() {
        String path = "/api/v1/accounts/" + coop.buyer().account() + "/tokens";
        Answer refused = api.post(coop.member().token(), path, "{\"name\":\"x\"}");
        assertEquals("NOT_YOUR_ACCOUNT", refused.code());
        assertEquals(403, api.get(coop.member().token(), path).status());
        assertEquals(
                201, api.post(coop.administrator().token(), path, "{\"name\":\"x\"}").status());
        Answer tooLong = api.post(coop.buyer().token(), path, "{\"name\":\"x\",\"days\":100000}");
        assertEquals(List.of("/days"), tooLong.pointers());
        String unknown = path + "/" + new UUID(1, 2);
        assertEquals("TOKEN_UNKNOWN", api.delete(coop.buyer().token(), unknown).code());
    }

    @Test
    void unknownNamesAndWrongPasswordsGetTheSameAnswerAndThenMustWait() {
        Map<String, String> wrong =
                Map.of("coop", coop.id().toString(), "name", "nobody", "password", "x");
        for (int i = 0; i < 5; i++) {
            Answer answer = api.post(null, "/api/v1/sessions", wrong);
            assertEquals(401, answer.status());
            assertEquals("WRONG_NAME_OR_PASSWORD", answer.code());
        }
        Answer waiting = api.post(null, "/api/v1/sessions", wrong);
        assertEquals(429, waiting.status());
        int seconds = Integer.parseInt(waiting.headers().firstValue("Retry-After").orElse("0"));
        assertTrue(seconds >= 1 && seconds <= 11, "" + seconds);
        Map<String, String> noPassword =
                Map.of(
                        "coop",
                        coop.id().toString(),
                        "name",
                        coop.buyer().caller().name(),
                        "password",
                        "whatever it is");
        assertEquals(
                "WRONG_NAME_OR_PASSWORD", api.post(null, "/api/v1/sessions", noPassword).code());
    }

    @Test
    void theCoopsSettingsAreChangedByItsAdministrator() {
        TestCoop here = fixtures.coop();
        String token = here.administrator().token();
        Answer changed =
                api.patch(token, "/api/v1/coop", "{\"name\":\"New name\",\"zone\":\"UTC\"}");
        assertEquals(200, changed.status());
        Answer seen = api.get(here.member().token(), "/api/v1/coop");
        assertEquals("New name", seen.text("/name"));
        assertEquals("coop@example.org", seen.text("/contactMail"));
        Answer bad = api.patch(token, "/api/v1/coop", "{\"currency\":\"USD\"}");
        assertEquals(List.of("/currency"), bad.pointers());
    }
}
