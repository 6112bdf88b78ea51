package coop.cobuy.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class SharedServersTest {

    @Test
    void eachCallerGetsAnEmptyDatabaseOfItsOwn() throws Exception {
        SharedServers.DatabaseAddress one = SharedServers.emptyDatabase();
        SharedServers.DatabaseAddress two = SharedServers.emptyDatabase();
        assertNotEquals(one.url(), two.url());
        try (var connection = one.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t (id) VALUES (7)");
            try (var rows = statement.executeQuery("SELECT id FROM t")) {
                assertTrue(rows.next());
                assertEquals(7, rows.getInt(1));
            }
        }
    }

    @Test
    void preparesOnceAndCopiesTablesRowsAndKeys() throws Exception {
        AtomicInteger preparations = new AtomicInteger();
        SharedServers.Preparation preparation =
                empty -> {
                    preparations.incrementAndGet();
                    try (var connection = empty.connect();
                            var statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE z (id INT PRIMARY KEY)");
                        statement.execute(
                                "CREATE TABLE a (z_id INT NOT NULL, CONSTRAINT a_z FOREIGN KEY"
                                        + " (z_id) REFERENCES z (id))");
                        statement.execute("INSERT INTO z (id) VALUES (7)");
                        statement.execute("INSERT INTO a (z_id) VALUES (7)");
                    }
                };
        SharedServers.DatabaseAddress one =
                SharedServers.preparedDatabase("servers-test", preparation);
        SharedServers.DatabaseAddress two =
                SharedServers.preparedDatabase("servers-test", preparation);
        assertEquals(1, preparations.get());
        assertNotEquals(one.name(), two.name());
        try (var connection = one.connect();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM a");
            statement.execute("DELETE FROM z");
        }
        try (var connection = two.connect();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT z_id FROM a JOIN z ON id = z_id")) {
                assertTrue(rows.next());
                assertEquals(7, rows.getInt(1));
            }
            assertThrows(SQLException.class, () -> statement.execute("INSERT INTO a VALUES (8)"));
        }
    }

    /** In the system's folder a server that starts beside this one would remove its tables. */
    @Test
    @DisabledIfSystemProperty(
            named = "cobuy.test.database.url",
            matches = ".+",
            disabledReason = "a server that is given has its own ways")
    void temporaryTablesAreInAFolderOfTheServersOwn() throws Exception {
        try (var connection = SharedServers.emptyDatabase().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT @@tmpdir")) {
            assertTrue(rows.next());
            Path folder = Path.of("target", "servers").toAbsolutePath();
            assertTrue(Path.of(rows.getString(1)).startsWith(folder), rows.getString(1));
        }
    }

    @Test
    void brokerCreatesTopics() throws Exception {
        String servers = SharedServers.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) servers))) {
            admin.createTopics(List.of(new NewTopic("servers-test", 3, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            assertTrue(
                    admin.listTopics().names().get(30, TimeUnit.SECONDS).contains("servers-test"));
        }
    }
}
