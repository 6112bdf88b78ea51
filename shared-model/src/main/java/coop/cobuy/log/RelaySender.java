package coop.cobuy.log;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends messages in order, and knows which of them are in the log.
 *
 * <p>The producer never gives up on a message by itself ({@code delivery.timeout.ms} without end):
 * giving up on one and sending the next would turn their order round. Whoever gives up closes it
 * with all that is under way.
 */
final class RelaySender implements AutoCloseable {

    private static final Duration METADATA_LIMIT = Duration.ofSeconds(2);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);
    private static final int BATCH_BYTES = 128 * 1024;

    private final Producer<byte[], byte[]> producer;

    RelaySender(Map<String, String> kafka) {
        this.producer = new KafkaProducer<>(properties(kafka));
    }

    /**
     * What became of a batch.
     *
     * @param sent places in the outbox of those that are in the log
     * @param failures by topic, why some of its messages are not
     */
    record Outcome(List<Long> sent, Map<String, Exception> failures) {}

    private record UnderWay(OutboxRows.Row row, Future<?> acknowledged) {}

    /** Is asked now and then while the broker takes its time. */
    @FunctionalInterface
    interface Patience {

        /**
         * @throws SQLException to give up, as this relay is not the one that sends any more
         * @throws InterruptedException to give up, as it is to end
         */
        void check() throws SQLException, InterruptedException;
    }

    /** Sends in the order given. After a message that cannot be sent none of its topic follows. */
    Outcome send(List<OutboxRows.Row> rows, Patience patience)
            throws SQLException, InterruptedException {
        Map<String, Exception> failures = new HashMap<>();
        List<UnderWay> underWay = new ArrayList<>(rows.size());
        for (OutboxRows.Row row : rows) {
            String topic = row.message().topic();
            if (!failures.containsKey(topic)) {
                Future<?> acknowledged = producer.send(record(row.message()));
                // At once, if the client does not even find the topic; it took its time for that.
                if (acknowledged.state() == Future.State.FAILED) {
                    failures.put(topic, failure(acknowledged.exceptionNow()));
                    patience.check();
                } else {
                    underWay.add(new UnderWay(row, acknowledged));
                }
            }
        }
        List<Long> sent = new ArrayList<>(underWay.size());
        for (UnderWay one : underWay) {
            Exception failure = await(one.acknowledged(), patience);
            if (failure == null) {
                sent.add(one.row().seq());
            } else {
                failures.putIfAbsent(one.row().message().topic(), failure);
            }
        }
        return new Outcome(sent, failures);
    }

    private static Exception failure(Throwable thrown) {
        return thrown instanceof Exception exception ? exception : new ExecutionException(thrown);
    }

    private static @Nullable Exception await(Future<?> acknowledged, Patience patience)
            throws SQLException, InterruptedException {
        while (true) {
            try {
                acknowledged.get(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return null;
            } catch (ExecutionException e) {
                return e;
            } catch (TimeoutException e) {
                patience.check();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(OutboxMessage message) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        message.topic(), message.partition(), message.key(), message.value());
        record.headers().add(LogRecord.ID_HEADER, MessageIds.format(message.id()));
        return record;
    }

    private static Map<String, Object> properties(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_LIMIT.toMillis());
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        // A lone message leaves at once; many fill batches by themselves while others are sent.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return properties;
    }

    /** Drops what is under way: it is not marked and will be sent again. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
