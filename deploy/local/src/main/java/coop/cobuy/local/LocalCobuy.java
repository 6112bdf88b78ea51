package coop.cobuy.local;

import coop.cobuy.servers.ChildProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A running Cobuy: servers and services, kept alive until closed. What dies in between is started
 * again; nothing is lost by that, because what was acknowledged is in the log or the database.
 */
public final class LocalCobuy implements AutoCloseable {

    private final Options options;
    private final Progress progress;
    private final Surroundings surroundings;
    private final List<ServiceProcess> services = Collections.synchronizedList(new ArrayList<>());
    private final String operatorToken;
    private final String secretsKey;
    private final List<PartWatch> watches = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closing;
    private final DataFolder folder;
    private final Clock clock;
    private final Map<String, String> adapterSettings;

    /**
     * Takes hold of the data folder, and empties it if that was asked for.
     *
     * @throws IllegalStateException if another Cobuy runs on it
     */
    public LocalCobuy(Options options, Progress progress, Clock clock) {
        this(options, progress, clock, Map.of());
    }

    /**
     * With further settings of the supplier-adapter.
     *
     * @throws IllegalStateException if another Cobuy runs on the data folder
     */
    public LocalCobuy(
            Options options, Progress progress, Clock clock, Map<String, String> adapterSettings) {
        this.adapterSettings = Map.copyOf(adapterSettings);
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.folder = DataFolder.open(options.data(), progress);
        if (options.fresh()) {
            folder.empty();
        }
        this.surroundings = new Surroundings(options, progress);
        this.operatorToken =
                secret(options.data().resolve("operator-token"), HexFormat.of()::formatHex);
        this.secretsKey =
                secret(options.data().resolve("secrets-key"), Base64.getEncoder()::encodeToString);
    }

    /**
     * Starts everything at once and waits until both services are ready: they wait for the database
     * server and the broker by themselves.
     */
    public void start() {
        DataFolder.expectFree(ports());
        surroundings.prepare();
        synchronized (this) {
            if (closing) {
                return;
            }
            surroundings.begin();
            services.add(aggregator());
            services.add(adapter());
        }
        surroundings.await();
        List<ServiceProcess> all = List.copyOf(services);
        all.getFirst().awaitReady();
        progress.say("pages: " + publicUrl() + "/");
        for (ServiceProcess service : all) {
            service.awaitReady();
            progress.say(service.name() + ": ready on " + service.url());
        }
        watch("database", surroundings::startDatabase);
        watch("broker", surroundings::startBroker);
        services.forEach(service -> watch(service.name(), service::restart));
    }

    private synchronized void watch(String part, Runnable start) {
        if (!closing) {
            Restarts restarts = new Restarts(clock);
            PartWatch watch = new PartWatch(part, () -> process(part), start, restarts, progress);
            watches.add(watch);
            watch.begin();
        }
    }

    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("aggregator-service", options.port());
        ports.put("supplier-adapter", options.adapterPort());
        if (options.databaseUrl().isEmpty()) {
            ports.put("database", options.databasePort());
        }
        if (options.kafka().isEmpty()) {
            ports.put("broker", options.brokerPort());
        }
        return ports;
    }

    private ServiceProcess aggregator() {
        Map<String, String> environment = environment(Surroundings.AGGREGATOR_DATABASE);
        environment.put("COBUY_PORT", Integer.toString(options.port()));
        environment.put("COBUY_OPERATOR_TOKEN", operatorToken);
        environment.put("COBUY_PUBLIC_URL", publicUrl());
        environment.put("COBUY_ADAPTER_URL", adapterUrl());
        return new ServiceProcess(
                "aggregator-service",
                "coop.cobuy.aggregator.Application",
                options.data().resolve("services"),
                options.port(),
                environment);
    }

    private ServiceProcess adapter() {
        Map<String, String> environment = environment(Surroundings.ADAPTER_DATABASE);
        environment.put("COBUY_PORT", Integer.toString(options.adapterPort()));
        environment.put("COBUY_AGGREGATOR_URL", aggregatorUrl());
        environment.put("COBUY_SECRETS_KEY", secretsKey);
        environment.put("COBUY_OPERATOR_TOKEN", operatorToken);
        environment.put("COBUY_FOLDER_ROOT", feeds().toString());
        environment.put("COBUY_FOLDER_PICK_UP_EVERY", "1s");
        environment.put("COBUY_PUBLIC_URL", adapterUrl());
        environment.putAll(adapterSettings);
        return new ServiceProcess(
                "supplier-adapter",
                "coop.cobuy.adapter.Application",
                options.data().resolve("services"),
                options.adapterPort(),
                environment);
    }

    private Map<String, String> environment(String database) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("COBUY_DATABASE_URL", surroundings.databaseUrl(database));
        environment.put("COBUY_DATABASE_USER", surroundings.databaseUser());
        environment.put("COBUY_DATABASE_PASSWORD", surroundings.databasePassword());
        environment.put("COBUY_KAFKA", surroundings.kafka());
        return environment;
    }

    /** Where the supplier-adapter has its folders. */
    public Path feeds() {
        return options.data().resolve("feeds");
    }

    /** By name, since browsers have no passkeys for a bare address. */
    private String publicUrl() {
        return "http://localhost:" + options.port();
    }

    public String aggregatorUrl() {
        return "http://127.0.0.1:" + options.port();
    }

    public String adapterUrl() {
        return "http://127.0.0.1:" + options.adapterPort();
    }

    /** Permits to make co-ops. */
    public String operatorToken() {
        return operatorToken;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /**
     * The process of a part: {@code aggregator-service}, {@code supplier-adapter}, {@code database}
     * or {@code broker}; for tests that end one as a crash would.
     */
    public Optional<ChildProcess> process(String part) {
        return switch (part) {
            case "database" -> surroundings.databaseProcess();
            case "broker" -> surroundings.brokerProcess();
            default ->
                    List.copyOf(services).stream()
                            .filter(service -> service.name().equals(part))
                            .findFirst()
                            .map(ServiceProcess::process);
        };
    }

    private static String secret(Path file, Function<byte[], String> text) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, text.apply(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file, e);
        }
    }

    /** Stops services first, then what they stand on. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            watches.parallelStream().forEach(PartWatch::end);
            services.parallelStream().forEach(ServiceProcess::close);
            surroundings.close();
            folder.close();
        }
    }
}
