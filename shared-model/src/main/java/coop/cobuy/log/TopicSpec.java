package coop.cobuy.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A topic as it must be.
 *
 * @param partitions fixed for ever when the topic is made
 * @param replication copies of each record; a property of the cluster, used when it is made
 * @param config the broker's settings for the topic, such as {@code retention.ms}
 */
public record TopicSpec(
        String name, int partitions, short replication, Map<String, String> config) {

    private static final String RETENTION = "retention.ms";
    private static final String TIMESTAMP_TYPE = "message.timestamp.type";

    public TopicSpec {
        config = Map.copyOf(config);
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "partitions and replication: "
                            + partitions
                            + " and "
                            + replication
                            + " (expected: >= 1)");
        }
    }

    /** Kept for ever, times set by the broker. */
    public static TopicSpec keptForEver(String name, int partitions, short replication) {
        return new TopicSpec(
                name,
                partitions,
                replication,
                Map.of(RETENTION, "-1", "retention.bytes", "-1", TIMESTAMP_TYPE, "LogAppendTime"));
    }

    /** Kept for so many days, times set by the broker. */
    public static TopicSpec keptForDays(String name, int partitions, short replication, int days) {
        return new TopicSpec(
                name,
                partitions,
                replication,
                Map.of(
                        RETENTION,
                        Long.toString(Duration.ofDays(days).toMillis()),
                        TIMESTAMP_TYPE,
                        "LogAppendTime"));
    }

    /** With {@code min.insync.replicas}: 2 where there are three copies. */
    public TopicSpec withMinInsyncReplicas(int replicas) {
        Map<String, String> changed = new HashMap<>(config);
        changed.put("min.insync.replicas", Integer.toString(replicas));
        return new TopicSpec(name, partitions, replication, changed);
    }
}
