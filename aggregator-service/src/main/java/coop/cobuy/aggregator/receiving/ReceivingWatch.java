package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.BackgroundLoop;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks again and again for receivings whose closing a crash left half-done. */
@Singleton
final class ReceivingWatch implements BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivingWatch.class);
    private static final int END_SECONDS = 30;

    private final Closing closing;
    private final Duration every;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("receiving-watch").factory());

    ReceivingWatch(Closing closing, @Value("${cobuy.receiving.watch-every:30s}") Duration every) {
        this.closing = closing;
        this.every = every;
    }

    @Override
    public String name() {
        return "receiving watch";
    }

    @Override
    public void start() {
        var look =
                executor.scheduleWithFixedDelay(
                        this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("Looking for unfinished receivings: {}", look);
    }

    private void look() {
        try {
            closing.runUnfinished();
        } catch (Exception e) {
            LOG.warn("Looking for unfinished receivings failed, tried again", e);
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
                LOG.warn("The receiving watch has not ended after {} s", END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
