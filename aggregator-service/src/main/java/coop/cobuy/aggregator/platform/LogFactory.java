package coop.cobuy.aggregator.platform;

import coop.cobuy.log.LogListener;
import coop.cobuy.log.Outbox;
import coop.cobuy.log.OutboxRelay;
import coop.cobuy.log.RelaySettings;

import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

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
