package coop.cobuy.aggregator.platform;

import coop.cobuy.log.Transactions;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The framework's transactions for the log mechanics: each piece of work has a new one, and
 * repositories that it calls take part.
 */
@Singleton
final class NewTransactions implements Transactions {

    private static final TransactionDefinition NEW =
            TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

    private final TransactionOperations<Connection> transactions;

    NewTransactions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T call(Work<T> work) throws SQLException {
        return Transactions.ofFramework(
                () -> transactions.execute(NEW, status -> work.in(status.getConnection())));
    }
}
