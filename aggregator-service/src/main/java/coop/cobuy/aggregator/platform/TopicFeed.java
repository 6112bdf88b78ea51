package coop.cobuy.aggregator.platform;

import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.log.BatchApplier;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.Inbox;
import coop.cobuy.log.LogRecord;
import coop.cobuy.log.PollLoop;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes the messages of one topic, each once however often it was sent. One that cannot be read, or
 * about which there is nothing to be done, is kept among the dead letters with the reason. Made by
 * {@link TopicFeeds}.
 *
 * @param <M> the message
 */
public final class TopicFeed<M> implements BackgroundLoop, BatchApplier {

    private final Reading<M> reading;
    private final Function<M, Optional<String>> effect;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final PollLoop loop;

    TopicFeed(
            Reading<M> reading,
            Function<M, Optional<String>> effect,
            Clock clock,
            Function<BatchApplier, PollLoop> loop) {
        this.reading = reading;
        this.effect = effect;
        this.inbox = new Inbox(reading.consumer(), clock);
        this.deadLetters = new DeadLetters(clock);
        this.loop = loop.apply(this);
    }

    /**
     * What is read and by whom.
     *
     * @param name for the log
     * @param consumer names the reader in the inbox, never changed
     * @param group of the consumer, without the installation's prefix; never changed
     * @param topic without the prefix likewise
     * @param batchMax most messages in one transaction
     */
    public record Reading<M>(
            String name,
            String consumer,
            String group,
            String topic,
            Class<M> message,
            int batchMax) {}

    @Override
    public void apply(Connection connection, int partition, List<LogRecord> records)
            throws SQLException {
        for (LogRecord record : records) {
            Optional<String> problem = apply(connection, record);
            if (problem.isPresent()) {
                deadLetters.park(connection, record, DeadLetters.Kind.UNREADABLE, problem.get());
            }
        }
    }

    private Optional<String> apply(Connection connection, LogRecord record) throws SQLException {
        Optional<UUID> id = record.messageId();
        if (id.isEmpty()) {
            return Optional.of("the header " + LogRecord.ID_HEADER + " is missing or no UUID");
        }
        M message;
        try {
            message = WireJson.read(record.value(), reading.message());
        } catch (UnreadableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return inbox.take(connection, id.get()) ? effect.apply(message) : Optional.empty();
    }

    @Override
    public String name() {
        return reading.name();
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
}
