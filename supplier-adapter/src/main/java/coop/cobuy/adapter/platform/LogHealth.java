package coop.cobuy.adapter.platform;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/** Not ready until the topics are there and the loops at work. */
@Singleton
@Readiness
final class LogHealth implements HealthIndicator {

    private final LogWork log;

    LogHealth(LogWork log) {
        this.log = log;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = log.isStarted() ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("log", status).build());
    }
}
