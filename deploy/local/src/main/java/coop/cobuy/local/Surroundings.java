package coop.cobuy.local;

import coop.cobuy.local.backup.Stores;
import coop.cobuy.servers.ChildProcess;
import coop.cobuy.servers.EmbeddedBroker;
import coop.cobuy.servers.EmbeddedDatabase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The database server and the broker that the services use: ours, or those that were named. */
public final class Surroundings implements AutoCloseable {

    /** The aggregator-service's database. */
    public static final String AGGREGATOR_DATABASE = "cobuy_aggregator";

    /** The supplier-adapter's database. */
    public static final String ADAPTER_DATABASE = "cobuy_adapter";

    private final Options options;
    private final Progress progress;
    private @Nullable EmbeddedDatabase database;
    private @Nullable EmbeddedBroker broker;

    public Surroundings(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Starts both side by side and makes the databases. */
    public void start() {
        CompletableFuture<?> brokerStart = CompletableFuture.runAsync(this::startBroker);
        startDatabase();
        brokerStart.join();
    }

    void startDatabase() {
        if (options.databaseUrl().isPresent()) {
            createDatabases(options.databaseUrl().get());
            progress.say("database: " + options.databaseUrl().get());
            return;
        }
        Path folder = options.data().resolve("database");
        EmbeddedDatabase started =
                EmbeddedDatabase.start(
                        folder,
                        options.port() + 2,
                        List.of(
                                "--innodb-buffer-pool-size=512M",
                                "--innodb-log-file-size=256M",
                                "--innodb-flush-log-at-trx-commit=1"));
        database = started;
        started.createDatabase(AGGREGATOR_DATABASE);
        started.createDatabase(ADAPTER_DATABASE);
        progress.say("database: MariaDB on port " + started.port());
    }

    void startBroker() {
        if (options.kafka().isPresent()) {
            progress.say("broker: " + options.kafka().get());
            return;
        }
        EmbeddedBroker started =
                EmbeddedBroker.start(options.data().resolve("broker"), options.port() + 3);
        broker = started;
        progress.say("broker: Kafka on port " + started.port());
    }

    private void createDatabases(String server) {
        try (var connection =
                        DriverManager.getConnection(server, databaseUser(), databasePassword());
                var statement = connection.createStatement()) {
            for (String name : List.of(AGGREGATOR_DATABASE, ADAPTER_DATABASE)) {
                statement.execute(
                        "CREATE DATABASE IF NOT EXISTS "
                                + name
                                + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database server at " + server + " cannot be used: " + e.getMessage(), e);
        }
    }

    String databaseUrl(String name) {
        EmbeddedDatabase ours = database;
        return ours == null ? options.databaseUrl().orElseThrow() + name : ours.url(name);
    }

    String databaseUser() {
        return database == null
                ? environment("COBUY_DATABASE_USER", "cobuy")
                : EmbeddedDatabase.USER;
    }

    String databasePassword() {
        EmbeddedDatabase ours = database;
        return ours == null ? environment("COBUY_DATABASE_PASSWORD", "") : ours.password();
    }

    String kafka() {
        EmbeddedBroker ours = broker;
        return ours == null ? options.kafka().orElseThrow() : ours.bootstrapServers();
    }

    /** Where everything is kept, for backups and for tests that look behind the services. */
    public Stores stores() {
        return new Stores(
                databaseUrl(""),
                databaseUser(),
                databasePassword(),
                List.of(AGGREGATOR_DATABASE, ADAPTER_DATABASE),
                kafka());
    }

    /** As {@link #stores()}, of a Cobuy that somebody else started with the same options. */
    public static Stores storesOf(Options options) {
        boolean ours = options.databaseUrl().isEmpty();
        try {
            return new Stores(
                    options.databaseUrl()
                            .orElse("jdbc:mysql://127.0.0.1:" + (options.port() + 2) + "/"),
                    ours ? EmbeddedDatabase.USER : environment("COBUY_DATABASE_USER", "cobuy"),
                    ours
                            ? Files.readString(options.data().resolve("database/password")).strip()
                            : environment("COBUY_DATABASE_PASSWORD", ""),
                    List.of(AGGREGATOR_DATABASE, ADAPTER_DATABASE),
                    options.kafka().orElse("127.0.0.1:" + (options.port() + 3)));
        } catch (IOException e) {
            throw new UncheckedIOException(options.data() + " is no data folder of Cobuy", e);
        }
    }

    private static String environment(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }

    Optional<ChildProcess> databaseProcess() {
        return Optional.ofNullable(database).map(EmbeddedDatabase::process);
    }

    Optional<ChildProcess> brokerProcess() {
        return Optional.ofNullable(broker).map(EmbeddedBroker::process);
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
