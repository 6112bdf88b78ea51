package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.TestServers;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What a token that is limited opens. */
@MicronautTest(transactional = false)
class TokenScopesTest implements TestServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    private Fixtures.TestCoop coop;
    private String tokens;

    @BeforeAll
    void makeCoop() {
        coop = fixtures.coop();
        tokens = "/api/v1/accounts/" + coop.administrator().account() + "/tokens";
    }

    private String limited(String scopes) {
        String body = "{\"name\":\"x\",\"scopes\":" + scopes + "}";
        Answer made = api.post(coop.administrator().token(), tokens, body);
        assertEquals(201, made.status(), made.json()::toString);
        assertEquals(scopes, made.json().get("scopes").toString());
        return made.text("/token");
    }

    @Test
    void aTokenToReadChangesNothing() {
        String token = limited("[\"READ\"]");
        for (int i = 0; i < 2; i++) { // looked up, then known
            assertEquals(200, api.get(token, "/api/v1/coop").status());
            assertEquals(403, api.patch(token, "/api/v1/coop", "{\"name\":\"y\"}").status());
            assertEquals(403, api.get(token, "/api/v1/accounts").status());
            assertEquals(403, api.post(token, tokens, "{\"name\":\"more\"}").status());
        }
        Answer me = api.get(token, "/api/v1/me");
        assertEquals("[\"READ\"]", me.json().get("scopes").toString());
    }

    @Test
    void aLimitedTokenMakesNoneThatMayDoMore() {
        String token = limited("[\"CATALOGUE\",\"ADMINISTRATION\"]");
        String more = "{\"name\":\"x\",\"scopes\":[\"BOOKS\"]}";
        assertEquals("BEYOND_YOUR_TOKEN", api.post(token, tokens, more).code());
        assertEquals("BEYOND_YOUR_TOKEN", api.post(token, tokens, "{\"name\":\"x\"}").code());
        String less = "{\"name\":\"x\",\"scopes\":[\"CATALOGUE\"]}";
        assertEquals(201, api.post(token, tokens, less).status());
    }

    @Test
    void aScopeGivesNoRightThatItsAccountLacks() {
        Person member = coop.member();
        String path = "/api/v1/accounts/" + member.account() + "/tokens";
        String body = "{\"name\":\"x\",\"scopes\":[\"ADMINISTRATION\"]}";
        String token = api.post(member.token(), path, body).text("/token");
        assertEquals(403, api.get(token, "/api/v1/accounts").status());
        assertEquals(200, api.get(token, path).status());
    }

    @Test
    void whatIsNoScopeIsLocated() {
        String body = "{\"name\":\"x\",\"scopes\":[\"READ\",\"ALL\"]}";
        Answer bad = api.post(coop.administrator().token(), tokens, body);
        assertEquals(List.of("/scopes/1"), bad.pointers());
        Answer none =
                api.post(coop.administrator().token(), tokens, "{\"name\":\"x\",\"scopes\":[]}");
        assertEquals(List.of("/scopes"), none.pointers());
    }
}
