package coop.cobuy.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
                SharedServers.preparedDatabase("servers-test", List.of(), preparation);
        SharedServers.DatabaseAddress two =
                SharedServers.preparedDatabase("servers-test", List.of(), preparation);
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

    @Test
    void whatIsKeptInAFileHasTheSameRows(@TempDir Path folder) throws Exception {
        SharedServers.DatabaseAddress one = SharedServers.emptyDatabase();
        String all = "SELECT HEX(id), yes, many, price, HEX(at), day, HEX(words), doc, no FROM t";
        List<String> before;
        try (var connection = one.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE t (id BINARY(16) PRIMARY KEY, yes TINYINT(1) NOT NULL, many"
                            + " BIGINT UNSIGNED, price DECIMAL(20,4), at TIMESTAMP(6) NULL, day"
                            + " DATE, words TEXT, doc JSON, no VARCHAR(9))");
            statement.execute(
                    "INSERT INTO t VALUES (X'00FF10203040506070809000A0B0C022', 1,"
                            + " 18446744073709551615, -12345.6789, '2026-03-29 01:02:03.000045',"
                            + " '2026-02-28', 'Käse ''\"; \n\\\\ 🧀', '{\"a\": \"b\"}', NULL),"
                            + " (X'01', 0, 0, 0, NULL, NULL, '', NULL, 'x')");
            before = rows(statement.executeQuery(all));
        }
        assertEquals(2, before.size());
        Path file = folder.resolve("kept");
        DatabaseTemplate.of(one).write(file);
        SharedServers.DatabaseAddress two = SharedServers.emptyDatabase();
        DatabaseTemplate.read(file).copyTo(two);
        try (var connection = two.connect();
                var statement = connection.createStatement()) {
            assertEquals(before, rows(statement.executeQuery(all)));
        }
    }

    @Test
    void aFileThatDiffersMakesAnotherDigest() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "test-classes", "changing"));
        Path file = folder.resolve("V1.sql");
        Files.writeString(file, "one");
        byte[] one = ClassPathFiles.digest(List.of("changing")).digest();
        assertArrayEquals(one, ClassPathFiles.digest(List.of("changing")).digest());
        Files.writeString(file, "two");
        byte[] two = ClassPathFiles.digest(List.of("changing")).digest();
        assertFalse(Arrays.equals(one, two));
        Files.move(file, folder.resolve("V2.sql"), StandardCopyOption.REPLACE_EXISTING);
        assertFalse(Arrays.equals(two, ClassPathFiles.digest(List.of("changing")).digest()));
        assertThrows(
                IllegalArgumentException.class, () -> ClassPathFiles.digest(List.of("absent")));
    }

    @Test
    void readsFoldersInJars() throws Exception {
        byte[] one = ClassPathFiles.digest(List.of("org/junit/jupiter/api/io")).digest();
        assertArrayEquals(one, ClassPathFiles.digest(List.of("org/junit/jupiter/api/io")).digest());
        assertFalse(
                Arrays.equals(
                        one,
                        ClassPathFiles.digest(List.of("org/junit/jupiter/api/condition"))
                                .digest()));
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                row.append(rows.getString(column)).append('|');
            }
            all.add(row.toString());
        }
        return all;
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
