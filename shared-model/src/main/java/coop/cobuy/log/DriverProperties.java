package coop.cobuy.log;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How the services' database driver is to behave, whatever the connection's URL says: in code and
 * not in their settings, because what is right and fast here depends on it.
 */
public final class DriverProperties {

    private static final Map<String, String> ALL =
            Map.ofEntries(
                    // Batches become statements of many rows.
                    Map.entry("rewriteBatchedStatements", "true"),
                    Map.entry("useServerPrepStmts", "false"),
                    // Statements over many keys are long; a connection takes each apart once.
                    Map.entry("cachePrepStmts", "true"),
                    Map.entry("prepStmtCacheSize", "250"),
                    Map.entry("prepStmtCacheSqlLimit", "65536"),
                    Map.entry("connectionTimeZone", "UTC"),
                    Map.entry("forceConnectionTimeZoneToSession", "true"),
                    Map.entry("characterEncoding", "UTF-8"),
                    Map.entry("connectTimeout", "5000"),
                    Map.entry("socketTimeout", "120000"),
                    Map.entry("tcpKeepAlive", "true"));

    private DriverProperties() {}

    /** Hands each property with its value to whatever connects. */
    public static void set(BiConsumer<String, String> target) {
        ALL.forEach(target);
    }
}
