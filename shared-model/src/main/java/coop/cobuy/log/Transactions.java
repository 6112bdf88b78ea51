package coop.cobuy.log;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Runs work in a new transaction of its own: committed when the work returns, rolled back when it
 * throws. A service may bring its framework's transactions, so that repositories take part.
 */
public interface Transactions {

    /**
     * @throws SQLException from the work, or because the transaction could not begin or commit; it
     *     may or may not have been committed then
     */
    <T> T call(Work<T> work) throws SQLException;

    /**
     * Runs a framework's transaction. It wraps what the database says, above all when not even a
     * rollback gets through, in exceptions of its own, which whoever tries faults again would take
     * for bugs.
     *
     * @throws SQLException as {@link #call} promises
     */
    static <T> T ofFramework(FrameworkTransaction<T> transaction) throws SQLException {
        try {
            return transaction.run();
        } catch (RuntimeException e) {
            throw SqlFaults.unwrapped(e);
        }
    }

    /** A transaction of a framework, with the work in it. */
    @FunctionalInterface
    interface FrameworkTransaction<T> {

        T run() throws SQLException;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {

        T in(Connection connection) throws SQLException;
    }

    /** Transactions over connections of a pool, which must not be bound to a framework's scope. */
    static Transactions over(DataSource pool) {
        return new JdbcTransactions(pool);
    }
}
