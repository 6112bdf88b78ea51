package coop.cobuy.log;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** One connection of a pool for each transaction. */
record JdbcTransactions(DataSource pool) implements Transactions {

    @Override
    public <T> T call(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.in(connection);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
            connection.setAutoCommit(true);
            return result;
        }
    }

    /** A connection that cannot even roll back is lost, and the server rolls back by itself. */
    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
