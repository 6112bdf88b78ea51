package coop.cobuy.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
