package coop.cobuy.aggregator.platform;

import coop.cobuy.log.TopicMismatchException;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts what works in the background once the topics are as they should be, and ends it with the
 * application. A topic that is not the recorded one stops the start; a broker that is away does
 * not: the application answers what it can, and is not ready until the broker is back.
 */
@Singleton
final class BackgroundWork implements ApplicationEventListener<StartupEvent>, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final int AGAIN_SECONDS = 2;

    private final boolean enabled;
    private final LogTopics topics;
    private final List<BackgroundLoop> loops;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean started;

    BackgroundWork(
            @Value("${cobuy.loops.enabled:true}") boolean enabled,
            LogTopics topics,
            Collection<BackgroundLoop> loops) {
        this.enabled = enabled;
        this.topics = topics;
        this.loops = List.copyOf(loops);
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (!enabled) {
            return;
        }
        if (ensured()) {
            startLoops();
            return;
        }
        Thread.ofPlatform().daemon().name("background-start").start(this::startWhenEnsured);
    }

    private void startWhenEnsured() {
        try {
            while (!stop.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                if (ensured()) {
                    startLoops();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TopicMismatchException e) {
            LOG.error("The log is not the one that this database knows: nothing is applied", e);
        }
    }

    private boolean ensured() {
        try {
            topics.ensure();
            return true;
        } catch (IOException | SQLException e) {
            LOG.warn("The topics cannot be looked at yet, tried again: {}", e.toString());
            return false;
        }
    }

    private synchronized void startLoops() {
        if (stop.getCount() == 0) {
            return;
        }
        for (BackgroundLoop loop : loops) {
            LOG.info("Starting the {}", loop.name());
            loop.start();
        }
        started = true;
    }

    @PreDestroy
    synchronized void end() {
        stop.countDown();
        if (started) {
            loops.reversed().forEach(BackgroundLoop::close);
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean up = !enabled || (started && loops.stream().allMatch(BackgroundLoop::running));
        return Mono.just(
                HealthResult.builder("background-work", up ? HealthStatus.UP : HealthStatus.DOWN)
                        .build());
    }
}
