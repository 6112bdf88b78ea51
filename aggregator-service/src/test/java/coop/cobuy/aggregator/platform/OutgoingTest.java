package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.log.Topics;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@MicronautTest(transactional = false)
class OutgoingTest implements TestServers {

    @Inject Outgoing outgoing;
    @Inject Transactions transactions;
    @Inject KafkaSettings kafka;
    @Inject OrderLogSettings orders;
    @Inject Clock clock;
    @Inject Api api;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        return properties;
    }

    private OutboxMessage message(String text) {
        return OutboxMessage.toPartition(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)),
                kafka.topic(OrderCommand.TOPIC),
                3,
                new UUID(0, 3),
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasAppendedIsPublishedIfItsTransactionCommits() throws SQLException {
        assertThrows(
                IllegalStateException.class,
                () ->
                        transactions.call(
                                connection -> {
                                    outgoing.append(List.of(message("lost")));
                                    throw new IllegalStateException("rolls back");
                                }));
        transactions.call(
                connection -> {
                    outgoing.append(List.of(message("one"), message("two")));
                    return 0;
                });
        assertEquals(List.of("one", "two"), published(2));
    }

    private List<String> published(int expected) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        List<String> texts = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(kafka.topic(OrderCommand.TOPIC), 3);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Instant limit = clock.instant().plusSeconds(30);
            while (texts.size() < expected && clock.instant().isBefore(limit)) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    texts.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return texts;
    }

    @Test
    void appendingNeedsATransaction() {
        assertThrows(IllegalStateException.class, () -> outgoing.append(List.of(message("alone"))));
    }

    @Test
    void theOrderTopicHasTheRecordedPartitions() throws SQLException {
        assertEquals(8, orders.partitions());
        int recorded =
                transactions.call(
                        connection ->
                                Topics.partitionCount(connection, kafka.topic(OrderCommand.TOPIC))
                                        .orElse(0));
        assertEquals(8, recorded);
    }

    @Test
    void theApplicationIsReadyAndTellsItsMetrics() {
        assertEquals(200, api.get(null, "/health/readiness").status());
        assertTrue(api.get(null, "/prometheus").json().asText().contains("jvm_memory"));
    }
}
