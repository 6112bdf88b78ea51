package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.log.Inbox;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@MicronautTest(transactional = false)
class RepeatsPurgeTest implements TestServers {

    private static final UUID MESSAGE = new UUID(1, 1);

    @Inject Fixtures fixtures;
    @Inject IdempotencyKeys claims;
    @Inject IdempotencyKeyRows rows;
    @Inject CallerChangeRows callers;
    @Inject Transactions transactions;
    @Inject PurgeSettings settings;
    @Inject Clock clock;
    @Inject Api api;

    private void purgeAfter(Duration age) throws SQLException {
        Clock then = Clock.offset(clock, age);
        new RepeatsPurge(transactions, rows, callers, settings, then).purge();
    }

    private boolean isNew(Caller caller) {
        return claims.claim(caller, "k", "test", "content").isNew();
    }

    private boolean isFirst() throws SQLException {
        Inbox inbox = new Inbox("test", clock);
        return transactions.call(connection -> inbox.take(connection, MESSAGE));
    }

    @Test
    void deadLettersAreCounted() {
        String metrics = api.get(null, "/prometheus").json().asText();
        assertTrue(metrics.contains("cobuy_dead_letters 0.0"), metrics);
    }

    @Test
    void changesOfCallersAreForgottenAfterADay() throws SQLException {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        transactions.call(
                connection -> {
                    callers.insert(new CallerChangeRow(id, UUID.randomUUID(), UtcTime.of(now)));
                    return true;
                });
        purgeAfter(Duration.ofHours(23));
        assertTrue(isKept(id, now));
        purgeAfter(Duration.ofHours(25));
        assertFalse(isKept(id, now));
    }

    private boolean isKept(UUID id, Instant from) {
        return callers.since(UtcTime.of(from)).stream().anyMatch(row -> row.id().equals(id));
    }

    @Test
    void whatIsOldIsForgottenAndNothingElse() throws SQLException {
        assertEquals(Duration.ofDays(30), settings.keysKept());
        assertEquals(Duration.ofDays(60), settings.messagesKept());
        Caller caller = fixtures.coop().buyer().caller();
        assertTrue(isNew(caller));
        assertTrue(isFirst());
        purgeAfter(Duration.ofDays(29));
        assertFalse(isNew(caller));
        assertFalse(isFirst());
        purgeAfter(Duration.ofDays(31));
        assertTrue(isNew(caller));
        assertFalse(isFirst());
        purgeAfter(Duration.ofDays(61));
        assertTrue(isFirst());
    }
}
