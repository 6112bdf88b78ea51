package coop.cobuy.aggregator.batching;

import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Who comes first when some units cannot be shared evenly. Stated beforehand, so that neither the
 * order of a list nor a member's number favours anybody.
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

    /** The digest that every Java platform has to offer. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this Java platform", e);
        }
    }
}
