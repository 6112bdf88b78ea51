package coop.cobuy.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * A connection on which a relay does all that it does, so that it loses the right to send together
 * with the ability to mark: the server's named lock is bound to it. The name contains the database,
 * as names are the whole server's.
 *
 * <p>The session's time-out is short: when this machine dies without closing the connection, the
 * server ends it, and the lock, after {@link #TIMEOUT_SECONDS}.
 */
final class RelaySession implements AutoCloseable {

    /** Longest time between two statements before the server ends the session. */
    static final int TIMEOUT_SECONDS = 60;

    private static final String NAME = "CONCAT('cobuy-outbox-', LEFT(SHA2(DATABASE(), 256), 40))";

    private final Connection connection;
    private final int isolation;
    private boolean holds;

    private RelaySession(Connection connection) throws SQLException {
        this.connection = connection;
        this.isolation = connection.getTransactionIsolation();
    }

    static RelaySession open(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            RelaySession session = new RelaySession(connection);
            connection.setAutoCommit(true);
            // No gap locks, which would make those who append wait for the purge.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            session.execute("SET SESSION wait_timeout = " + TIMEOUT_SECONDS);
            return session;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    boolean holds() {
        return holds;
    }

    /**
     * @return true if this relay is the one that sends, now or already
     */
    boolean acquire() throws SQLException {
        if (!holds) {
            holds = isOne("SELECT GET_LOCK(" + NAME + ", 0)");
        }
        return holds;
    }

    /** Tells the server that this session lives, and makes sure that the lock is still its own. */
    void renew() throws SQLException {
        if (!isOne("SELECT IS_USED_LOCK(" + NAME + ") = CONNECTION_ID()")) {
            throw new SQLException("the relay's lock is lost", "08000");
        }
    }

    private boolean isOne(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getInt(1) == 1;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives the connection back as it was; one that is broken is the pool's affair. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (connection.isValid(1)) {
                if (holds) {
                    execute("DO RELEASE_LOCK(" + NAME + ")");
                    holds = false;
                }
                execute("SET SESSION wait_timeout = DEFAULT");
                connection.setTransactionIsolation(isolation);
            }
        }
    }
}
