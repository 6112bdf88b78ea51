package coop.cobuy.local;

import coop.cobuy.local.backup.Stores;
import coop.cobuy.servers.ChildProcess;
import coop.cobuy.servers.EmbeddedBroker;
import coop.cobuy.servers.EmbeddedDatabase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** The database server and the broker that the services use: ours, or those that were named. */
public final class Surroundings implements AutoCloseable {

    /** The aggregator-service's database. */
    public static final String AGGREGATOR_DATABASE = "cobuy_aggregator";

    /** The supplier-adapter's database. */
    public static final String ADAPTER_DATABASE = "cobuy_adapter";

    private static final int REACH_MILLIS = 5_000;

    /**
     * All of Cobuy shares this machine's processors, and who waits for an answer goes first: what
     * the database mostly does is to catch up with the log.
     */
    private static final int DATABASE_NICE = 10;

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final Options options;
    private final Progress progress;
    private volatile @Nullable EmbeddedDatabase database;
    private volatile @Nullable EmbeddedBroker broker;
    private volatile CompletableFuture<Void> start = CompletableFuture.completedFuture(null);

    public Surroundings(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Starts both side by side and waits until they are there. */
    public void start() {
        prepare();
        begin();
        await();
    }

    /**
     * Looks at the servers of one's own, if there are any: what is wrong with them is said before
     * anything is started.
     */
    void prepare() {
        options.databaseUrl().ifPresent(this::createDatabases);
        options.kafka().ifPresent(Surroundings::reach);
    }

    /** Starts both side by side and returns: their addresses are known already. */
    void begin() {
        start =
                CompletableFuture.allOf(
                        CompletableFuture.runAsync(this::startDatabase, THREADS),
                        CompletableFuture.runAsync(this::startBroker, THREADS));
    }

    /** Waits until both are there. */
    void await() {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void startDatabase() {
        if (options.databaseUrl().isPresent()) {
            progress.say("database: " + options.databaseUrl().get());
            return;
        }
        Path folder = databaseFolder(options);
        EmbeddedDatabase started =
                EmbeddedDatabase.start(
                        folder,
                        options.databasePort(),
                        List.of(AGGREGATOR_DATABASE, ADAPTER_DATABASE),
                        List.of(
                                "--innodb-buffer-pool-size=512M",
                                "--innodb-log-file-size=256M",
                                "--innodb-flush-log-at-trx-commit=1"),
                        DATABASE_NICE);
        database = started;
        progress.say("database: MariaDB on port " + started.port());
    }

    void startBroker() {
        if (options.kafka().isPresent()) {
            progress.say("broker: " + options.kafka().get());
            return;
        }
        EmbeddedBroker started = EmbeddedBroker.start(brokerFolder(options), options.brokerPort());
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

    private static void reach(String servers) {
        String first = servers.split(",")[0];
        int colon = first.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(
                        first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(address, REACH_MILLIS);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The broker at " + first + " cannot be reached: " + e.getMessage(), e);
        }
    }

    static Path databaseFolder(Options options) {
        return options.data().resolve("database");
    }

    static Path brokerFolder(Options options) {
        return options.data().resolve("broker");
    }

    String databaseUrl(String name) {
        return stores().server() + name;
    }

    String databaseUser() {
        return stores().user();
    }

    String databasePassword() {
        return stores().password();
    }

    String kafka() {
        return stores().kafka();
    }

    /** Where everything is kept, for backups and for tests that look behind the services. */
    public Stores stores() {
        return places(options);
    }

    /** As {@link #stores()}, of a Cobuy that somebody else started with the same options. */
    public static Stores storesOf(Options options) {
        if (options.databaseUrl().isEmpty() && !Files.exists(databaseFolder(options))) {
            throw new IllegalStateException(options.data() + " is no data folder of Cobuy");
        }
        return places(options);
    }

    private static Stores places(Options options) {
        boolean ours = options.databaseUrl().isEmpty();
        return new Stores(
                options.databaseUrl()
                        .orElse("jdbc:mysql://127.0.0.1:" + options.databasePort() + "/"),
                ours ? EmbeddedDatabase.USER : environment("COBUY_DATABASE_USER", "cobuy"),
                ours
                        ? EmbeddedDatabase.password(databaseFolder(options))
                        : environment("COBUY_DATABASE_PASSWORD", ""),
                List.of(AGGREGATOR_DATABASE, ADAPTER_DATABASE),
                options.kafka().orElse("127.0.0.1:" + options.brokerPort()));
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

    /** What is starting is let come up first: only then is it known and can be ended. */
    @Override
    public void close() {
        start.handle((nothing, fault) -> fault).join();
        EmbeddedBroker ourBroker = broker;
        if (ourBroker != null) {
            ourBroker.close();
        }
        EmbeddedDatabase ourDatabase = database;
        if (ourDatabase != null) {
            ourDatabase.close();
        }
    }
}
