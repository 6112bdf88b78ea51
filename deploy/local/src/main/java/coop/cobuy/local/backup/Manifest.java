package coop.cobuy.local.backup;

import java.util.List;
import java.util.Map;

/**
 * What is in a backup.
 *
 * @param format the version of the file's layout
 * @param createdAt ISO 8601 in UTC
 * @param tables in the order in which they were read
 * @param topicSettings each topic's settings that differ from the broker's
 * @param partitions the log, partition by partition
 */
public record Manifest(
        int format,
        String createdAt,
        List<Table> tables,
        Map<String, Map<String, String>> topicSettings,
        List<Partition> partitions) {

    /** The layout that this version writes and reads. */
    public static final int FORMAT = 1;

    static final String NAME = "manifest.json";

    public Manifest {
        tables = List.copyOf(tables);
        topicSettings = Map.copyOf(topicSettings);
        partitions = List.copyOf(partitions);
    }

    /**
     * One table.
     *
     * @param create the statement that makes it
     */
    public record Table(
            String database, String name, String create, List<String> columns, long rows) {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** One partition's records from the first offset up to, not including, the end. */
    public record Partition(String topic, int partition, long begin, long end) {}

    static String entry(String database, String table) {
        return "database/" + database + "/" + table;
    }

    static String entry(String topic, int partition) {
        return "log/" + topic + "/" + partition;
    }

    /** A name of a database or table for a statement; such names cannot be bound as parameters. */
    static String quoted(String name) {
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException("name: " + name);
        }
        return "`" + name + "`";
    }
}
