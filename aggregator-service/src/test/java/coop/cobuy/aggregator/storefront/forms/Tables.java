package coop.cobuy.aggregator.storefront.forms;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Looks at all that the database holds, to see whether a form changed anything. */
final class Tables implements AutoCloseable {

    /**
     * What moves by itself: when a session was used last, how far a loop has come, who tried to
     * sign in.
     */
    private static final Set<String> NOT_COMPARED =
            Set.of("page_session", "partition_position", "flyway_schema_history");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connection connection;
    private final List<String> names = new ArrayList<>();

    Tables(String url, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(url, user, password);
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SHOW TABLES")) {
            while (found.next()) {
                if (!NOT_COMPARED.contains(found.getString(1))) {
                    names.add(found.getString(1));
                }
            }
        }
    }

    /** A checksum of each table's rows. */
    Map<String, Long> print() {
        Map<String, Long> print = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("CHECKSUM TABLE " + String.join(", ", names))) {
            while (found.next()) {
                String name = found.getString(1);
                print.put(name.substring(name.indexOf('.') + 1), found.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return print;
    }

    /** Waits until what became of rounds is told: that moves tables, too. */
    void awaitTold() {
        Instant limit = Instant.now().plus(PATIENCE);
        while (count("round_event WHERE due_at IS NOT NULL") > 0) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("rounds' events are not told within " + PATIENCE);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Which tables differ. */
    static Set<String> differences(Map<String, Long> before, Map<String, Long> after) {
        Set<String> differ = new TreeSet<>();
        after.forEach(
                (name, sum) -> {
                    if (!sum.equals(before.get(name))) {
                        differ.add(name);
                    }
                });
        return differ;
    }

    long count(String table) {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void insert(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
