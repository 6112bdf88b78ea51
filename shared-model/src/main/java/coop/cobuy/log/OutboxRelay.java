package coop.cobuy.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

/**
 * Publishes what stands in the outbox, at least once, each message with its id in the header {@link
 * LogRecord#ID_HEADER}, in the order of the table per topic. A thread of its own; holds one
 * connection of the pool.
 *
 * <p>Of several relays of one database one sends and the others stand by. Ends only by {@link
 * #close}.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration STAND_BY = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);
    private static final int PURGE_ROWS = 2000;

    private final RelaySettings settings;
    private final DataSource pool;
    private final LogListener listener;
    private final Clock clock;
    private final RandomGenerator random;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "log-outbox-relay");
    private final Map<String, Instant> stuckTopics = new HashMap<>();
    private int failures;
    private Instant purgeAt = Instant.MIN;
    private volatile boolean stopping;
    private volatile boolean active;
    private final AtomicLong sent = new AtomicLong();
    private volatile LoopStatus.@Nullable Fault lastFault;

    /**
     * @param pool of the database with the table {@code outbox}; must not be bound to a framework's
     *     scope
     * @param random for the jitter of waits after faults
     */
    public OutboxRelay(
            RelaySettings settings,
            DataSource pool,
            LogListener listener,
            Clock clock,
            RandomGenerator random) {
        this.settings = settings;
        this.pool = pool;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
        thread.setDaemon(true);
    }

    /** Begins. Needs neither broker nor database to be there yet. */
    public void start() {
        thread.start();
    }

    /** Something was committed to the outbox: do not wait for the next poll. Cheap. */
    public void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** How it is doing; may be asked by any thread. */
    public RelayStatus status() {
        return new RelayStatus(
                thread.isAlive() && !stopping, active, sent.get(), Optional.ofNullable(lastFault));
    }

    /** Finishes the batch under way if the broker answers, and lets another relay take over. */
    @Override
    public void close() {
        stopping = true;
        signal();
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
                LOG.warn("{} has not ended after {}", thread.getName(), STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (RelaySession session = RelaySession.open(pool)) {
                if (session.acquire()) {
                    relay(session);
                }
                pause(STAND_BY);
            } catch (InterruptedException e) {
                LOG.info("{} gave up a batch, to end", thread.getName());
            } catch (Exception | Error e) {
                // An Error too: a thread that is gone would send nothing and tell nobody.
                note(e);
                failures++;
                pause(settings.backoff().delay(failures, random));
            } finally {
                active = false;
            }
        }
    }

    private void relay(RelaySession session) throws SQLException, InterruptedException {
        LOG.info("{} sends", thread.getName());
        stuckTopics.clear();
        try (RelaySender sender = new RelaySender(settings.kafka())) {
            active = true;
            while (!stopping) {
                signals.drainPermits();
                int rows = batch(session, sender);
                if (rows < settings.batchMax()) {
                    purgeIfDue(session);
                    pause(settings.pollWait());
                }
            }
        }
    }

    /** Returns how many rows were looked at. */
    private int batch(RelaySession session, RelaySender sender)
            throws SQLException, InterruptedException {
        Instant now = clock.instant();
        stuckTopics.values().removeIf(due -> !due.isAfter(now));
        List<OutboxRows.Row> rows =
                OutboxRows.unsent(session.connection(), stuckTopics.keySet(), settings.batchMax());
        if (rows.isEmpty()) {
            failures = stuckTopics.isEmpty() ? 0 : failures;
            return 0;
        }
        RelaySender.Outcome outcome = sender.send(rows, () -> checkPatience(session));
        OutboxRows.markSent(session.connection(), outcome.sent(), clock.instant());
        sent.addAndGet(outcome.sent().size());
        listener.relayed(outcome.sent().size());
        if (outcome.failures().isEmpty()) {
            failures = 0;
        }
        outcome.failures().forEach(this::leaveOut);
        return rows.size();
    }

    /** So that one topic that cannot be written to does not keep the others waiting. */
    private void leaveOut(String topic, Exception why) {
        note(why);
        failures++;
        stuckTopics.put(topic, clock.instant().plus(settings.backoff().delay(failures, random)));
    }

    private void checkPatience(RelaySession session) throws SQLException, InterruptedException {
        if (stopping) {
            throw new InterruptedException("to end");
        }
        session.renew();
        note(new IOException("the broker keeps this relay waiting"));
    }

    private void purgeIfDue(RelaySession session) throws SQLException {
        Instant now = clock.instant();
        if (now.isBefore(purgeAt)) {
            return;
        }
        int purged =
                OutboxRows.purge(session.connection(), now.minus(settings.keepSent()), PURGE_ROWS);
        // A full batch: there is more, which goes with the next round.
        purgeAt = purged < PURGE_ROWS ? now.plus(PURGE_EVERY) : now;
    }

    private void note(Throwable fault) {
        LOG.warn("{}: fault, tried again", thread.getName(), fault);
        lastFault = new LoopStatus.Fault(clock.instant(), fault.toString());
        listener.relayFaulted(fault);
    }

    /** Until a signal, the end, or the wait is over. */
    private void pause(Duration wait) {
        try {
            if (!stopping && signals.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.trace("{} was signalled", thread.getName());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, it is no reason to stop sending.
            LOG.warn("{} was interrupted", thread.getName());
        }
    }
}
