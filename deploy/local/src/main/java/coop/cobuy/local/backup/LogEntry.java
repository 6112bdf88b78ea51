package coop.cobuy.local.backup;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One record of the log with all that a reader can see of it. */
@SuppressWarnings("ArrayRecordComponent") // made and read at once, never compared
record LogEntry(
        long timestamp, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

    private static final int LENGTH_MAX = 64 << 20;

    static LogEntry of(ConsumerRecord<byte[], byte[]> from) {
        return new LogEntry(
                from.timestamp(), from.key(), from.value(), List.of(from.headers().toArray()));
    }

    ProducerRecord<byte[], byte[]> to(String topic, int partition) {
        return new ProducerRecord<>(topic, partition, timestamp, key, value, headers);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(timestamp);
        write(out, key);
        write(out, value);
        out.writeInt(headers.size());
        for (Header header : headers) {
            out.writeUTF(header.key());
            write(out, header.value());
        }
    }

    private static void write(DataOutputStream out, byte @Nullable [] content) throws IOException {
        if (content == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(content.length);
        out.write(content);
    }

    static LogEntry read(DataInputStream in) throws IOException {
        long timestamp = in.readLong();
        byte[] key = readBytes(in);
        byte[] value = readBytes(in);
        int count = in.readInt();
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headers.add(new RecordHeader(in.readUTF(), readBytes(in)));
        }
        return new LogEntry(timestamp, key, value, headers);
    }

    private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < -1 || length > LENGTH_MAX) {
            throw new IOException("length in the log: " + length);
        }
        return length < 0 ? null : in.readNBytes(length);
    }
}
