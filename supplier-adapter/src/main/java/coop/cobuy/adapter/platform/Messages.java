package coop.cobuy.adapter.platform;

import coop.cobuy.contract.WireJson;
import coop.cobuy.log.Outbox;
import coop.cobuy.log.OutboxMessage;

import io.micronaut.data.exceptions.DataAccessException;

import jakarta.inject.Singleton;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** Appends messages to the outbox, in the transaction under way. */
@Singleton
public final class Messages {

    private final Outbox outbox;
    private final UnitOfWork work;
    private final IdSource ids;
    private final KafkaSettings kafka;

    Messages(Clock clock, UnitOfWork work, IdSource ids, KafkaSettings kafka) {
        this.outbox = new Outbox(clock);
        this.work = work;
        this.ids = ids;
        this.kafka = kafka;
    }

    /**
     * @param key what the message is about: messages of one key stay in order
     * @param message a record of the wire contract
     */
    public void append(String topic, UUID key, Object message) {
        OutboxMessage appended =
                OutboxMessage.byKey(ids.next(), kafka.topic(topic), key, WireJson.write(message));
        try {
            outbox.append(work.connection(), appended);
        } catch (SQLException e) {
            throw new DataAccessException("the outbox cannot be written", e);
        }
    }
}
