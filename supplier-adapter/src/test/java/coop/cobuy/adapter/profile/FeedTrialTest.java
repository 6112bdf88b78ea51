package coop.cobuy.adapter.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.SupplierEndpoint;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** What a supplier does with its own profile, and a test of its way. */
@MicronautTest(transactional = false)
class FeedTrialTest implements TestServers {

    @Inject EmbeddedServer server;
    @Inject TestCallers callers;
    private final UUID coop = UUID.randomUUID();
    private SupplierEndpoint endpoint;
    private UUID supplier = UUID.randomUUID();
    private Api api;
    private String administrator;
    private String own;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.secrets-key", SecretBoxTest.OLD);
        return properties;
    }

    @BeforeEach
    void makeASupplier() {
        endpoint = new SupplierEndpoint();
        supplier = UUID.randomUUID();
        api = new Api(server.getURI());
        administrator = callers.token(coop, Role.ADMINISTRATOR, null);
        own = callers.token(coop, Role.SUPPLIER, supplier);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private String path() {
        return "/api/v1/suppliers/" + supplier + "/profile";
    }

    private String webhook() {
        return "{\"format\":\"json\",\"transport\":\"webhook\",\"address\":\"%s\",\"secret\":\"%s\",\"allowPrivateTargets\":true}"
                .formatted(endpoint.url("/orders"), SupplierEndpoint.SECRET);
    }

    @Test
    void aTestIsANoteThatIsSentOnceAndSaysWhatCameOfIt() {
        assertEquals(404, api.post(path() + "/trial", own, "").status(), "no profile yet");
        assertEquals(200, api.put(path(), administrator, webhook()).status());
        Api.Answer tried = api.post(path() + "/trial", own, "");
        assertEquals(200, tried.status(), tried.text());
        assertEquals("DELIVERED", tried.json().path("result").asText(), tried.text());
        assertEquals(1, endpoint.calls("/orders").size());
        SupplierEndpoint.Call call = endpoint.calls("/orders").getFirst();
        String body = new String(call.body(), StandardCharsets.UTF_8);
        assertTrue(body.contains("\"documentType\":\"TEST\""), body);
        assertTrue(call.header("webhook-signature").startsWith("v1,"), "signed as orders are");
        Api.Answer again = api.post(path() + "/trial", own, "");
        assertEquals(429, again.status(), again.text());
        assertEquals(1, endpoint.calls("/orders").size());
    }

    @Test
    void whatDoesNotArriveIsToldAndChangesNothing() {
        assertEquals(200, api.put(path(), administrator, webhook()).status());
        endpoint.answer(410);
        Api.Answer gone = api.post(path() + "/trial", own, "");
        assertEquals("REFUSED", gone.json().path("result").asText(), gone.text());
        Api.Answer profile = api.get(path(), own);
        assertTrue(profile.json().path("switchedOff").isMissingNode(), profile.text());
        assertFalse(profile.text().contains(SupplierEndpoint.SECRET), "never shown");
    }

    @Test
    void whoFetchesGetsNothingSent() {
        String pull = "{\"format\":\"json\",\"transport\":\"pull\"}";
        assertEquals(200, api.put(path(), own, pull).status(), "a supplier says so itself");
        Api.Answer tried = api.post(path() + "/trial", own, "");
        assertEquals("FETCHED_BY_SUPPLIER", tried.json().path("result").asText(), tried.text());
    }

    @Test
    void aSupplierSeesAndChangesItsOwnProfileAlone() {
        String pull = "{\"format\":\"json\",\"transport\":\"pull\"}";
        String other = callers.token(coop, Role.SUPPLIER, UUID.randomUUID());
        String elsewhere = callers.token(UUID.randomUUID(), Role.SUPPLIER, supplier);
        assertEquals(200, api.put(path(), own, pull).status());
        for (String stranger : new String[] {other, elsewhere}) {
            assertEquals(404, api.get(path(), stranger).status());
            assertEquals(404, api.post(path() + "/trial", stranger, "").status());
        }
        assertEquals(404, api.put(path(), other, pull).status());
        Api.Answer inside = api.put(path(), own, webhook());
        assertEquals(403, inside.status(), inside.text());
    }
}
