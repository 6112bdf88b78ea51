package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.BackgroundLoop;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks for accepted invoices and settles them, for as long as the application runs. */
@Singleton
final class SettlementLoop implements BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementLoop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final SettlementJob job;
    private final Duration interval;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    SettlementLoop(SettlementJob job, SettlementSettings settings) {
        this.job = job;
        this.interval = settings.pollInterval();
        this.thread = new Thread(this::run, "settlement");
        thread.setDaemon(true);
    }

    @Override
    public String name() {
        return "settlement of invoices";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean running() {
        return thread.isAlive() && stop.getCount() > 0;
    }

    private void run() {
        try {
            while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        try {
            job.turn();
        } catch (Exception e) {
            LOG.warn("Looking for accepted invoices failed, tried again", e);
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
                LOG.warn("Settlement has not ended after {}", STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
