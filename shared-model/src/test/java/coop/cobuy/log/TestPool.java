package coop.cobuy.log;

import coop.cobuy.servers.SharedServers;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** A small pool whose connections fail on demand. */
final class TestPool implements DataSource {

    private final SharedServers.DatabaseAddress database;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private volatile Predicate<String> broken = sql -> false;

    TestPool(SharedServers.DatabaseAddress database) {
        this.database = database;
    }

    /** Statements that are so lose their connection instead of running. */
    void breakOn(Predicate<String> statements) {
        broken = statements;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        while (!idle.isEmpty()) {
            Connection connection = idle.pop();
            if (connection.isValid(1)) {
                return guarded(connection);
            }
        }
        return guarded(database.connect());
    }

    private synchronized void giveBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
            idle.push(connection);
        }
    }

    private Connection guarded(Connection real) {
        return (Connection)
                Proxy.newProxyInstance(
                        TestPool.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            String name = method.getName();
                            if (name.equals("close")) {
                                giveBack(real);
                                return null;
                            }
                            String what =
                                    name.equals("prepareStatement")
                                            ? String.valueOf(arguments[0])
                                            : name;
                            if (broken.test(what)) {
                                real.abort(Runnable::run);
                                throw new SQLException("broken by the test: " + what, "08006");
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
