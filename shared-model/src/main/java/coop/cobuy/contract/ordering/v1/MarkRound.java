package coop.cobuy.contract.ordering.v1;

import java.util.UUID;

/**
 * A step of a round's life, written into every partition: what stands before it in the partition
 * happened before the step, what stands after it, after. Repeats do nothing.
 *
 * @param markId the same in every partition of one step
 * @param partition the partition that it is for
 * @param partitionCount how many there are; another number than the topic's is a broken promise
 * @param snapshotVersion the round's snapshot that holds from here on
 * @param snapshotHash the SHA-256 of that snapshot's content, in hexadecimal
 */
public record MarkRound(
        UUID coopId,
        UUID roundId,
        UUID markId,
        Phase phase,
        int partition,
        int partitionCount,
        int snapshotVersion,
        String snapshotHash)
        implements OrderCommand {

    /** Which step. */
    public enum Phase {
        /** Orders are taken from here on. */
        OPEN,
        /** The cut-off: no order counts from here on. */
        CLOSE,
        /** The round is off: no order counts, holds are released. */
        CANCEL
    }
}
