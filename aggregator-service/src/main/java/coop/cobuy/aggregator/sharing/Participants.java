package coop.cobuy.aggregator.sharing;

import coop.cobuy.id.Id;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Who takes part in the split of one document: its members in the order of their ids' bytes, and
 * after them the co-op itself, which takes what nobody else got. Each has a key for leftover minor
 * units, SHA-256 of the document's and the taker's id: neither a member's number nor the order of a
 * list favours anybody.
 */
public final class Participants {

    private final byte[][] ids;
    private final byte[][] keys;

    private Participants(byte[][] ids, byte[][] keys) {
        this.ids = ids;
        this.keys = keys;
    }

    /**
     * @param document the invoice; for a credit note the invoice that it credits, so that leftovers
     *     go back to those who bore them
     * @param members in any order, repeats count once
     */
    public static Participants of(UUID document, UUID coop, byte[][] members) {
        byte[][] sorted = members.clone();
        Arrays.sort(sorted, Arrays::compareUnsigned);
        int count = 0;
        for (byte[] member : sorted) {
            if (count == 0 || !Arrays.equals(sorted[count - 1], member)) {
                sorted[count++] = member;
            }
        }
        byte[][] ids = Arrays.copyOf(sorted, count + 1);
        ids[count] = Id.bytes(coop);
        MessageDigest sha256 = sha256();
        byte[] prefix = Id.bytes(document);
        byte[][] keys = new byte[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            sha256.update(prefix);
            keys[i] = sha256.digest(ids[i]);
        }
        return new Participants(ids, keys);
    }

    /**
     * With keys of the caller's own, one for each id; the members stand in the order of their ids'
     * bytes, the co-op last.
     */
    public static Participants withKeys(byte[][] ids, byte[][] keys) {
        if (ids.length != keys.length || ids.length == 0) {
            throw new IllegalArgumentException(
                    "keys: " + keys.length + " (expected: " + ids.length + ", above 0)");
        }
        for (int i = 1; i < ids.length - 1; i++) {
            if (Arrays.compareUnsigned(ids[i - 1], ids[i]) >= 0) {
                throw new IllegalArgumentException("ids: not rising at " + i);
            }
        }
        return new Participants(ids.clone(), keys.clone());
    }

    /**
     * So many members and the co-op, known by their index alone, which is also their key: for input
     * whose order is itself the rule.
     */
    public static Participants inOrder(int members) {
        byte[][] indexes = new byte[members + 1][];
        Arrays.setAll(indexes, i -> ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
        return withKeys(indexes, indexes);
    }

    /** Members, and one for the co-op. */
    public int count() {
        return ids.length;
    }

    public int members() {
        return ids.length - 1;
    }

    /** The co-op's index: the last. */
    public int coop() {
        return ids.length - 1;
    }

    /** The sixteen bytes of a member's id. */
    public byte[] id(int index) {
        return ids[index];
    }

    public UUID member(int index) {
        return Id.uuid(ids[index]);
    }

    /**
     * @throws IllegalStateException if the member does not take part
     */
    public int indexOf(byte[] member) {
        int at = find(member);
        if (at < 0) {
            throw new IllegalStateException(
                    "member: " + Id.uuid(member) + " (expected: one who takes part)");
        }
        return at;
    }

    /** The member's index; below zero if the member does not take part. */
    public int find(byte[] member) {
        return Arrays.binarySearch(ids, 0, members(), member, Arrays::compareUnsigned);
    }

    /** The index of the first member after an id. */
    public int after(byte[] id) {
        int at = find(id);
        return at < 0 ? -at - 1 : at + 1;
    }

    public byte[][] keys() {
        return keys;
    }

    public byte[][] keys(int[] who) {
        byte[][] chosen = new byte[who.length][];
        Arrays.setAll(chosen, i -> keys[who[i]]);
        return chosen;
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }
}
