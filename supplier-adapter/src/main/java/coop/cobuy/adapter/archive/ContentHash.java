package coop.cobuy.adapter.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a document's bytes, in lower-case hexadecimal. */
public record ContentHash(String hex) {

    private static final int LENGTH = 64;

    public ContentHash {
        if (hex.length() != LENGTH) {
            throw new IllegalArgumentException("hash: " + hex + " (expected: 64 digits)");
        }
    }

    public static ContentHash of(byte[] bytes) {
        try {
            return new ContentHash(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /** The 32 bytes as they stand in the database. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    public static ContentHash ofStored(byte[] stored) {
        return new ContentHash(HexFormat.of().formatHex(stored));
    }

    @Override
    public String toString() {
        return hex;
    }
}
