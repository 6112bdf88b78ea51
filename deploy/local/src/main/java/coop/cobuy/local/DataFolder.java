package coop.cobuy.local;

import coop.cobuy.servers.ChildProcess;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of everything that lasts, held by one launcher at a time. The lock ends with its
 * process, also by {@code kill -9}; whatever that process left running is ended by the next one.
 */
final class DataFolder implements AutoCloseable {

    /** Its processes' folders, in the order in which they are to end. */
    private static final Map<String, List<String>> PROCESSES = processes();

    private static final String TOKEN = "operator-token";

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    private static Map<String, List<String>> processes() {
        Map<String, List<String>> processes = new LinkedHashMap<>();
        processes.put("services", List.of("aggregator-service", "supplier-adapter"));
        processes.put("broker", List.of("kafka"));
        processes.put("database", List.of("mariadb"));
        return processes;
    }

    /**
     * Takes hold of the folder, made if absent, and ends what a dead launcher left running.
     *
     * @throws IllegalStateException if another launcher holds it
     */
    static DataFolder open(Path folder, Progress progress) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "another Cobuy runs on "
                                + folder
                                + ". Stop it, or choose another folder with --data.");
            }
            DataFolder held = new DataFolder(folder, channel);
            held.endLeftovers(progress);
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /** The lock itself is never let go of: closing the channel does it. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void endLeftovers(Progress progress) {
        PROCESSES.forEach(
                (part, names) ->
                        names.parallelStream()
                                .filter(
                                        name ->
                                                ChildProcess.endLeftover(
                                                        name, folder.resolve(part)))
                                .forEach(
                                        name ->
                                                progress.say(
                                                        name
                                                                + ": ended what a start before had"
                                                                + " left running")));
    }

    /**
     * Makes sure that nobody else listens on the ports to come.
     *
     * @throws IllegalStateException if somebody does
     */
    static void expectFree(Map<String, Integer> ports) {
        ports.forEach(
                (part, port) -> {
                    try (ServerSocket socket = new ServerSocket()) {
                        socket.setReuseAddress(true);
                        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    } catch (IOException e) {
                        throw new IllegalStateException(
                                "port %d, meant for the %s, is in use. Choose others with --port."
                                        .formatted(port, part),
                                e);
                    }
                });
    }

    /**
     * Begins anew. Only a folder that an earlier start filled is emptied: a slip of the keyboard
     * costs nothing.
     */
    void empty() {
        try {
            if (!isOurs()) {
                throw new IllegalStateException(
                        folder + " is no data folder of Cobuy: not deleting it");
            }
            Files.walkFileTree(folder, new Deleting(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private boolean isOurs() throws IOException {
        if (Files.exists(folder.resolve(TOKEN))) {
            return true;
        }
        try (var entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith(".lock"));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + folder, e);
        }
    }

    /** Deletes all but the folder itself and the lock in it. */
    private static final class Deleting extends SimpleFileVisitor<Path> {

        private final Path root;

        Deleting(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (!file.equals(root.resolve(".lock"))) {
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                throws IOException {
            if (problem != null) {
                throw problem;
            }
            if (!directory.equals(root)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
