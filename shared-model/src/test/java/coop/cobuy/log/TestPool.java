package coop.cobuy.log;

import coop.cobuy.servers.SharedServers;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** A small pool whose connections fail on demand. */
final class TestPool implements DataSource {

    private final SharedServers.DatabaseAddress database;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private volatile Predicate<String> broken = sql -> false;
    private volatile Predicate<String> brokenAfter = sql -> false;

    TestPool(SharedServers.DatabaseAddress database) {
        this.database = database;
    }

    /** Statements that are so lose their connection instead of running. */
    void breakOn(Predicate<String> statements) {
        broken = statements;
    }

    /** Calls that are so happen, and then lose their connection before they answer. */
    void breakAfter(Predicate<String> calls) {
        brokenAfter = calls;
    }

    /** True the first so many times that the text is met. */
    static Predicate<String> times(int count, String text) {
        AtomicInteger left = new AtomicInteger(count);
        return what -> what.contains(text) && left.getAndDecrement() > 0;
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
                        (proxy, method, arguments) -> call(real, method, arguments));
    }

    private @Nullable Object call(Connection real, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (name.equals("close")) {
            giveBack(real);
            return null;
        }
        String what = arguments != null && arguments[0] instanceof String sql ? sql : name;
        if (broken.test(what)) {
            throw lost(real, what);
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (brokenAfter.test(what)) {
            throw lost(real, what);
        }
        return result;
    }

    private static SQLException lost(Connection real, String what) throws SQLException {
        real.abort(Runnable::run);
        return new SQLException("broken by the test: " + what, "08006");
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
