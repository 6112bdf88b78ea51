package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.Id;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A part of a large journal, posted in a transaction of its own.
 *
 * @param number 0 for the first
 * @param firstLine the number of its first transfer in the whole journal, 0 for the first
 * @param releases the round whose holds end for the members that it touches; null: none
 * @param alsoReleased members whose holds end though no money of theirs is moved
 */
public record Chunk(
        JournalId journal,
        int number,
        int firstLine,
        List<Transfer> transfers,
        @Nullable RoundId releases,
        Set<MemberId> alsoReleased) {

    public Chunk {
        transfers = List.copyOf(transfers);
        alsoReleased = Set.copyOf(alsoReleased);
        if (number < 0 || firstLine < 0) {
            throw new IllegalArgumentException(
                    "chunk: " + number + " from line " + firstLine + " (expected: >= 0)");
        }
        if (releases == null && !alsoReleased.isEmpty()) {
            throw new IllegalArgumentException("alsoReleased: of no round");
        }
    }

    /** The name of what a chunk does to a member's funds, in the log of orders. */
    public static UUID change(JournalId journal, int number, MemberId member) {
        return UUID.nameUUIDFromBytes(
                ByteBuffer.allocate(2 * Id.BYTES + Integer.BYTES)
                        .put(journal.bytes())
                        .putInt(number)
                        .put(member.bytes())
                        .array());
    }
}
