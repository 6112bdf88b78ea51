package coop.cobuy.adapter.platform;

import coop.cobuy.log.Transactions;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Transactions for work that is several of them, such as a loop: repositories take part. A use case
 * that is one transaction has the annotation instead.
 */
@Singleton
public final class UnitOfWork implements Transactions {

    private final TransactionOperations<Connection> transactions;

    UnitOfWork(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Runs the work in a transaction, or in the one that is under way. */
    public <T> T of(Supplier<T> work) {
        return transactions.executeWrite(status -> work.get());
    }

    @Override
    public <T> T call(Work<T> work) throws SQLException {
        return Transactions.ofFramework(
                () -> transactions.executeWrite(status -> work.in(status.getConnection())));
    }

    /** The connection of the transaction under way. */
    public Connection connection() {
        return transactions.getConnection();
    }
}
