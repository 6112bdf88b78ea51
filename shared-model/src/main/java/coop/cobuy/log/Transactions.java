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
