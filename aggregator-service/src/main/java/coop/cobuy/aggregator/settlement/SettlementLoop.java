package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.RepeatedWork;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Looks for accepted invoices and settles them, for as long as the application runs. */
@Factory
final class SettlementLoop {

    private static final String NAME = "settlement";

    @Singleton
    @Named(NAME)
    BackgroundLoop settling(SettlementJob job, SettlementSettings settings) {
        return new RepeatedWork(NAME, settings.pollInterval(), job::turn, job::end);
    }
}
