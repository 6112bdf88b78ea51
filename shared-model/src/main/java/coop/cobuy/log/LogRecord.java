package coop.cobuy.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A record as it stands in the log. The arrays are not copied and must not be changed. */
public final class LogRecord {

    /** The header with the message's id, in the text form of a UUID. */
    public static final String ID_HEADER = "cobuy-id";

    private static final byte[] NOTHING = {};

    private final ConsumerRecord<byte[], byte[]> source;

    private LogRecord(ConsumerRecord<byte[], byte[]> source) {
        this.source = source;
    }

    /** For the loop, and for tests of appliers. */
    public static LogRecord of(ConsumerRecord<byte[], byte[]> source) {
        return new LogRecord(source);
    }

    public String topic() {
        return source.topic();
    }

    public int partition() {
        return source.partition();
    }

    public long offset() {
        return source.offset();
    }

    /** When it came into the log, for a topic with {@code LogAppendTime}. */
    public Instant time() {
        return Instant.ofEpochMilli(source.timestamp());
    }

    /** Empty if it has none. */
    public byte[] key() {
        byte @Nullable [] key = source.key();
        return key == null ? NOTHING : key;
    }

    /** Empty if it has none, as a tombstone. */
    public byte[] value() {
        byte @Nullable [] value = source.value();
        return value == null ? NOTHING : value;
    }

    /** From the header {@link #ID_HEADER}; empty if it is missing or no UUID. */
    public Optional<UUID> messageId() {
        Header header = source.headers().lastHeader(ID_HEADER);
        return header == null ? Optional.empty() : MessageIds.parse(header.value());
    }

    @Override
    public String toString() {
        return topic() + "-" + partition() + "@" + offset();
    }
}
