package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.RepeatedWork;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.time.Duration;

/** Looks again and again for orders that are late, and for members who are not told yet. */
@Factory
final class PurchasingWatch {

    private static final String NAME = "purchasing-watch";

    @Singleton
    @Named(NAME)
    BackgroundLoop watch(
            Tellings tellings,
            LateOrders late,
            CarryOvers carryOvers,
            @Value("${cobuy.purchasing.watch-every:15s}") Duration every) {
        return new RepeatedWork(
                NAME,
                every,
                () -> {
                    tellings.runOpen();
                    tellings.runResults();
                    late.tell();
                    carryOvers.runOpen();
                });
    }
}
