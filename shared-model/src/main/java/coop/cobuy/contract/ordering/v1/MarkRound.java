package coop.cobuy.contract.ordering.v1;

import org.jspecify.annotations.Nullable;

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
 * @param resolutionHash of {@link Phase#RESOLVE}: the SHA-256 of what was decided about the changes
 *     of the completion phase, in hexadecimal; else null
 */
public record MarkRound(
        UUID coopId,
        UUID roundId,
        UUID markId,
        Phase phase,
        int partition,
        int partitionCount,
        int snapshotVersion,
        String snapshotHash,
        @Nullable String resolutionHash)
        implements OrderCommand {

    /** Of any phase but {@link Phase#RESOLVE}. */
    public MarkRound(
            UUID coopId,
            UUID roundId,
            UUID markId,
            Phase phase,
            int partition,
            int partitionCount,
            int snapshotVersion,
            String snapshotHash) {
        this(
                coopId,
                roundId,
                markId,
                phase,
                partition,
                partitionCount,
                snapshotVersion,
                snapshotHash,
                null);
    }

    /** Which step. */
    public enum Phase {
        /** Orders are taken from here on. */
        OPEN,
        /**
         * The first of two cuts: from here on orders are kept, and count only if they help to fill
         * open cases.
         */
        CUT,
        /** The cut-off: no order counts from here on. */
        CLOSE,
        /** What came between the two cuts is decided, as the resolution says. */
        RESOLVE,
        /** The round is off: no order counts, holds are released. */
        CANCEL
    }
}
