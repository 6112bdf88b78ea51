package coop.cobuy.servers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One process that we started, with its output in a file and its id in another, so that a later
 * start can end what an earlier one left behind.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private ChildProcess(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    /**
     * Starts a program. What an earlier start under the same name in the same folder left running
     * is ended first.
     *
     * @param folder where {@code NAME.log} and {@code NAME.pid} go
     * @param environment added to this process's own
     */
    public static ChildProcess start(
            String name, Path folder, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            Path pidFile = folder.resolve(name + ".pid");
            endLeftover(name, pidFile, command.getFirst());
            Path log = folder.resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process process = builder.start();
            process.getOutputStream().close();
            Files.writeString(pidFile, Long.toString(process.pid()));
            return new ChildProcess(name, process, log, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    private static void endLeftover(String name, Path pidFile, String program) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String text = Files.readString(pidFile).strip();
        Optional<ProcessHandle> leftover =
                text.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(text));
        // The id may have gone to somebody else's process since: only the same program is ours.
        Predicate<ProcessHandle> ours = p -> p.info().command().filter(program::equals).isPresent();
        leftover.filter(ours).ifPresent(p -> endForcibly(name, p));
        Files.delete(pidFile);
    }

    private static void endForcibly(String name, ProcessHandle handle) {
        LOG.warn("ending {} that an earlier start left running (process {})", name, handle.pid());
        handle.destroyForcibly();
        await(name + " to end", END_LIMIT, () -> !handle.isAlive());
    }

    /** A port on loopback that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process listens on the port; fails at once if it ends before. */
    public void awaitPort(int port, Duration limit) {
        await(
                name + " to listen on port " + port,
                limit,
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                name + " ended with " + process.exitValue() + ", see " + log);
                    }
                    return listens(port);
                });
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Looks every few milliseconds whether something has come about.
     *
     * @throws IllegalStateException if it has not within about the limit
     */
    public static void await(String what, Duration limit, BooleanSupplier condition) {
        await(what, limit, POLL, condition);
    }

    /** As {@link #await(String, Duration, BooleanSupplier)}, for what is dear to look at. */
    public static void await(
            String what, Duration limit, Duration poll, BooleanSupplier condition) {
        long looksLeft = limit.dividedBy(poll);
        while (!condition.getAsBoolean()) {
            looksLeft--;
            if (looksLeft < 0) {
                throw new IllegalStateException("waited " + limit.toSeconds() + " s for " + what);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(poll.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Ends the process as a crash would: {@code kill -9}, no time to tidy up. */
    public void kill() {
        process.destroyForcibly();
        await(name + " to be killed", END_LIMIT, () -> !process.isAlive());
    }

    /** Asks the process to end, and insists after a while. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} did not end when asked to: killing it", name);
                kill();
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
