package coop.cobuy.adapter;

import coop.cobuy.contract.WireJson;

import io.micronaut.context.annotation.Value;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** The aggregator's side of the topics. */
@Singleton
public final class TestTopics {

    private final String bootstrap;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;

    TestTopics(
            @Value("${cobuy.kafka.bootstrap-servers}") String bootstrap,
            @Value("${cobuy.kafka.topic-prefix}") String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    public void send(String topic, UUID key, Object message) {
        send(topic, key, WireJson.write(message));
    }

    public void send(String topic, UUID key, byte[] value) {
        byte[] text = key.toString().getBytes(StandardCharsets.US_ASCII);
        try {
            producer.send(new ProducerRecord<>(prefix + topic, text, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that stands in a topic now. */
    public <T> List<T> all(String topic, Class<T> type) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(prefix + topic).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<T> all = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    all.add(WireJson.read(record.value(), type));
                }
            }
            return all;
        } catch (coop.cobuy.contract.UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
