package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.MovedClock;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;

import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What becomes of guessing, and what is kept of it. */
@MicronautTest(transactional = false)
class SignInLimitsTest implements TestServers {

    private static final String PASSWORD = "four words and more";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Accounts accounts;
    @Inject AccountRows rows;
    @Inject Passwords passwords;
    @Inject TransactionOperations<Connection> transactions;
    private final MovedClock clock = new MovedClock();
    private CoopId coop;
    private int count;

    @MockBean(Clock.class)
    Clock clock() {
        return clock;
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.client-address-header", "X-Forwarded-For");
        return properties;
    }

    @BeforeAll
    void makeCoop() {
        coop = fixtures.coop().id();
    }

    @BeforeEach
    void forget() {
        clock.pass(Duration.ofHours(2));
    }

    private Account account() {
        String name = "guessed " + ++count;
        return accounts.create(
                coop, new NewAccount(name, null, PASSWORD, Set.of(Role.BUYER), null, null, null));
    }

    private Answer attempt(String name, String password, String address) {
        Map<String, String> body =
                Map.of("coop", coop.toString(), "name", name, "password", password);
        return api.post(null, "/api/v1/sessions", body, "X-Forwarded-For", "10.9.9.9, " + address);
    }

    @Test
    void guessingFromManyAddressesIsSlowedDownForTheAccount() {
        Account guessed = account();
        int tried = 0;
        int status = 401;
        while (status == 401 && tried < 60) {
            status = attempt(guessed.name(), "wrong", "10.0.0." + tried++).status();
        }
        assertEquals(429, status);
        assertEquals(31, tried, "thirty are looked at, whatever address they come from");
        assertEquals(429, attempt(guessed.name(), PASSWORD, "10.0.1.1").status());
        assertEquals(201, attempt(account().name(), PASSWORD, "10.0.1.1").status());
        clock.pass(Duration.ofMinutes(16));
        assertEquals(201, attempt(guessed.name(), PASSWORD, "10.0.1.1").status());
    }

    @Test
    void guessingManyNamesFromOneAddressIsSlowedDownForTheAddress() {
        Account known = account();
        int tried = 0;
        while (attempt("nobody " + tried, "wrong", "10.1.1.1").status() == 401 && tried < 60) {
            tried++;
        }
        assertEquals(50, tried);
        assertEquals(429, attempt(known.name(), PASSWORD, "10.1.1.1").status());
        assertEquals(201, attempt(known.name(), PASSWORD, "10.1.1.2").status());
    }

    @Test
    void anOldHashIsMadeAnewWhenItsPasswordIsShown() {
        Account old = account();
        AccountRow row = rows.find(coop.value(), old.id().value()).orElseThrow();
        String weak = new Passwords(8, 1).hash(PASSWORD);
        assertTrue(passwords.isOutdated(weak));
        transactions.execute(
                TransactionDefinition.DEFAULT,
                status -> rows.rehash(row.coopId(), row.id(), row.passwordHash(), weak));
        assertEquals(401, attempt(old.name(), PASSWORD + "x", "10.2.2.2").status());
        assertEquals(weak, rows.find(row.coopId(), row.id()).orElseThrow().passwordHash());
        assertEquals(201, attempt(old.name(), PASSWORD, "10.2.2.2").status());
        String hash = rows.find(row.coopId(), row.id()).orElseThrow().passwordHash();
        assertFalse(passwords.isOutdated(hash), hash);
        assertEquals(201, attempt(old.name(), PASSWORD, "10.2.2.2").status());
    }

    @Test
    void theAdministratorSeesWhoSignedInAndWhoTriedTo() {
        Fixtures.TestCoop own = fixtures.coop();
        Account account =
                accounts.create(
                        own.id(),
                        new NewAccount(
                                "Ada", null, PASSWORD, Set.of(Role.BUYER), null, null, null));
        for (String password : new String[] {"wrong", PASSWORD}) {
            Map<String, String> body =
                    Map.of("coop", own.id().toString(), "name", "Ada", "password", password);
            api.post(null, "/api/v1/sessions", body, "X-Forwarded-For", "10.3.3.3");
        }
        String token = fixtures.person(own.id(), Role.ADMINISTRATOR).token();
        Answer audit = api.get(token, "/api/v1/audit");
        assertEquals(2, audit.json().get("items").size(), audit.json()::toString);
        assertEquals("account.sign-in-failed", audit.text("/items/0/action"));
        assertEquals("from 10.3.3.3", audit.text("/items/0/detail"));
        assertEquals("account.password-shown", audit.text("/items/1/action"));
        assertEquals(account.id().toString(), audit.text("/items/1/account"));
        assertEquals(1, api.get(token, "/api/v1/audit?limit=1").json().get("items").size());
    }
}
