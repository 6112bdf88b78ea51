package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.BackgroundLoop;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks again and again for orders that are late, and for members who are not told yet. */
@Singleton
final class PurchasingWatch implements BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(PurchasingWatch.class);
    private static final int END_SECONDS = 30;

    private final Tellings tellings;
    private final LateOrders late;
    private final Duration every;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("purchasing-watch").factory());

    PurchasingWatch(
            Tellings tellings,
            LateOrders late,
            @Value("${cobuy.purchasing.watch-every:15s}") Duration every) {
        this.tellings = tellings;
        this.late = late;
        this.every = every;
    }

    @Override
    public String name() {
        return "purchasing watch";
    }

    @Override
    public void start() {
        var look =
                executor.scheduleWithFixedDelay(
                        this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("Looking after purchase orders: {}", look);
    }

    private void look() {
        try {
            tellings.runOpen();
            late.tell();
        } catch (Exception e) {
            LOG.warn("Looking after purchase orders failed, tried again", e);
        }
    }

    @Override
    public boolean running() {
        return !executor.isShutdown();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The purchasing watch has not ended after {} s", END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
