package coop.cobuy.adapter;

import coop.cobuy.servers.SharedServers;

import io.micronaut.test.support.TestPropertyProvider;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.TestInstance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The base of tests that need the whole application: an empty database of its own on the shared
 * server, and the shared broker with topics of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface TestServers extends TestPropertyProvider {

    /** Folders of the class path. */
    List<String> MIGRATIONS = List.of("db/migration", "coop/cobuy/log/migration");

    @Override
    default Map<String, String> getProperties() {
        SharedServers.DatabaseAddress database = migratedDatabase();
        String name = database.name();
        Map<String, String> properties = new HashMap<>();
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.put("datasources.default.maximum-pool-size", "8");
        properties.put("cobuy.kafka.bootstrap-servers", SharedServers.bootstrapServers());
        properties.put("cobuy.kafka.topic-prefix", name + ".");
        properties.put("cobuy.folder.root", Path.of("target", "feeds", name).toString());
        properties.put("cobuy.folder.pick-up-every", "1h");
        properties.put("cobuy.sender.poll-wait", senderPollWait());
        properties.put("cobuy.secrets-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        properties.put("micronaut.server.port", "-1");
        return properties;
    }

    /** How often the sender looks; a test that does its work by hand makes it long. */
    default String senderPollWait() {
        return "50ms";
    }

    /** As the service itself would make it at its start. */
    static SharedServers.DatabaseAddress migratedDatabase() {
        return SharedServers.preparedDatabase(
                "adapter",
                MIGRATIONS,
                empty ->
                        Flyway.configure()
                                .dataSource(empty.url(), empty.user(), empty.password())
                                .locations(MIGRATIONS.toArray(String[]::new))
                                .load()
                                .migrate());
    }
}
