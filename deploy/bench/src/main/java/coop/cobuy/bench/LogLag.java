package coop.cobuy.bench;

import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.local.Surroundings;
import coop.cobuy.local.backup.Stores;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** How many records of the order log are not applied yet. */
final class LogLag implements AutoCloseable {

    /** Rarely enough that looking costs what is measured next to nothing. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> ends;
    private final Connection connection;

    LogLag(Stores stores) {
        admin = Admin.create(Map.of("bootstrap.servers", stores.kafka()));
        ends = partitions(admin);
        try {
            connection =
                    DriverManager.getConnection(
                            stores.server() + Surroundings.AGGREGATOR_DATABASE,
                            stores.user(),
                            stores.password());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read positions", e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> partitions(Admin admin) {
        try {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(List.of(OrderCommand.TOPIC)).allTopicNames().get();
            return Objects.requireNonNull(topics.get(OrderCommand.TOPIC)).partitions().stream()
                    .collect(
                            Collectors.toMap(
                                    info ->
                                            new TopicPartition(
                                                    OrderCommand.TOPIC, info.partition()),
                                    info -> OffsetSpec.latest()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the log's partitions", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    long records() {
        try {
            long end =
                    admin.listOffsets(ends).all().get().values().stream()
                            .mapToLong(ListOffsetsResultInfo::offset)
                            .sum();
            return end - applied();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the log's ends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Waits until all of the log is applied.
     *
     * @throws IllegalStateException after the limit
     */
    void awaitNone(Duration limit) {
        for (long looks = limit.dividedBy(LOOK); records() > 0; looks--) {
            if (looks == 0) {
                throw new IllegalStateException("the log was not applied within " + limit);
            }
            pause();
        }
    }

    /** Until the next look. */
    static void pause() {
        LockSupport.parkNanos(LOOK.toNanos());
    }

    long applied() {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT COALESCE(SUM(next_offset), 0) FROM partition_position WHERE topic ="
                                + " ?")) {
            statement.setString(1, OrderCommand.TOPIC);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read positions", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
