package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.log.DriverProperties;
import coop.cobuy.servers.SharedServers;
import coop.cobuy.servers.SharedServers.DatabaseAddress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rows by the thousand on a real server, around the sizes at which statements are cut. */
class MultiRowTest {

    private Connection connection;

    @BeforeEach
    void makeTable() throws SQLException {
        DatabaseAddress address = SharedServers.emptyDatabase();
        Properties properties = new Properties();
        DriverProperties.set(properties::setProperty);
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        connection = DriverManager.getConnection(address.url(), properties);
        execute(
                "CREATE TABLE pair (a BINARY(4) NOT NULL, b INT NOT NULL, n INT NOT NULL,"
                        + " PRIMARY KEY (a, b))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private void write(List<Integer> rows, int n) throws SQLException {
        MultiRow.write(
                connection,
                "INSERT INTO pair (a, b, n)",
                3,
                " ON DUPLICATE KEY UPDATE n = n + VALUES(n)",
                rows,
                (statement, from, row) -> {
                    statement.setBytes(from, bytes(row));
                    statement.setInt(from + 1, row % 7);
                    statement.setInt(from + 2, n);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 999, 1000, 1001, 2500})
    void writesReadsAndDeletesEachRowOnce(int count) throws SQLException {
        List<Integer> rows = upTo(count);
        write(rows, 5);
        assertEquals(count, number("SELECT COUNT(*) FROM pair WHERE n = 5"));
        write(rows, 2);
        assertEquals(count, number("SELECT COUNT(*) FROM pair WHERE n = 7"));

        TreeMap<Integer, Integer> read = new TreeMap<>();
        MultiRow.read(
                connection,
                "SELECT a, n FROM pair WHERE a <> ? AND a IN",
                List.of(bytes(-1)),
                rows.stream().map(MultiRowTest::bytes).toList(),
                "",
                row ->
                        read.merge(
                                ByteBuffer.wrap(row.getBytes(1)).getInt(),
                                row.getInt(2),
                                Integer::sum));
        assertEquals(rows, List.copyOf(read.keySet()));
        assertEquals(7L * count, read.values().stream().mapToLong(n -> n).sum(), "each once");

        int[] found = new int[1];
        MultiRow.readByKeys(
                connection,
                "SELECT n FROM pair WHERE ",
                "(a = ? AND b = ?)",
                2,
                rows,
                MultiRowTest::bindKey,
                row -> found[0]++);
        assertEquals(count, found[0]);

        List<Integer> even = rows.stream().filter(row -> row % 2 == 0).toList();
        MultiRow.delete(
                connection,
                "DELETE FROM pair WHERE ",
                "(a = ? AND b = ?)",
                2,
                even,
                MultiRowTest::bindKey);
        assertEquals(count - even.size(), number("SELECT COUNT(*) FROM pair"));
    }

    private static void bindKey(java.sql.PreparedStatement statement, int from, Integer row)
            throws SQLException {
        statement.setBytes(from, bytes(row));
        statement.setInt(from + 1, row % 7);
    }

    @Test
    void aRowThatDoesNotFitFailsTheWholeTransaction() throws SQLException {
        connection.setAutoCommit(false);
        assertThrows(
                SQLException.class,
                () ->
                        MultiRow.write(
                                connection,
                                "INSERT INTO pair (a, b, n)",
                                3,
                                "",
                                List.of(1, 2, 1),
                                (statement, from, row) -> {
                                    statement.setBytes(from, bytes(row));
                                    statement.setInt(from + 1, 0);
                                    statement.setInt(from + 2, 0);
                                }));
        connection.rollback();
        assertEquals(0, number("SELECT COUNT(*) FROM pair"));
    }
}
