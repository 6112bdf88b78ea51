package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where orders become true: appends commands to the log. */
@Singleton
class OrderLog {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int MILLIS_MIN = 1000;

    private final KafkaSettings kafka;
    private final OrderingSettings settings;
    private final int partitions;
    private final String topic;
    private final IntakeLoad load;
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

    OrderLog(
            KafkaSettings kafka,
            OrderLogSettings orders,
            OrderingSettings settings,
            IntakeLoad load) {
        this.kafka = kafka;
        this.settings = settings;
        this.partitions = orders.partitions();
        this.topic = kafka.topic(OrderCommand.TOPIC);
        this.load = load;
    }

    /**
     * Appends the command to its member's partition.
     *
     * @return its place, once all copies are written; fails with a {@link KafkaException} if that
     *     is not known: the command may be in the log or not
     */
    CompletableFuture<Place> append(PlaceOrder command) {
        int partition = OrderPartitions.partition(command.coopId(), command.memberId(), partitions);
        byte[] key = command.memberId().toString().getBytes(StandardCharsets.US_ASCII);
        CompletableFuture<Place> place = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, key, CommandCodec.write(command));
        try {
            var _ =
                    producer()
                            .send(
                                    record,
                                    (metadata, failure) -> {
                                        load.taken();
                                        if (failure == null) {
                                            place.complete(new Place(partition, metadata.offset()));
                                        } else {
                                            place.completeExceptionally(failure);
                                        }
                                    });
        } catch (KafkaException e) {
            place.completeExceptionally(e);
        }
        return place;
    }

    /** Made when first needed: a test that places no order needs no broker. */
    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        return open == null ? open() : open;
    }

    private synchronized KafkaProducer<byte[], byte[]> open() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(properties());
            producer = open;
        }
        return open;
    }

    private Map<String, Object> properties() {
        int limit = (int) Math.max(MILLIS_MIN, settings.appendLimit().toMillis());
        int request = Math.max(MILLIS_MIN / 2, limit / 2 - settings.lingerMillis());
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, settings.lingerMillis());
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, request);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limit);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    @PreDestroy
    synchronized void close() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(CLOSE_LIMIT);
        }
    }
}
