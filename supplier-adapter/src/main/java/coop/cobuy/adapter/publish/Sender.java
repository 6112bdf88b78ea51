package coop.cobuy.adapter.publish;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Looks for suppliers with something due and works for each in a thread of its own, so that one
 * that hangs holds up nobody else.
 */
@Singleton
final class Sender implements ApplicationEventListener<StartupEvent>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int LANES_AT_ONCE = 200;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final LaneRows lanes;
    private final LaneRun run;
    private final Clock clock;
    private final Duration pollWait;
    private final Semaphore signals = new Semaphore(0);
    private final Set<LaneRow> working = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lane-", 0).factory());
    private final Thread thread = Thread.ofPlatform().daemon().name("sender").unstarted(this::loop);
    private volatile boolean stopping;

    Sender(
            LaneRows lanes,
            LaneRun run,
            Clock clock,
            @Value("${cobuy.sender.poll-wait:500ms}") Duration pollWait) {
        this.lanes = lanes;
        this.run = run;
        this.clock = clock;
        this.pollWait = pollWait;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        thread.start();
    }

    /** Something may be due: do not wait for the next poll. Cheap. */
    void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    private void loop() {
        while (!stopping) {
            try {
                run.renew();
                look();
                if (signals.tryAcquire(pollWait.toMillis(), TimeUnit.MILLISECONDS)) {
                    signals.drainPermits();
                }
            } catch (InterruptedException e) {
                LOG.info("The sender was interrupted");
            } catch (Exception e) {
                LOG.warn("Looking for what is due failed; again in a moment", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            signals.tryAcquire(2 * pollWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.info("The sender was interrupted");
        }
    }

    private void look() {
        for (LaneRow lane : lanes.waiting(Deliveries.utc(clock.instant()), LANES_AT_ONCE)) {
            if (working.size() < LANES_AT_ONCE && working.add(lane)) {
                workers.execute(() -> work(lane));
            }
        }
    }

    private void work(LaneRow lane) {
        try {
            run.work(lane, () -> stopping);
        } catch (Exception e) {
            // The lease stays until it ends: a fault is not tried again in a tight circle.
            LOG.warn("Sending to supplier {} failed and begins again", lane.supplierId(), e);
        } finally {
            working.remove(lane);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        stopping = true;
        signal();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some tries have not ended after {}; they count as unknown", STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
