package coop.cobuy.aggregator.batching;

import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Who comes first when some units cannot be shared evenly, or when lots are drawn. Stated
 * beforehand, so that neither the order of a list nor a member's number favours anybody.
 */
public sealed interface ResidueOrder {

    /** The lines as they were given: only for input whose order is itself the rule. */
    record ByIndex() implements ResidueOrder {}

    /**
     * By SHA-256 over a document's id and the member's id, as unsigned bytes, the smaller first: an
     * order that anybody can check and nobody can arrange.
     */
    final class ByKey implements ResidueOrder {

        private final byte[] document;

        private ByKey(byte[] document) {
            this.document = document;
        }

        /** The key of a member, 32 bytes: the same that splits a bill of this document. */
        public byte[] key(MemberId member) {
            MessageDigest digest = sha256();
            digest.update(document);
            return digest.digest(member.bytes());
        }

        byte[] document() {
            return document.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByKey that && Arrays.equals(document, that.document);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(document);
        }
    }

    /**
     * By a key that the caller makes for each member, as unsigned bytes, the smaller first. Keys
     * are made more than once and must stay the same.
     */
    record ByOwnKey(Function<MemberId, byte[]> keys) implements ResidueOrder {}

    static ResidueOrder byIndex() {
        return new ByIndex();
    }

    /** Keys of one document, such as a purchase order. */
    static ByKey byKey(Id document) {
        return new ByKey(document.bytes());
    }

    /**
     * Keys of one line of a document, so that it is not the same member who comes first in every
     * line.
     */
    static ByKey byKey(Id document, Id line) {
        byte[] both = Arrays.copyOf(document.bytes(), 2 * Id.BYTES);
        System.arraycopy(line.bytes(), 0, both, Id.BYTES, Id.BYTES);
        return new ByKey(both);
    }

    /** A draw: by SHA-256 over the seed, eight bytes, and the member's id. */
    static ResidueOrder lots(long seed) {
        return new ByKey(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
    }

    /**
     * A draw among members who are known by names: by SHA-256 over the seed in decimal, a colon and
     * the member's name, in UTF-8.
     */
    static ResidueOrder lots(long seed, Function<MemberId, String> name) {
        return new ByOwnKey(
                member ->
                        sha256().digest(
                                        (seed + ":" + name.apply(member))
                                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** The digest that every Java platform has to offer. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this Java platform", e);
        }
    }
}
