package coop.cobuy.bench;

import coop.cobuy.id.Id;
import coop.cobuy.local.Surroundings;
import coop.cobuy.local.backup.Stores;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The baseline of applying: the rows that a round's orders made, written again into empty copies of
 * their tables by multi-row inserts of 1,000 rows a transaction over four connections, with nothing
 * read and nothing decided.
 */
final class PlainInserts {

    private static final List<String> TABLES =
            List.of("member_order", "order_line", "order_claim", "order_outcome");
    private static final int THREADS = 4;
    private static final int ROWS = 1_000;
    private static final int CHUNK = 100_000;

    private final Stores stores;
    private final Clock clock;

    PlainInserts(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** How long writing took; reading is not counted. */
    double seconds(UUID round) {
        Duration sum = Duration.ZERO;
        try (Connection connection = connect()) {
            for (String table : TABLES) {
                sum = sum.plus(copy(connection, table, round));
            }
        } catch (SQLException | InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the baseline failed", e);
        }
        return sum.toMillis() / 1000.0;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stores.server()
                        + Surroundings.AGGREGATOR_DATABASE
                        + "?rewriteBatchedStatements=true",
                stores.user(),
                stores.password());
    }

    private Duration copy(Connection connection, String table, UUID round)
            throws SQLException, InterruptedException, ExecutionException {
        String copy = "plain_" + table;
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + copy);
            statement.execute("CREATE TABLE " + copy + " LIKE " + table);
        }
        Duration sum = Duration.ZERO;
        try (Connection reading = connect();
                PreparedStatement statement =
                        reading.prepareStatement(
                                "SELECT * FROM " + table + " WHERE round_id = ?")) {
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setBytes(1, Id.bytes(round));
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                List<Object[]> chunk = new ArrayList<>();
                while (rows.next()) {
                    Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = rows.getObject(i + 1);
                    }
                    chunk.add(row);
                    if (chunk.size() == CHUNK) {
                        sum = sum.plus(write(copy, chunk, columns));
                        chunk.clear();
                    }
                }
                sum = sum.plus(write(copy, chunk, columns));
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + copy);
        }
        return sum;
    }

    private Duration write(String table, List<Object[]> rows, int columns)
            throws InterruptedException, ExecutionException {
        String insert =
                "INSERT INTO "
                        + table
                        + " VALUES ("
                        + String.join(",", Collections.nCopies(columns, "?"))
                        + ")";
        Instant start = clock.instant();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Integer>> work = new ArrayList<>();
            int part = Math.ceilDiv(rows.size(), THREADS);
            for (int from = 0; from < rows.size(); from += part) {
                List<Object[]> mine = rows.subList(from, Math.min(rows.size(), from + part));
                work.add(() -> write(insert, mine));
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return Duration.between(start, clock.instant());
    }

    private int write(String insert, List<Object[]> rows) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < rows.size(); i++) {
                Object[] row = rows.get(i);
                for (int column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.addBatch();
                if (i % ROWS == ROWS - 1 || i == rows.size() - 1) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
        }
        return rows.size();
    }
}
