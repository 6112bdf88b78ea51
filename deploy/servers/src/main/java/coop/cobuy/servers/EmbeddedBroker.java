package coop.cobuy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Kafka broker of our own (KRaft, a single node) on loopback, in a Java process of its own. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final ChildProcess process;
    private final int port;

    private EmbeddedBroker(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the broker and waits until it takes connections.
     *
     * @param folder its log, configuration and output; made if absent
     * @param port for clients; the controller takes a free one
     */
    public static EmbeddedBroker start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            Path configuration = folder.resolve("server.properties");
            Files.writeString(configuration, properties(folder, port, ChildProcess.freePort()));
            ChildProcess process =
                    ChildProcess.start("kafka", folder, command(configuration), Map.of());
            process.awaitPort(port, START_LIMIT);
            return new EmbeddedBroker(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the broker in " + folder, e);
        }
    }

    private static List<String> command(Path configuration) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        options.add("-Dlogback.configurationFile=broker-logback.xml");
        String main = BrokerMain.class.getName();
        return JavaCommand.of("broker", options, entry -> true, main, List.of(configuration));
    }

    private static String properties(Path folder, int port, int controllerPort) {
        return """
        process.roles=broker,controller
        node.id=1
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@127.0.0.1:%2$d
        log.dirs=%3$s
        num.partitions=4
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        broker.session.timeout.ms=5000
        broker.heartbeat.interval.ms=500
        log.cleaner.dedupe.buffer.size=4000000
        num.network.threads=2
        num.io.threads=4
        """
                .formatted(port, controllerPort, folder.resolve("data"));
    }

    public ChildProcess process() {
        return process;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
