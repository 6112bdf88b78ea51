package coop.cobuy.aggregator;

import coop.cobuy.servers.SharedServers;

import io.micronaut.test.support.TestPropertyProvider;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.TestInstance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The base of tests that need the whole application: an empty database of its own on the shared
 * server, and the shared broker with topics of its own. What works in the background is not
 * started, unless the test sets {@code cobuy.loops.enabled}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface TestServers extends TestPropertyProvider {

    /** Folders of the class path. */
    List<String> MIGRATIONS = List.of("db/migration", "coop/cobuy/log/migration");

    @Override
    default Map<String, String> getProperties() {
        SharedServers.DatabaseAddress database = migratedDatabase();
        Map<String, String> properties = new HashMap<>();
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        properties.put("datasources.default.maximum-pool-size", "8");
        properties.put("cobuy.kafka.bootstrap-servers", SharedServers.bootstrapServers());
        properties.put("cobuy.kafka.topic-prefix", database.name() + ".");
        properties.put("cobuy.loops.enabled", "false");
        properties.put("cobuy.settlement.apply-wait", "0s");
        properties.put("cobuy.rate.per-second", "0");
        properties.put("micronaut.server.port", "-1");
        return properties;
    }

    /** As the service itself would make it at its start. */
    static SharedServers.DatabaseAddress migratedDatabase() {
        return SharedServers.preparedDatabase(
                "aggregator",
                MIGRATIONS,
                empty ->
                        Flyway.configure()
                                .dataSource(empty.url(), empty.user(), empty.password())
                                .locations(MIGRATIONS.toArray(String[]::new))
                                .load()
                                .migrate());
    }
}
