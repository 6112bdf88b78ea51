package coop.cobuy.adapter.format.xlsx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A packed file (ZIP) by its directory, which is at its end and is what others go by too: the heads
 * within may say nothing, or something else. Sizes that it states are checked, not believed.
 */
final class PackedFile {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int COMMENT_MAX = 65_535;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int HEAD = 0x04034b50;
    private static final int HEAD_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final int CHUNK = 16_384;
    private static final long LONG = 0xFFFFFFFFL;
    private static final int LONG_EXTRA = 1;

    private final ByteBuffer bytes;

    /** What one entry of the directory says. */
    record Entry(
            String name, int flags, int method, long crc, long packed, long unpacked, long head) {}

    PackedFile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @throws UnreadableWorkbookException if there is no directory, or one of more
     */
    List<Entry> entries(int atMost) {
        int end = end();
        int count = bytes.getShort(end + 10) & 0xFFFF;
        long at = bytes.getInt(end + 16) & LONG;
        if (count > atMost) {
            throw new UnreadableWorkbookException("", "no XLSX: more than " + atMost + " parts");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = within(at, ENTRY_LENGTH);
            if (bytes.getInt(entry) != ENTRY) {
                throw broken();
            }
            int name = bytes.getShort(entry + 28) & 0xFFFF;
            int extra = bytes.getShort(entry + 30) & 0xFFFF;
            int comment = bytes.getShort(entry + 32) & 0xFFFF;
            entries.add(entry(entry, name, extra));
            at += (long) ENTRY_LENGTH + name + extra + comment;
        }
        return entries;
    }

    private static UnreadableWorkbookException broken() {
        return new UnreadableWorkbookException(
                "", "no XLSX: it cannot be unpacked, its directory is damaged or cut off");
    }

    private int within(long at, long length) {
        if (at < 0 || length < 0 || at + length > bytes.limit()) {
            throw broken();
        }
        return (int) at;
    }

    private int end() {
        int least = Math.max(0, bytes.limit() - END_LENGTH - COMMENT_MAX);
        for (int at = bytes.limit() - END_LENGTH; at >= least; at--) {
            if (bytes.getInt(at) == END) {
                return at;
            }
        }
        throw broken();
    }

    private Entry entry(int at, int nameLength, int extraLength) {
        within((long) at + ENTRY_LENGTH, (long) nameLength + extraLength);
        byte[] name = new byte[nameLength];
        bytes.get(at + ENTRY_LENGTH, name);
        long unpacked = bytes.getInt(at + 24) & LONG;
        long packed = bytes.getInt(at + 20) & LONG;
        long head = bytes.getInt(at + 42) & LONG;
        int extra = at + ENTRY_LENGTH + nameLength;
        int end = extra + extraLength;
        // Values that do not fit stand there, in this order.
        while (extra + 4 <= end) {
            int id = bytes.getShort(extra) & 0xFFFF;
            int next = extra + 4 + (bytes.getShort(extra + 2) & 0xFFFF);
            int value = extra + 4;
            if (id == LONG_EXTRA && next <= end) {
                if (unpacked == LONG && value + 8 <= next) {
                    unpacked = bytes.getLong(value);
                    value += 8;
                }
                if (packed == LONG && value + 8 <= next) {
                    packed = bytes.getLong(value);
                    value += 8;
                }
                if (head == LONG && value + 8 <= next) {
                    head = bytes.getLong(value);
                }
            }
            extra = next;
        }
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                bytes.getShort(at + 8) & 0xFFFF,
                bytes.getShort(at + 10) & 0xFFFF,
                bytes.getInt(at + 16) & LONG,
                packed,
                unpacked,
                head);
    }

    /**
     * An entry's content.
     *
     * @throws UnreadableWorkbookException if it is damaged, or longer than allowed
     */
    byte[] content(Entry entry, long atMost) {
        int head = within(entry.head, HEAD_LENGTH);
        if (bytes.getInt(head) != HEAD || (entry.flags & ENCRYPTED) != 0) {
            throw damaged(entry);
        }
        long begin =
                (long) head
                        + HEAD_LENGTH
                        + (bytes.getShort(head + 26) & 0xFFFF)
                        + (bytes.getShort(head + 28) & 0xFFFF);
        ByteBuffer packed = bytes.slice(within(begin, entry.packed), (int) entry.packed);
        byte[] content =
                switch (entry.method) {
                    case STORED -> stored(packed, entry, atMost);
                    case DEFLATED -> inflated(packed, entry, atMost);
                    default -> throw damaged(entry);
                };
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc) {
            throw damaged(entry);
        }
        return content;
    }

    private static UnreadableWorkbookException damaged(Entry entry) {
        return new UnreadableWorkbookException(
                WorkbookParts.shown(entry.name), "no XLSX: this part cannot be unpacked");
    }

    private static UnreadableWorkbookException tooLarge(Entry entry) {
        return new UnreadableWorkbookException(
                WorkbookParts.shown(entry.name),
                "unpacks to more than %,d bytes".formatted(WorkbookParts.UNPACKED_MAX));
    }

    private static byte[] stored(ByteBuffer packed, Entry entry, long atMost) {
        if (packed.remaining() > atMost) {
            throw tooLarge(entry);
        }
        byte[] content = new byte[packed.remaining()];
        packed.get(content);
        return content;
    }

    private static byte[] inflated(ByteBuffer packed, Entry entry, long atMost) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw damaged(entry);
                }
                if (content.size() + (long) count > atMost) {
                    throw tooLarge(entry);
                }
                content.write(chunk, 0, count);
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw damaged(entry);
        } finally {
            inflater.end();
        }
    }
}
