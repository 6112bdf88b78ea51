package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.RepeatedWork;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.time.Duration;

/** Looks again and again for receivings whose closing a crash left half-done. */
@Factory
final class ReceivingWatch {

    private static final String NAME = "receiving-watch";

    @Singleton
    @Named(NAME)
    BackgroundLoop watch(
            Closing closing, @Value("${cobuy.receiving.watch-every:30s}") Duration every) {
        return new RepeatedWork(NAME, every, closing::runUnfinished);
    }
}
