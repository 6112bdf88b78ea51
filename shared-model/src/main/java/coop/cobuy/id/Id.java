package coop.cobuy.id;

import java.nio.ByteBuffer;
import java.util.UUID;

/** An identifier: a UUID with a type of its own, so that two kinds cannot be mixed up. */
public interface Id {

    /** The length of {@link #bytes()}, as in {@code BINARY(16)}. */
    int BYTES = 16;

    UUID value();

    /** The sixteen bytes as they stand in the database, most significant first. */
    default byte[] bytes() {
        return bytes(value());
    }

    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("id: " + bytes.length + " bytes (expected: 16)");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /**
     * Stricter than {@link UUID#fromString}, which takes {@code 1-1-1-1-1}.
     *
     * @throws IllegalArgumentException if the text is not a UUID of 36 characters
     */
    static UUID parseUuid(String text) {
        UUID uuid = text.length() == 36 ? UUID.fromString(text) : null;
        if (uuid == null || !uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not an id: a UUID of 36 characters is expected");
        }
        return uuid;
    }
}
