package coop.cobuy.aggregator.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Statements over many rows at once, some hundred to a statement, in plain JDBC: for whatever
 * writes rows by the thousand.
 */
public final class MultiRow {

    private static final int ROWS = 1000;
    private static final int WHOLE_KEYS = 256;
    private static final int KEYS = 512;

    private MultiRow() {}

    /** Binds a row's columns from an index on. */
    @FunctionalInterface
    public interface Binder<T> {
        void bind(PreparedStatement statement, int from, T row) throws SQLException;
    }

    /** Takes a row of a result. */
    @FunctionalInterface
    public interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * As batches of one statement, which the driver makes statements of many rows of: told so many
     * rows itself it would look for the marks in a text of some hundred kilobytes each time.
     *
     * @param head what stands before {@code VALUES}
     * @param tail what stands after the rows; without marks
     */
    public static <T> void write(
            Connection connection,
            String head,
            int columns,
            String tail,
            Collection<T> rows,
            Binder<T> binder)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String row = "(" + String.join(",", Collections.nCopies(columns, "?")) + ")";
        try (PreparedStatement statement =
                connection.prepareStatement(head + " VALUES " + row + tail)) {
            for (List<T> chunk : chunks(rows, ROWS)) {
                for (T one : chunk) {
                    binder.bind(statement, 1, one);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /**
     * @param select ends where the list of an {@code IN} begins
     * @param fixed bound before the keys
     * @param tail what stands after the list
     */
    public static void read(
            Connection connection,
            String select,
            List<byte[]> fixed,
            Collection<byte[]> keys,
            String tail,
            Taker taker)
            throws SQLException {
        for (List<byte[]> chunk : padded(chunks(keys, KEYS))) {
            String marks = String.join(",", Collections.nCopies(chunk.size(), "?"));
            String sql = select + " (" + marks + ")" + tail;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int at = 1;
                for (byte[] value : fixed) {
                    statement.setBytes(at++, value);
                }
                for (byte[] key : chunk) {
                    statement.setBytes(at++, key);
                }
                take(statement, taker);
            }
        }
    }

    /**
     * Deletes by whole keys: {@code WHERE (a = ? AND b = ?) OR (…)}, which both servers look up key
     * by key; of {@code (a, b) IN (…)} not all of them do.
     */
    public static <T> void delete(
            Connection connection,
            String head,
            String key,
            int columns,
            List<T> rows,
            Binder<T> binder)
            throws SQLException {
        for (List<T> chunk : padded(chunks(rows, WHOLE_KEYS))) {
            String sql = head + String.join(" OR ", Collections.nCopies(chunk.size(), key));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, columns, chunk, binder);
                statement.executeUpdate();
            }
        }
    }

    /** Reads by whole keys, see {@link #delete}. */
    public static <T> void readByKeys(
            Connection connection,
            String head,
            String key,
            int columns,
            List<T> keys,
            Binder<T> binder,
            Taker taker)
            throws SQLException {
        for (List<T> chunk : padded(chunks(keys, WHOLE_KEYS))) {
            String sql = head + String.join(" OR ", Collections.nCopies(chunk.size(), key));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, columns, chunk, binder);
                take(statement, taker);
            }
        }
    }

    private static <T> void bind(
            PreparedStatement statement, int columns, List<T> rows, Binder<T> binder)
            throws SQLException {
        int from = 1;
        for (T row : rows) {
            binder.bind(statement, from, row);
            from += columns;
        }
    }

    private static void take(PreparedStatement statement, Taker taker) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    private static <T> List<List<T>> chunks(Collection<T> all, int size) {
        List<T> list = all instanceof List<T> given ? given : new ArrayList<>(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return chunks;
    }

    /**
     * Fills chunks of keys up to the next power of two by the last one again, which changes nothing
     * but makes few texts of many, so that the driver has taken them apart before.
     */
    private static <T> List<List<T>> padded(List<List<T>> chunks) {
        List<List<T>> all = new ArrayList<>(chunks);
        all.replaceAll(
                chunk -> {
                    int size = Integer.highestOneBit(Math.max(1, 2 * chunk.size() - 1));
                    List<T> filled = new ArrayList<>(chunk);
                    filled.addAll(Collections.nCopies(size - chunk.size(), chunk.getLast()));
                    return filled;
                });
        return all;
    }
}
