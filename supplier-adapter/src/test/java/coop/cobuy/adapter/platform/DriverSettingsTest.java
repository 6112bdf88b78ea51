package coop.cobuy.adapter.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mysql.cj.jdbc.JdbcConnection;

import coop.cobuy.adapter.TestServers;
import coop.cobuy.log.DriverProperties;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The service's connections behave as its code expects, not as the driver would by itself. */
@MicronautTest(transactional = false)
class DriverSettingsTest implements TestServers {

    @Inject Transactions transactions;

    @Test
    void theDriverHasTheProperties() throws SQLException {
        Map<String, String> expected = new TreeMap<>();
        DriverProperties.set(expected::put);
        Map<String, String> actual = new TreeMap<>();
        transactions.call(
                connection -> {
                    var properties = connection.unwrap(JdbcConnection.class).getPropertySet();
                    expected.forEach(
                            (name, value) ->
                                    actual.put(
                                            name, properties.getProperty(name).getStringValue()));
                    return 0;
                });
        assertEquals(expected, actual);
    }
}
