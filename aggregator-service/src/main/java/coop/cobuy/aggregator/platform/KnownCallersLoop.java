package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.time.Duration;

/** Looks for changes of accounts that other instances made. */
@Factory
final class KnownCallersLoop {

    private static final String NAME = "known-callers";
    private static final Duration TICK = Duration.ofSeconds(1);

    @Singleton
    @Named(NAME)
    BackgroundLoop watch(KnownCallers known) {
        return new RepeatedWork(NAME, TICK, known::look);
    }
}
