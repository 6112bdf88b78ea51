package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.ConsumedTopic;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.log.BatchApplier;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogRecord;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes approved purchase orders and their cancellations off the log: into the archive and the
 * queue, in the one transaction that also steps over the record.
 */
@Singleton
final class OrderTaking implements ConsumedTopic, BatchApplier {

    private final Queue queue;
    private final DeadLetters deadLetters;
    private final Sender sender;

    OrderTaking(Queue queue, Sender sender, Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.deadLetters = new DeadLetters(clock);
    }

    @Override
    public String topic() {
        return PurchaseOrderMessage.TOPIC;
    }

    @Override
    public BatchApplier applier() {
        return this;
    }

    @Override
    public void apply(Connection connection, int partition, List<LogRecord> records)
            throws SQLException {
        for (LogRecord record : records) {
            PurchaseOrderMessage message;
            try {
                message = WireJson.read(record.value(), PurchaseOrderMessage.class);
            } catch (UnreadableException e) {
                deadLetters.park(
                        connection,
                        record,
                        DeadLetters.Kind.UNREADABLE,
                        String.valueOf(e.getMessage()));
                continue;
            }
            Optional<String> refused = take(message, record);
            if (refused.isPresent()) {
                deadLetters.park(connection, record, DeadLetters.Kind.FAILED, refused.get());
            }
        }
    }

    private Optional<String> take(PurchaseOrderMessage message, LogRecord record) {
        return switch (message) {
            case PurchaseOrderApproved approved -> queue.add(approved, record.value());
            case PurchaseOrderCancelled cancelled -> queue.cancel(cancelled, record.value());
        };
    }

    @Override
    public void committed(int partition, long nextOffset) {
        sender.signal();
    }
}
