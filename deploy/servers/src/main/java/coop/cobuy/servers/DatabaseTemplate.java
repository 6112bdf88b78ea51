package coop.cobuy.servers;

import coop.cobuy.servers.SharedServers.DatabaseAddress;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database that others are copied from: its tables, as the server describes them, and their rows.
 * Views, triggers and routines are not copied; there are none.
 */
final class DatabaseTemplate {

    private final String name;
    private final List<String> tables = new ArrayList<>();
    private final List<String> filled = new ArrayList<>();

    private DatabaseTemplate(String name) {
        this.name = name;
    }

    static DatabaseTemplate of(DatabaseAddress database) throws SQLException {
        DatabaseTemplate template = new DatabaseTemplate(database.name());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : texts(statement, "SHOW TABLES", 1)) {
                template.tables.add(texts(statement, "SHOW CREATE TABLE " + table, 2).getFirst());
                if (!texts(statement, "SELECT 1 FROM " + table + " LIMIT 1", 1).isEmpty()) {
                    template.filled.add(table);
                }
            }
        }
        return template;
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

    /** Makes an empty database like this one. */
    void copyTo(DatabaseAddress empty) throws SQLException {
        try (Connection connection = empty.connect();
                Statement statement = connection.createStatement()) {
            // A table may refer to one that comes after it.
            statement.execute("SET SESSION foreign_key_checks = 0");
            for (String table : tables) {
                statement.execute(table);
            }
            for (String table : filled) {
                statement.execute(
                        "INSERT INTO %1$s SELECT * FROM %2$s.%1$s".formatted(table, name));
            }
        }
    }
}
