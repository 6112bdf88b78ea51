package coop.cobuy.aggregator.platform;

import coop.cobuy.log.Outbox;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.log.OutboxRelay;

import io.micronaut.context.BeanProvider;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Messages that go out if, and only if, the transaction under way commits; soon after, without
 * waiting for the relay's next look.
 */
@Singleton
public class Outgoing {

    private final TransactionOperations<Connection> transactions;
    private final Outbox outbox;
    private final BeanProvider<OutboxRelay> relay;

    Outgoing(
            TransactionOperations<Connection> transactions,
            Outbox outbox,
            BeanProvider<OutboxRelay> relay) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.relay = relay;
    }

    /**
     * Appends them to the outbox in their order.
     *
     * @throws IllegalStateException if there is no transaction under way
     */
    public void append(List<OutboxMessage> messages) {
        var status =
                transactions
                        .findTransactionStatus()
                        .orElseThrow(() -> new IllegalStateException("no transaction under way"));
        try {
            outbox.append(transactions.getConnection(), messages);
        } catch (SQLException e) {
            throw new UncheckedIOException(
                    "cannot append to the outbox", new java.io.IOException(e));
        }
        status.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.get().signal();
                    }
                });
    }
}
