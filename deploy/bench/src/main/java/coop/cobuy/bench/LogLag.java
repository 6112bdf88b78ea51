package coop.cobuy.bench;

import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.local.Surroundings;
import coop.cobuy.local.backup.Stores;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** How many records of the order log are not applied yet. */
final class LogLag implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Connection connection;

    LogLag(Stores stores) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stores.kafka()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(OrderCommand.TOPIC).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
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

    long records() {
        long end =
                consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        return end - applied();
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
        consumer.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
