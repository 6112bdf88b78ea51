package coop.cobuy.servers;

import coop.cobuy.servers.SharedServers.DatabaseAddress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A database that others are made like: the statements that make its tables, as the server
 * describes them, and their rows. Views, triggers and routines are not copied; there are none.
 */
final class DatabaseTemplate {

    private static final Set<Integer> BINARY =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    /** Parts statements in a file; no description of a table has such a character. */
    private static final String END = "\u001e";

    private final List<String> statements;

    private DatabaseTemplate(List<String> statements) {
        this.statements = List.copyOf(statements);
    }

    static DatabaseTemplate of(DatabaseAddress database) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = texts(statement, "SHOW TABLES", 1);
            for (String table : tables) {
                statements.add(texts(statement, "SHOW CREATE TABLE " + table, 2).getFirst());
            }
            for (String table : tables) {
                String rows = rows(statement, table);
                if (!rows.isEmpty()) {
                    statements.add("INSERT INTO " + table + " VALUES " + rows);
                }
            }
        }
        return new DatabaseTemplate(statements);
    }

    static DatabaseTemplate read(Path file) throws IOException {
        return new DatabaseTemplate(List.of(Files.readString(file).split(END)));
    }

    /** All of it or nothing, whenever this process is ended. */
    void write(Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "template-", ".part");
        Files.writeString(part, String.join(END, statements));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> texts(Statement statement, String query, int column)
            throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
        }
        return texts;
    }

    private static String rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData columns = row.getMetaData();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    values.add(literal(row, column, columns.getColumnType(column)));
                }
                rows.add("(" + String.join(",", values) + ")");
            }
        }
        return String.join(",", rows);
    }

    /** By its bytes, so that no rule of quoting matters. */
    private static String literal(ResultSet row, int column, int type) throws SQLException {
        HexFormat hex = HexFormat.of();
        if (BINARY.contains(type)) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? "NULL" : "X'" + hex.formatHex(bytes) + "'";
        }
        String text = row.getString(column);
        return text == null
                ? "NULL"
                : "CONVERT(X'%s' USING utf8mb4)"
                        .formatted(hex.formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes an empty database like this one. */
    void copyTo(DatabaseAddress empty) throws SQLException {
        try (Connection connection = empty.connect();
                Statement statement = connection.createStatement()) {
            // A table may refer to one that comes after it.
            statement.execute("SET SESSION foreign_key_checks = 0");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
