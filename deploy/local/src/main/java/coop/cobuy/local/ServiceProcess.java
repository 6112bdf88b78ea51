package coop.cobuy.local;

import coop.cobuy.servers.ChildProcess;
import coop.cobuy.servers.JavaCommand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of our services in a Java process of its own. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    /**
     * Compiled code that is used no more is looked for when its room is nearly full, not each time
     * that it grew by a sixth: such a look was seen to stop everything for 0.4 to 0.6 s.
     */
    private static final String NO_PAUSE_FOR_CODE = "-XX:SweeperThreshold=100";

    private final String name;
    private final String main;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment;
    private volatile ChildProcess process;

    /**
     * Starts it.
     *
     * @param name the module's name, which its jar has too
     * @param main its main class
     * @param folder where its output goes
     * @param environment its configuration
     */
    ServiceProcess(
            String name, String main, Path folder, int port, Map<String, String> environment) {
        this.name = name;
        this.main = main;
        this.folder = folder;
        this.port = port;
        this.environment = environment;
        this.process = start();
    }

    private ChildProcess start() {
        List<String> options =
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        NO_PAUSE_FOR_CODE,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow");
        List<String> command = JavaCommand.of(name, options, this::isOurs, main, List.of());
        return ChildProcess.start(name, folder, command, environment);
    }

    /** Ours without the other services: each has an application.yml and migrations of its own. */
    private boolean isOurs(Path entry) {
        String module = module(entry);
        return module.startsWith(name + "-") || !isApplication(module);
    }

    /** The name of a jar, or of the module whose {@code target/classes} this is. */
    private static String module(Path path) {
        Path target = path.getParent();
        return path.endsWith("target/classes") && target != null && target.getParent() != null
                ? String.valueOf(target.getParent().getFileName()) + "-"
                : String.valueOf(path.getFileName());
    }

    private static boolean isApplication(String module) {
        return module.startsWith("aggregator-service-")
                || module.startsWith("supplier-adapter-")
                || module.startsWith("local-")
                || module.startsWith("suppliers-")
                || module.startsWith("bench-");
    }

    /** Waits until its readiness probe says yes. */
    void awaitReady() {
        HttpRequest probe =
                HttpRequest.newBuilder(URI.create(url() + "/health/readiness"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            ChildProcess.await(
                    name + " to be ready (see " + process.log() + ")",
                    READY_LIMIT,
                    () -> isReady(client, probe));
        }
    }

    private boolean isReady(HttpClient client, HttpRequest probe) {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended, see " + process.log());
        }
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " started", e);
        }
    }

    /** Starts it again after it ended. */
    void restart() {
        process = start();
    }

    String name() {
        return name;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
