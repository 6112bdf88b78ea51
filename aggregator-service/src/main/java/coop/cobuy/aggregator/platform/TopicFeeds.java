package coop.cobuy.aggregator.platform;

import coop.cobuy.log.LogListener;
import coop.cobuy.log.PollLoop;
import coop.cobuy.log.PollLoopSettings;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes the feeds by which modules hear of what happened elsewhere. */
@Singleton
public class TopicFeeds {

    private final KafkaSettings kafka;
    private final Transactions transactions;
    private final LogListener listener;
    private final Clock clock;

    TopicFeeds(KafkaSettings kafka, Transactions transactions, LogListener listener, Clock clock) {
        this.kafka = kafka;
        this.transactions = transactions;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * @param effect what a message does, in the loop's transaction; gives why it can do nothing
     */
    public <M> TopicFeed<M> feed(
            TopicFeed.Reading<M> reading, Function<M, Optional<String>> effect) {
        PollLoopSettings settings =
                PollLoopSettings.of(
                                kafka.topicPrefix() + reading.group(),
                                kafka.topic(reading.topic()),
                                kafka.clientProperties())
                        .withBatchMax(reading.batchMax());
        return new TopicFeed<>(
                reading,
                effect,
                clock,
                applier ->
                        new PollLoop(
                                settings,
                                transactions,
                                applier,
                                listener,
                                clock,
                                new SplittableRandom(clock.millis())));
    }
}
