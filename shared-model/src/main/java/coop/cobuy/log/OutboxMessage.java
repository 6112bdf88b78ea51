package coop.cobuy.log;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A message to be published. The arrays are not copied and must not be changed.
 *
 * @param id travels with it, the same however often it is sent
 * @param partition null: chosen by the key
 * @param key at most {@link #KEY_BYTES_MAX}
 * @param value at most {@link #VALUE_BYTES_MAX}, so that a broker with default limits takes it
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutboxMessage(
        UUID id, String topic, @Nullable Integer partition, byte[] key, byte[] value) {

    /** The longest key. */
    public static final int KEY_BYTES_MAX = 255;

    /** The longest value. */
    public static final int VALUE_BYTES_MAX = 900_000;

    public OutboxMessage {
        if (partition != null && partition < 0) {
            throw new IllegalArgumentException("partition: " + partition + " (expected: >= 0)");
        }
        if (key.length > KEY_BYTES_MAX || value.length > VALUE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "key and value: %,d and %,d bytes (expected: at most %,d and %,d)"
                            .formatted(key.length, value.length, KEY_BYTES_MAX, VALUE_BYTES_MAX));
        }
    }

    /** To the partition that the key gives; the key is an id in its text form. */
    public static OutboxMessage byKey(UUID id, String topic, UUID key, byte[] value) {
        return new OutboxMessage(id, topic, null, text(key), value);
    }

    /** To a partition by its number. */
    public static OutboxMessage toPartition(
            UUID id, String topic, int partition, UUID key, byte[] value) {
        return new OutboxMessage(id, topic, partition, text(key), value);
    }

    private static byte[] text(UUID key) {
        return key.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
