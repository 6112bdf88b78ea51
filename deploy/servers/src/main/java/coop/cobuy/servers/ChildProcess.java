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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One process that we started, with its output in a file and its id in another, so that a later
 * start can end what an earlier one left behind.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PORT_LEAST = 10_000;
    private static final int PORT_MOST = 30_000;

    /** More where processes write archives as they end (deploy/build). */
    private static final Duration END_LIMIT =
            Duration.ofSeconds(Integer.getInteger("cobuy.end.seconds", 20));

    /** The system computes a start from its clock, which may be set meanwhile. */
    private static final long SAME_START_MILLIS = 3_000;

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
            endLeftover(name, folder);
            Path pidFile = folder.resolve(name + ".pid");
            Path log = folder.resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process process = builder.start();
            process.getOutputStream().close();
            Files.writeString(pidFile, process.pid() + " " + started(process.toHandle()));
            return new ChildProcess(name, process, log, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /**
     * Ends the process that an earlier start under this name in this folder left running, such as
     * one that was ended by {@code kill -9} itself.
     *
     * @return whether there was one
     */
    public static boolean endLeftover(String name, Path folder) {
        Path pidFile = folder.resolve(name + ".pid");
        try {
            if (!Files.exists(pidFile)) {
                return false;
            }
            String[] words = Files.readString(pidFile).strip().split(" ");
            Optional<ProcessHandle> leftover =
                    words.length < 2 ? Optional.empty() : process(words[0], words[1]);
            leftover.ifPresent(p -> end(name, p));
            Files.deleteIfExists(pidFile);
            return leftover.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    /** The id may have gone to somebody else's process since: ours began when we wrote it down. */
    private static Optional<ProcessHandle> process(String pid, String started) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(p -> Math.abs(started(p) - Long.parseLong(started)) < SAME_START_MILLIS);
    }

    private static long started(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void end(String name, ProcessHandle handle) {
        LOG.debug("ending {} that an earlier start left running ({})", name, handle.pid());
        handle.destroy();
        try {
            handle.onExit().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            await(name + " to end", END_LIMIT, () -> !handle.isAlive());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A port on loopback that was free a moment ago. It is below those that the system gives to
     * outgoing connections, and anyone's guess, so that nobody else has it a moment later.
     */
    public static int freePort() {
        return freePorts(1);
    }

    /** The first of that many ports in a row, each as {@link #freePort()} says. */
    public static int freePorts(int count) {
        return new SplittableRandom()
                .ints(PORT_LEAST, PORT_MOST)
                .filter(
                        first ->
                                IntStream.range(first, first + count)
                                        .allMatch(ChildProcess::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
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
