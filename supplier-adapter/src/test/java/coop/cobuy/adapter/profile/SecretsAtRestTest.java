package coop.cobuy.adapter.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** Secrets as they lie in the database. */
@MicronautTest(transactional = false)
class SecretsAtRestTest implements TestServers {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    @Inject EmbeddedServer server;
    @Inject ApplicationContext context;
    @Inject TestCallers callers;
    @Inject ProfileRows rows;
    @Inject ProfileReader reader;
    @Inject Profiles profiles;
    @Inject ObjectMapper mapper;
    @Inject Clock clock;
    @Inject UnitOfWork work;
    private final CoopId coop = new CoopId(UUID.randomUUID());
    private SupplierId supplier = new SupplierId(UUID.randomUUID());

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.secrets-key", SecretBoxTest.OLD);
        return properties;
    }

    @BeforeEach
    void aSupplierWithASecret() {
        supplier = new SupplierId(UUID.randomUUID());
        put("a.example", ",\"secret\":\"" + SECRET + "\"");
    }

    private void put(String host, String more) {
        Api api = new Api(server.getURI());
        String token = callers.token(coop.value(), Role.ADMINISTRATOR, null);
        var answer =
                api.put(
                        "/api/v1/suppliers/" + supplier + "/profile",
                        token,
                        "{\"format\":\"json\",\"transport\":\"webhook\",\"address\":\"https://"
                                + host
                                + "/\""
                                + more
                                + "}");
        assertEquals(200, answer.status(), answer.text());
    }

    private String kept() {
        return work.of(() -> rows.find(coop.value(), supplier.value()).orElseThrow().secret());
    }

    private void keep(String secret) throws SQLException {
        work.call(
                connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "UPDATE supplier_profile SET secret = ? WHERE supplier_id ="
                                            + " ?")) {
                        statement.setString(1, secret);
                        statement.setBytes(2, supplier.bytes());
                        assertEquals(1, statement.executeUpdate());
                        return true;
                    }
                });
    }

    private String sent(Profiles by) {
        return work.of(() -> by.toSend(coop, supplier).orElseThrow().route().secret());
    }

    /** An instance that has other keys. */
    private Profiles with(String keys) {
        return new Profiles(rows, reader, new SecretBox(keys), mapper, clock);
    }

    private void start(String keys) {
        new SecretSealing(rows, new SecretBox(keys), work)
                .onApplicationEvent(new StartupEvent(context));
    }

    private static ProfileContent content(String secret) {
        return new ProfileContent(
                "json",
                null,
                null,
                null,
                "webhook",
                "https://c.example/",
                secret,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void aSecretIsSealedInTheDatabaseAndOpenOnlyForSending() {
        assertTrue(kept().startsWith("gcm1:"), "sealed");
        assertFalse(kept().contains(SECRET.substring(6)));
        assertEquals(SECRET, sent(profiles));
        assertNull(profiles.find(coop, supplier).orElseThrow().route().secret());
    }

    @Test
    void aSecretInClearIsSealedWhenTheServiceStarts() throws Exception {
        keep(SECRET);
        assertEquals(SECRET, sent(profiles), "until then it is read as it is");
        start(SecretBoxTest.OLD);
        assertTrue(kept().startsWith("gcm1:"), "sealed");
        assertEquals(SECRET, sent(profiles));
        String sealed = kept();
        start(SecretBoxTest.OLD);
        assertEquals(sealed, kept(), "nothing is left to do");
    }

    @Test
    void aKeyIsReplacedAtTheNextStart() {
        String both = SecretBoxTest.NEW + "," + SecretBoxTest.OLD;
        String before = kept();
        assertEquals(SECRET, sent(with(both)));
        assertEquals(before, kept(), "reading changes nothing");
        start(both);
        assertEquals(SECRET, sent(with(SecretBoxTest.NEW)));
        assertThrows(SecretsKeyMissingException.class, () -> sent(profiles));
        start(SecretBoxTest.OLD);
        assertEquals(SECRET, sent(with(SecretBoxTest.NEW)), "a wrong key leaves it as it is");
    }

    @Test
    void aKeyIsReplacedAtTheNextChangeThatKeepsTheSecret() {
        Profiles both = with(SecretBoxTest.NEW + "," + SecretBoxTest.OLD);
        work.of(() -> both.put(caller(), supplier, content(null), OptionalInt.empty()));
        assertEquals(SECRET, sent(with(SecretBoxTest.NEW)));
    }

    @Test
    void aChangeThatKeepsTheSecretSealsItAnew() {
        String before = kept();
        put("b.example", "");
        assertFalse(before.equals(kept()), "another nonce");
        assertEquals(SECRET, sent(profiles));
    }

    @Test
    void withoutAKeyASecretIsNeitherStoredNorReadAndTheRefusalSaysWhatIsMissing() {
        Profiles keyless = with("");
        String before = kept();
        for (String secret : new String[] {SECRET, null}) {
            Refused refused =
                    assertThrows(
                            Refused.class,
                            () ->
                                    work.of(
                                            () ->
                                                    keyless.put(
                                                            caller(),
                                                            supplier,
                                                            content(secret),
                                                            OptionalInt.empty())));
            assertEquals(ProfileReason.SECRETS_KEY_MISSING, refused.reason());
            assertTrue(refused.detail().contains("COBUY_SECRETS_KEY"), refused.detail());
        }
        assertThrows(SecretsKeyMissingException.class, () -> sent(keyless));
        assertTrue(work.of(() -> keyless.find(coop, supplier)).isPresent(), "all else works");
        start("");
        assertEquals(before, kept());
    }

    @Test
    void anotherSuppliersSecretIsOfNoUse() throws Exception {
        String first = kept();
        supplier = new SupplierId(UUID.randomUUID());
        put("d.example", ",\"secret\":\"" + SECRET + "\"");
        keep(first);
        assertThrows(IllegalStateException.class, () -> sent(profiles));
        start(SecretBoxTest.NEW + "," + SecretBoxTest.OLD);
        assertEquals(first, kept(), "left for a person to look at");
    }

    private Caller caller() {
        return callers.byToken(callers.token(coop.value(), Role.ADMINISTRATOR, null)).orElseThrow();
    }
}
