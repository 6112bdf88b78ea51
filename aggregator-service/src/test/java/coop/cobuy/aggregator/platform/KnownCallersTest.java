package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.id.AccountId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What two instances on one database know of callers, and for how long. */
@MicronautTest(transactional = false)
class KnownCallersTest implements TestServers {

    private static final String TOKEN = "a token";
    private static final Duration LIFE = Duration.ofDays(1);

    @Inject Fixtures fixtures;
    @Inject TransactionOperations<Connection> transactions;
    @Inject CallerChangeRows rows;
    @Inject IdSource ids;
    private final Ticking clock = new Ticking();
    private Person person;
    private KnownCallers here;
    private KnownCallers there;

    private static final class Ticking extends Clock {

        private Instant now = Clock.tickMillis(ZoneOffset.UTC).instant();

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
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

    @BeforeEach
    void startTwoInstances() {
        person = fixtures.coop().member();
        here = new KnownCallers(transactions, rows, ids, clock);
        there = new KnownCallers(transactions, rows, ids, clock);
        there.look();
        keep(there);
    }

    private void keep(KnownCallers instance) {
        var holder = new CallerLookup.Holder(person.caller(), clock.instant().plus(LIFE));
        instance.keep(TOKEN, holder, instance.changes());
    }

    private static boolean knows(KnownCallers instance) {
        return instance.find(TOKEN) != null;
    }

    @Test
    void aCallerIsKnownForMinutesWhileChangesAreLookedFor() {
        for (int second = 0; second < 600; second++) {
            clock.pass(Duration.ofSeconds(1));
            there.look();
            assertTrue(knows(there), "after " + second + " s");
        }
    }

    @Test
    void aCallerIsKnownForTenSecondsWhileNobodyLooks() {
        clock.pass(Duration.ofMillis(9_999));
        assertTrue(knows(there));
        clock.pass(Duration.ofMillis(1));
        assertFalse(knows(there));
        there.look();
        assertTrue(knows(there), "nothing was changed meanwhile");
    }

    @Test
    void whatOneInstanceChangesTheOtherForgetsAtItsNextLook() {
        here.forget(person.account());
        clock.pass(Duration.ofSeconds(1));
        there.look();
        assertFalse(knows(there));
        keep(there);
        clock.pass(Duration.ofSeconds(1));
        there.look();
        assertTrue(knows(there), "a change counts once");
    }

    @Test
    void aChangeThatIsCommittedLateOrByASlowClockCounts() {
        clock.pass(Duration.ofSeconds(1));
        Instant written = clock.instant();
        clock.pass(Duration.ofSeconds(59));
        there.look();
        assertTrue(knows(there));
        var late = new CallerChangeRow(ids.next(), person.account().value(), UtcTime.of(written));
        transactions.execute(
                TransactionDefinition.DEFAULT,
                status -> {
                    rows.insert(late);
                    return true;
                });
        there.look();
        assertFalse(knows(there));
    }

    @Test
    void aChangeWhileNobodyCouldLookForLongCounts() {
        here.forget(person.account());
        clock.pass(Duration.ofMinutes(14));
        there.look();
        assertFalse(knows(there));
    }

    @Test
    void anotherAccountsChangeTakesNothingAway() {
        here.forget(new AccountId(ids.next()));
        clock.pass(Duration.ofSeconds(1));
        there.look();
        assertTrue(knows(there));
    }

    @Test
    void aChangeThatIsRolledBackIsNone() {
        transactions.execute(
                TransactionDefinition.DEFAULT,
                status -> {
                    here.forget(person.account());
                    status.setRollbackOnly();
                    return true;
                });
        clock.pass(Duration.ofSeconds(1));
        there.look();
        assertTrue(knows(there));
    }

    @Test
    void whatWasLookedUpBeforeAnotherInstancesChangeIsNotKept() {
        long before = there.changes();
        here.forget(person.account());
        there.look();
        var old = new CallerLookup.Holder(person.caller(), clock.instant().plus(LIFE));
        there.keep(TOKEN, old, before);
        assertFalse(knows(there));
        assertEquals(before + 1, there.changes());
    }
}
