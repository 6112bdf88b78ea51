package coop.cobuy.bench;

import coop.cobuy.bench.echo.EchoServer;
import coop.cobuy.servers.ChildProcess;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The echo in a Java process of its own, with the same memory as the aggregator-service. */
final class EchoProcess implements AutoCloseable {

    private final ChildProcess process;
    private final int port;

    EchoProcess(Path folder, int port) {
        this.port = port;
        process =
                ChildProcess.start(
                        "echo",
                        folder,
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath(),
                                EchoServer.class.getName(),
                                Integer.toString(port)),
                        Map.of("MICRONAUT_SECURITY_ENABLED", "false"));
        process.awaitPort(port, Duration.ofMinutes(1));
    }

    /** Without the services, whose settings and beans would come along. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("aggregator-service"))
                .filter(entry -> !entry.contains("supplier-adapter"))
                .filter(entry -> !entry.contains("micronaut-security"))
                .filter(entry -> !entry.contains("micronaut-data"))
                .filter(entry -> !entry.contains("micronaut-jdbc"))
                .filter(entry -> !entry.contains("micronaut-flyway"))
                .filter(entry -> !entry.contains("micronaut-management"))
                .filter(entry -> !entry.contains("micronaut-micrometer"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
