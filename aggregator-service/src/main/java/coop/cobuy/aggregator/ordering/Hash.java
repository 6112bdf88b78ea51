package coop.cobuy.aggregator.ordering;

import coop.cobuy.id.Id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The first 128 bits of a SHA-256: enough that two never meet by chance. */
record Hash(long high, long low) {

    private static final int LINE_BYTES = Id.BYTES + 3 * Long.BYTES;

    /** Names a member's idempotency key; a key is the member's own, so the member is part of it. */
    static Hash ofKey(UUID member, String key) {
        MessageDigest digest = digest();
        digest.update(Id.bytes(member));
        return of(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a command asks for, whoever sends it and in whatever order its lines stand. */
    static Hash ofContent(String ifMatch, String reason, List<OrderLine> sorted) {
        byte[] texts = (ifMatch + "\n" + reason + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(texts.length + sorted.size() * LINE_BYTES);
        buffer.put(texts);
        for (OrderLine line : sorted) {
            buffer.putLong(line.offer().getMostSignificantBits());
            buffer.putLong(line.offer().getLeastSignificantBits());
            buffer.putLong(line.quantityMilli());
            buffer.putLong(line.toleranceMilli());
            buffer.putLong(line.limitMicro());
        }
        MessageDigest digest = digest();
        digest.update(buffer.array());
        for (int i = 0; i < sorted.size(); i++) {
            // Nothing where it is as it always was, so that keys from before keep their content.
            if (sorted.get(i).allOrNothing()) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
            }
        }
        return of(digest.digest());
    }

    /** Names a file and how it was read. */
    static Hash ofFile(byte[] content, String how) {
        MessageDigest digest = digest();
        digest.update(how.getBytes(StandardCharsets.UTF_8));
        return of(digest.digest(content));
    }

    private static Hash of(byte[] sha256) {
        ByteBuffer buffer = ByteBuffer.wrap(sha256);
        return new Hash(buffer.getLong(), buffer.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Id.BYTES).putLong(high).putLong(low).array();
    }

    static Hash ofBytes(byte[] bytes) {
        UUID sixteen = Id.uuid(bytes);
        return new Hash(sixteen.getMostSignificantBits(), sixteen.getLeastSignificantBits());
    }

    /** URL-safe, 22 characters. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #text} makes
     */
    static Hash parse(String text) {
        return ofBytes(Base64.getUrlDecoder().decode(text));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
