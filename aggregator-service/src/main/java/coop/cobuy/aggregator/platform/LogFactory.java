package coop.cobuy.aggregator.platform;

import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogListener;
import coop.cobuy.log.Outbox;
import coop.cobuy.log.OutboxRelay;
import coop.cobuy.log.RelaySettings;
import coop.cobuy.log.Transactions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.time.Clock;
import java.util.SplittableRandom;

import javax.sql.DataSource;

/** Makes the log mechanics' parts into beans. */
@Factory
final class LogFactory {

    @Singleton
    Outbox outbox(Clock clock) {
        return new Outbox(clock);
    }

    @Singleton
    OutboxRelay relay(KafkaSettings kafka, DataSource pool, LogListener listener, Clock clock) {
        return new OutboxRelay(
                RelaySettings.of(kafka.clientProperties()),
                DelegatingDataSource.unwrapDataSource(pool),
                listener,
                clock,
                new SplittableRandom(clock.millis()));
    }

    /** Asked when the metrics are, not before: the pool of connections is counted by them too. */
    @Singleton
    MeterBinder deadLetters(Provider<Transactions> transactions) {
        return registry ->
                Gauge.builder("cobuy.dead.letters", () -> countOf(transactions.get()))
                        .description("Records of the log that could not be applied")
                        .register(registry);
    }

    private static Number countOf(Transactions transactions) {
        try {
            return transactions.call(DeadLetters::count);
        } catch (SQLException e) {
            return Double.NaN; // nobody can tell just now
        }
    }

    @Singleton
    BackgroundLoop relayLoop(OutboxRelay relay) {
        return new BackgroundLoop() {
            @Override
            public String name() {
                return "outbox relay";
            }

            @Override
            public void start() {
                relay.start();
            }

            @Override
            public boolean running() {
                return relay.status().running();
            }

            @Override
            public void close() {
                relay.close();
            }
        };
    }
}
