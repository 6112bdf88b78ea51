package coop.cobuy.local.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Where Cobuy keeps things.
 *
 * @param server the database server, for MySQL Connector/J, without a database: {@code
 *     jdbc:mysql://HOST:PORT/}
 * @param databases the services' databases in it
 * @param kafka the broker, as {@code bootstrap.servers}
 */
public record Stores(
        String server, String user, String password, List<String> databases, String kafka) {

    private static final String OPTIONS =
            "?tinyInt1isBit=false&rewriteBatchedStatements=true&connectionTimeZone=UTC"
                    + "&forceConnectionTimeZoneToSession=true";

    public Stores {
        databases = List.copyOf(databases);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "Stores[" + server + " " + databases + ", " + kafka + "]";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server + OPTIONS, user, password);
    }

    Map<String, Object> kafkaClient() {
        return Map.of("bootstrap.servers", kafka);
    }
}
