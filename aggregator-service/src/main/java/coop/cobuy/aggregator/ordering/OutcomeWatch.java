package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.log.Positions;
import coop.cobuy.log.Transactions;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits for outcomes on behalf of all requests of this instance: one thread asks the database for
 * all of them at once, soon after something was applied here and every few milliseconds while
 * somebody waits, as another instance may be the one that applies.
 */
@Singleton
class OutcomeWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWatch.class);
    private static final int LOOK_MILLIS = 20;
    private static final int LOOK_AFTER_FAULT_MILLIS = 500;

    private final Transactions transactions;
    private final String topic;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore looks = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "order-outcomes");
    private boolean started;
    private volatile boolean stopping;

    /** Somebody who waits. Each is its own, however alike. */
    private static final class Waiting {
        private final OrderKey order;
        private final OrderToken token;
        private final CompletableFuture<Optional<Outcome>> answer = new CompletableFuture<>();

        private Waiting(OrderKey order, OrderToken token) {
            this.order = order;
            this.token = token;
        }

        private OutcomeKey key() {
            return new OutcomeKey(order.round(), token.keyHash());
        }
    }

    OutcomeWatch(Transactions transactions, KafkaSettings kafka) {
        this.transactions = transactions;
        this.topic = kafka.topic(OrderCommand.TOPIC);
        thread.setDaemon(true);
    }

    /**
     * What became of a command: completed when it has been applied; empty if its outcome is not
     * known then, because it is parked or its key was purged. Cancel it to wait no longer.
     */
    CompletableFuture<Optional<Outcome>> outcome(OrderKey order, OrderToken token) {
        Waiting one = new Waiting(order, token);
        waiting.add(one);
        var _ = one.answer.whenComplete((outcome, failure) -> waiting.remove(one));
        begin();
        look();
        return one.answer;
    }

    /** Something was applied: looks at once if somebody waits. */
    void look() {
        if (!waiting.isEmpty() && looks.availablePermits() == 0) {
            looks.release();
        }
    }

    private synchronized void begin() {
        if (!started && !stopping) {
            started = true;
            thread.start();
        }
    }

    @PreDestroy
    synchronized void end() {
        stopping = true;
        looks.release();
        if (started) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                if (waiting.isEmpty()) {
                    looks.acquire();
                }
                looks.drainPermits();
                int pause = answered() ? LOOK_MILLIS : LOOK_AFTER_FAULT_MILLIS;
                if (!waiting.isEmpty() && looks.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    LOG.trace("looking again at once");
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The watch of outcomes ends");
        }
    }

    private boolean answered() {
        List<Waiting> all = List.copyOf(waiting);
        if (all.isEmpty()) {
            return true;
        }
        try {
            transactions
                    .<Map<Waiting, Optional<Outcome>>>call(connection -> found(connection, all))
                    .forEach((one, outcome) -> one.answer.completeAsync(() -> outcome));
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Outcomes cannot be read yet: {}", e.toString());
            return false;
        }
    }

    private Map<Waiting, Optional<Outcome>> found(Connection connection, List<Waiting> all)
            throws SQLException {
        SortedMap<Integer, Long> positions = Positions.read(connection, topic);
        List<Waiting> applied = new ArrayList<>();
        for (Waiting one : all) {
            Place place = one.token.place();
            if (positions.getOrDefault(place.partition(), 0L) > place.offset()) {
                applied.add(one);
            }
        }
        Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
        new OrderReads(connection)
                .outcomes(applied.stream().map(Waiting::key).distinct().toList())
                .forEach(outcome -> outcomes.put(outcome.key(), outcome));
        Map<Waiting, Optional<Outcome>> found = new HashMap<>();
        for (Waiting one : applied) {
            Outcome first = outcomes.get(one.key());
            found.put(one, Optional.ofNullable(first).map(known -> known.forToken(one.token)));
        }
        return found;
    }
}
