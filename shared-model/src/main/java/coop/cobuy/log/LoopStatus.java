package coop.cobuy.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a {@link PollLoop} is doing, for health and metrics.
 *
 * @param running its thread lives and was not told to stop
 * @param partitions those that this loop has, by number
 * @param lastFault what went wrong last, of the loop or a partition; may be over
 */
public record LoopStatus(
        String topic, boolean running, List<Partition> partitions, Optional<Fault> lastFault) {

    public LoopStatus {
        partitions = List.copyOf(partitions);
    }

    /** True if every partition that it has is being applied. */
    public boolean healthy() {
        return running && partitions.stream().allMatch(p -> p.state() == State.APPLYING);
    }

    /** What a partition is doing. */
    public enum State {
        /** Its position is not read yet. */
        STARTING,
        /** Records are applied as they come. */
        APPLYING,
        /** After a fault, to be tried again soon. */
        WAITING,
        /** Its position lies outside the log: looked at again from time to time, never reset. */
        OUT_OF_RANGE
    }

    /**
     * One partition of the loop.
     *
     * @param nextOffset the first offset that is not applied yet, as last known
     * @param lag how many records wait in the log, as last known
     */
    public record Partition(int number, State state, long nextOffset, long lag) {}

    /** Something that went wrong. */
    public record Fault(Instant at, String message) {}
}
