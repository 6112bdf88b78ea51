package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.supplier.v1.DeliveryAttention;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.DespatchAdvice;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.log.LogListener;
import coop.cobuy.log.PollLoop;
import coop.cobuy.log.PollLoopSettings;
import coop.cobuy.log.Transactions;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.SplittableRandom;

/** Takes what the supplier-adapter reports and what suppliers answer from their topics. */
final class FeedLoop implements BackgroundLoop {

    private static final String GROUP = "aggregator-purchasing";
    private static final int BATCH_MAX = 200;

    private final String name;
    private final PollLoop loop;

    FeedLoop(String name, PollLoop loop) {
        this.name = name;
        this.loop = loop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public boolean running() {
        return loop.status().running();
    }

    @Override
    public void close() {
        loop.close();
    }

    /** Makes a loop for each topic. */
    @Factory
    static final class Loops {

        private final KafkaSettings kafka;
        private final Transactions transactions;
        private final LogListener listener;
        private final Clock clock;

        Loops(KafkaSettings kafka, Transactions transactions, LogListener listener, Clock clock) {
            this.kafka = kafka;
            this.transactions = transactions;
            this.listener = listener;
            this.clock = clock;
        }

        @Singleton
        @Named("supplier-deliveries")
        BackgroundLoop deliveries(Deliveries deliveries) {
            var applier =
                    new FeedApplier<>(
                            "purchasing.deliveries",
                            clock,
                            bytes -> WireJson.read(bytes, DeliveryReported.class),
                            deliveries::note);
            return loop("supplier delivery loop", DeliveryReported.TOPIC, applier);
        }

        @Singleton
        @Named("supplier-responses")
        BackgroundLoop responses(Answering answering) {
            var applier =
                    new FeedApplier<>(
                            "purchasing.responses",
                            clock,
                            bytes -> WireJson.read(bytes, OrderResponse.class),
                            answering::byFeed);
            return loop("supplier response loop", OrderResponse.TOPIC, applier);
        }

        @Singleton
        @Named("supplier-attention")
        BackgroundLoop attention(LateAnswers late) {
            var applier =
                    new FeedApplier<>(
                            "purchasing.attention",
                            clock,
                            bytes -> WireJson.read(bytes, DeliveryAttention.class),
                            late::tell);
            return loop("supplier attention loop", DeliveryAttention.TOPIC, applier);
        }

        @Singleton
        @Named("supplier-despatches")
        BackgroundLoop despatches(Shipments shipments) {
            var applier =
                    new FeedApplier<>(
                            "purchasing.despatches",
                            clock,
                            bytes -> WireJson.read(bytes, DespatchAdvice.class),
                            shipments::byFeed);
            return loop("supplier despatch loop", DespatchAdvice.TOPIC, applier);
        }

        private FeedLoop loop(String name, String topic, FeedApplier<?> applier) {
            PollLoopSettings settings =
                    PollLoopSettings.of(
                                    GROUP + "-" + topic,
                                    kafka.topic(topic),
                                    kafka.clientProperties())
                            .withBatchMax(BATCH_MAX);
            return new FeedLoop(
                    name,
                    new PollLoop(
                            settings,
                            transactions,
                            applier,
                            listener,
                            clock,
                            new SplittableRandom(clock.millis())));
        }
    }
}
