package coop.cobuy.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One database server and one broker for all tests of a Java process, started when first asked for
 * and ended with it. Each caller gets an empty database of its own.
 *
 * <p>The system properties {@code cobuy.test.database.url} (a server, without a database: {@code
 * jdbc:mysql://127.0.0.1:3307/}), {@code cobuy.test.database.user} and {@code
 * cobuy.test.database.password} make the same tests run on a server that is given, such as a
 * genuine MySQL.
 */
public final class SharedServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Map<String, DatabaseTemplate> TEMPLATES = new HashMap<>();
    private static @Nullable EmbeddedDatabase database;
    private static @Nullable EmbeddedBroker broker;

    private SharedServers() {}

    /** An address for MySQL Connector/J with the account to use. */
    public record DatabaseAddress(String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** The database's, empty where the address is the server's. */
        public String name() {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    /** What makes the tables of an empty database. */
    @FunctionalInterface
    public interface Preparation {

        void prepare(DatabaseAddress empty) throws SQLException;
    }

    /** An empty database that nobody else has. */
    public static DatabaseAddress emptyDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        DatabaseAddress server = server();
        try (Connection connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute(
                    "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return new DatabaseAddress(server.url() + name, server.user(), server.password());
    }

    /**
     * A database that nobody else has, with tables: prepared once and made alike from then on,
     * which takes a fraction of the time of a hundred migrations. What was prepared is kept in
     * {@code target/servers}, for processes beside this one and after it.
     *
     * @param sources folders of the class path on which the preparation depends: once a file in
     *     them differs, it is done again; none: it is done in each process
     */
    public static synchronized DatabaseAddress preparedDatabase(
            String kind, List<String> sources, Preparation preparation) {
        try {
            DatabaseTemplate template = TEMPLATES.get(kind);
            if (template == null) {
                template =
                        sources.isEmpty()
                                ? prepared(preparation)
                                : kept(kind, sources, preparation);
                TEMPLATES.put(kind, template);
            }
            DatabaseAddress copy = emptyDatabase();
            template.copyTo(copy);
            return copy;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare a database of kind " + kind, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a database of kind " + kind, e);
        }
    }

    private static DatabaseTemplate prepared(Preparation preparation) throws SQLException {
        DatabaseAddress first = emptyDatabase();
        preparation.prepare(first);
        return DatabaseTemplate.of(first);
    }

    private static DatabaseTemplate kept(String kind, List<String> sources, Preparation preparation)
            throws SQLException, IOException {
        Path folder = Files.createDirectories(Path.of("target", "servers"));
        Path file = folder.resolve(kind + "-" + fingerprint(sources) + ".template");
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve(kind + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && Files.exists(file)) {
                return DatabaseTemplate.read(file);
            }
            DatabaseTemplate template = prepared(preparation);
            template.write(file);
            return template;
        }
    }

    /** Of the server's version, which describes tables its own way, and of all the files. */
    private static String fingerprint(List<String> sources) throws SQLException, IOException {
        MessageDigest digest = ClassPathFiles.digest(sources);
        try (Connection connection = server().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT VERSION()")) {
            rows.next();
            digest.update(rows.getString(1).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static synchronized DatabaseAddress server() {
        String given = System.getProperty("cobuy.test.database.url", "");
        if (!given.isEmpty()) {
            return new DatabaseAddress(
                    given,
                    System.getProperty("cobuy.test.database.user", "root"),
                    System.getProperty("cobuy.test.database.password", ""));
        }
        EmbeddedDatabase running = database;
        if (running == null) {
            // Durability is what the crash tests check, with servers of their own. Here it would
            // make tables take three times as long, and each test class has a hundred of them.
            running =
                    EmbeddedDatabase.start(
                            folder("database"),
                            ChildProcess.freePort(),
                            List.of(
                                    "--debug-no-sync",
                                    "--innodb-flush-log-at-trx-commit=2",
                                    "--innodb-flush-method=nosync"));
            database = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return new DatabaseAddress(running.url(""), EmbeddedDatabase.USER, running.password());
    }

    /**
     * The broker's address, as Kafka's {@code bootstrap.servers}. Name topics so that none clash.
     */
    public static synchronized String bootstrapServers() {
        EmbeddedBroker running = broker;
        if (running == null) {
            running = EmbeddedBroker.start(folder("broker"), ChildProcess.freePort());
            broker = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running.bootstrapServers();
    }

    private static Path folder(String name) {
        return Path.of("target", "servers", name + "-" + ProcessHandle.current().pid())
                .toAbsolutePath();
    }
}
