package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.UnreadableException;
import coop.cobuy.log.BatchApplier;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.Inbox;
import coop.cobuy.log.LogRecord;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Applies the messages of one topic, each once however often it was sent. One that cannot be read,
 * or is about no purchase order that could be meant, is kept among the dead letters with the
 * reason.
 */
final class FeedApplier<M> implements BatchApplier {

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Reader<M> reader;
    private final Function<M, Optional<String>> effect;

    /**
     * @param consumer names the reader in the inbox, never changed
     * @param effect what a message does, in the loop's transaction; gives why it cannot be
     */
    FeedApplier(
            String consumer, Clock clock, Reader<M> reader, Function<M, Optional<String>> effect) {
        this.inbox = new Inbox(consumer, clock);
        this.deadLetters = new DeadLetters(clock);
        this.reader = reader;
        this.effect = effect;
    }

    /** Reads a message. */
    @FunctionalInterface
    interface Reader<M> {
        M read(byte[] value) throws UnreadableException;
    }

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
            message = reader.read(record.value());
        } catch (UnreadableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return inbox.take(connection, id.get()) ? effect.apply(message) : Optional.empty();
    }
}
