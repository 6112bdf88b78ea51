package coop.cobuy.aggregator.platform;

import coop.cobuy.log.Inbox;
import coop.cobuy.log.Transactions;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Forgets what has served its time, such as what tells repeats apart, some thousand rows a time.
 */
@Singleton
@Requires(property = "cobuy.loops.enabled", value = "true", defaultValue = "true")
class RepeatsPurge {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatsPurge.class);
    private static final int ROWS = 5000;

    private final Transactions transactions;
    private final IdempotencyKeyRows keys;
    private final CallerChangeRows callers;
    private final PurgeSettings settings;
    private final Clock clock;

    RepeatsPurge(
            Transactions transactions,
            IdempotencyKeyRows keys,
            CallerChangeRows callers,
            PurgeSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.callers = callers;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "15m", fixedDelay = "1h")
    void purge() throws SQLException {
        Instant now = clock.instant();
        LocalDateTime keysBefore = UtcTime.of(now.minus(settings.keysKept()));
        long keysGone = all(connection -> keys.forget(keysBefore, ROWS));
        Instant messagesBefore = now.minus(settings.messagesKept());
        long messagesGone = all(connection -> Inbox.purge(connection, messagesBefore, ROWS));
        LocalDateTime changesBefore = UtcTime.of(now.minus(settings.callerChangesKept()));
        long changesGone = all(connection -> callers.forget(changesBefore, ROWS));
        LOG.info(
                "Forgot {} keys of requests, {} ids of messages, {} changes of callers",
                keysGone,
                messagesGone,
                changesGone);
    }

    /** Each turn in a transaction of its own, so that nobody waits for long. */
    private long all(Transactions.Work<Integer> turn) throws SQLException {
        long gone = 0;
        int deleted = ROWS;
        while (deleted == ROWS) {
            deleted = transactions.call(turn);
            gone += deleted;
        }
        return gone;
    }
}
