package coop.cobuy.log;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes topics and guards their partition count, which is recorded in {@code topic_layout} when a
 * topic is first seen: another count would send a member's commands to another partition.
 */
public final class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration BROKER_LIMIT = Duration.ofSeconds(30);

    private final Admin admin;
    private final Transactions transactions;
    private final Clock clock;

    /** The admin client stays the caller's. */
    public Topics(Admin admin, Transactions transactions, Clock clock) {
        this.admin = admin;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the topic if there is none, and checks it. Settings that differ are put right, as a
     * default retention would delete orders. Can be done by several instances at once.
     *
     * @throws TopicMismatchException if its count is not the recorded or the wanted one, or if a
     *     topic that was recorded is gone: whoever starts this must stop
     * @throws IOException if the broker cannot be asked: try again
     * @throws SQLException if the database cannot: try again
     */
    public void ensure(TopicSpec spec) throws IOException, SQLException {
        OptionalInt recorded = recorded(spec.name());
        OptionalInt actual = actual(spec.name());
        boolean made = false;
        if (actual.isEmpty()) {
            if (recorded.isPresent()) {
                throw new TopicMismatchException(
                        "topic %s is recorded with %d partitions but does not exist: the log is gone"
                                .formatted(spec.name(), recorded.getAsInt()));
            }
            made = create(spec);
            actual = OptionalInt.of(made ? spec.partitions() : madeByAnother(spec.name()));
        }
        check(spec, actual.getAsInt(), recorded.orElse(actual.getAsInt()));
        if (recorded.isEmpty()) {
            record(spec);
            check(spec, actual.getAsInt(), recorded(spec.name()).orElseThrow());
        }
        if (!made) { // else it has its settings, and the broker may not know it everywhere yet
            putRight(spec);
        }
    }

    /** The recorded count; empty for a topic that was never ensured with this database. */
    public static OptionalInt partitionCount(Connection connection, String topic)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT partition_count FROM topic_layout WHERE topic = ?")) {
            statement.setString(1, topic);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    private static void check(TopicSpec spec, int actual, int recorded) {
        if (actual != recorded || actual != spec.partitions()) {
            throw new TopicMismatchException(
                    "topic %s: %d partitions, recorded were %d, wanted are %d (expected: all the same)"
                            .formatted(spec.name(), actual, recorded, spec.partitions()));
        }
    }

    private OptionalInt recorded(String topic) throws SQLException {
        return transactions.call(connection -> partitionCount(connection, topic));
    }

    private void record(TopicSpec spec) throws SQLException {
        transactions.call(
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "INSERT INTO topic_layout (topic, partition_count, recorded_at)"
                                            + " VALUES (?, ?, ?)"
                                            + " ON DUPLICATE KEY UPDATE topic = topic")) {
                        statement.setString(1, spec.name());
                        statement.setInt(2, spec.partitions());
                        statement.setObject(3, Timestamps.utc(clock.instant()));
                        return statement.executeUpdate();
                    }
                });
    }

    private OptionalInt actual(String topic) throws IOException {
        try {
            Map<String, TopicDescription> known =
                    await(admin.describeTopics(List.of(topic)).allTopicNames());
            TopicDescription description = known.get(topic);
            return description == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(description.partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalInt.empty();
            }
            throw new IOException("cannot describe topic " + topic, e.getCause());
        }
    }

    /** False if somebody else made it at the same moment. */
    private boolean create(TopicSpec spec) throws IOException {
        NewTopic topic =
                new NewTopic(spec.name(), spec.partitions(), spec.replication())
                        .configs(spec.config());
        try {
            await(admin.createTopics(List.of(topic)).all());
            LOG.info("Made topic {}", spec);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException("cannot make topic " + spec.name(), e.getCause());
            }
            return false;
        }
    }

    private int madeByAnother(String topic) throws IOException {
        return actual(topic).orElseThrow(() -> new IOException("being made: topic " + topic));
    }

    private void putRight(TopicSpec spec) throws IOException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
        try {
            Config known = await(admin.describeConfigs(List.of(topic)).all()).get(topic);
            List<AlterConfigOp> changes = new ArrayList<>();
            spec.config()
                    .forEach(
                            (name, wanted) -> {
                                ConfigEntry entry = known == null ? null : known.get(name);
                                if (entry == null || !wanted.equals(entry.value())) {
                                    changes.add(
                                            new AlterConfigOp(
                                                    new ConfigEntry(name, wanted), OpType.SET));
                                }
                            });
            if (!changes.isEmpty()) {
                LOG.warn("Topic {} had other settings; now {}", spec.name(), changes);
                await(admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot check the settings of " + spec.name(), e.getCause());
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws IOException, ExecutionException {
        try {
            return future.get(BROKER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
