package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.servers.SharedServers;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Deliveries of before stay as they were when acknowledgements come to them. */
class DeliveryMigrationTest {

    private static final String INSERT =
            """
            INSERT INTO delivery (coop_id, id, supplier_id, purchase_order_id, document, number,
                revision, message, media_type, file_name, transport, state, detail, attempt, tries,
                steps, stop_wanted, queued_at, waiting_since, expects_answer)
            VALUES (REPEAT('c', 16), REPEAT('%s', 16), REPEAT('s', 16), %s, '%s', 'N-%s', 0, 'm',
                'text/csv', 'f.csv', 'folder', 'DELIVERED', 'there', 1, 1, 3, FALSE,
                '2026-11-01 08:00:00', '2026-11-01 08:00:00', TRUE)
            """;

    private static String delivery(String id, String order, String document) {
        return INSERT.formatted(id, order, document, id);
    }

    private static void refused(Statement statement, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
        assertTrue(String.valueOf(refused.getMessage()).contains("delivery_"), "" + refused);
    }

    @Test
    void ordersKeepTheirsAndAcknowledgementsHaveNone() throws SQLException {
        SharedServers.DatabaseAddress database = SharedServers.emptyDatabase();
        FluentConfiguration flyway =
                Flyway.configure()
                        .dataSource(database.url(), database.user(), database.password())
                        .locations("classpath:db/migration");
        flyway.target("0141").load().migrate();
        String order = "REPEAT('o', 16)";
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(delivery("1", order, "ORDER"));
            statement.execute(delivery("2", order, "CANCELLATION"));
            refused(statement, delivery("3", order, "ACKNOWLEDGEMENT"));
            flyway.target("latest").load().migrate();
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT COUNT(*) FROM delivery WHERE purchase_order_id = "
                                    + order
                                    + " AND state = 'DELIVERED' AND message = 'm'")) {
                rows.next();
                assertEquals(2, rows.getInt(1));
            }
            statement.execute(delivery("3", "NULL", "ACKNOWLEDGEMENT"));
            refused(statement, delivery("4", "NULL", "ORDER"));
            refused(statement, delivery("5", order, "ACKNOWLEDGEMENT"));
            refused(statement, delivery("6", order, "RECEIPT"));
        }
    }
}
