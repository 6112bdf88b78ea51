package coop.cobuy.log;

import coop.cobuy.log.LoopStatus.State;

import org.apache.kafka.common.TopicPartition;

import java.time.Instant;

/** What the loop's thread knows of a partition that it has. */
final class Lane {

    private final TopicPartition partition;
    private State state = State.STARTING;
    private long nextOffset;
    private long lag;
    private int failures;
    private Instant dueAt = Instant.MIN;

    Lane(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    boolean applies() {
        return state == State.APPLYING;
    }

    /** The position must be read from the database (again) before anything is applied. */
    boolean isDue(Instant now) {
        return !applies() && !now.isBefore(dueAt);
    }

    Instant dueAt() {
        return dueAt;
    }

    long nextOffset() {
        return nextOffset;
    }

    int failures() {
        return failures;
    }

    void beginAt(long offset) {
        state = State.APPLYING;
        nextOffset = offset;
    }

    void advanceTo(long offset) {
        nextOffset = offset;
        failures = 0;
    }

    /** Reads its position again at once. */
    void restart() {
        state = State.STARTING;
        dueAt = Instant.MIN;
    }

    /** One more failure, so that the back-off grows. */
    int countFailure() {
        failures++;
        return failures;
    }

    void waitUntil(Instant due, State why) {
        state = why;
        dueAt = due;
    }

    void lag(long records) {
        lag = records;
    }

    LoopStatus.Partition status() {
        return new LoopStatus.Partition(partition.partition(), state, nextOffset, lag);
    }
}
