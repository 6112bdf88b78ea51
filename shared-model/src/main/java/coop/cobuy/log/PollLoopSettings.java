package coop.cobuy.log;

import java.time.Duration;
import java.util.Map;

/**
 * What a {@link PollLoop} reads, and how.
 *
 * @param group Kafka's consumer group: its loops share the partitions among them
 * @param kafka {@code bootstrap.servers} and whatever else the broker asks of a client
 * @param batchMax most records in one transaction
 * @param pollWait longest wait for records, and so for noticing other things
 * @param pace of this loop alone, if it remembers anything
 */
public record PollLoopSettings(
        String group,
        String topic,
        Map<String, String> kafka,
        int batchMax,
        Duration pollWait,
        Backoff backoff,
        Pace pace) {

    /** Most records in one transaction, unless told. */
    public static final int BATCH_MAX = 4000;

    private static final Duration POLL_WAIT = Duration.ofMillis(200);

    public PollLoopSettings {
        kafka = Map.copyOf(kafka);
        if (batchMax < 1) {
            throw new IllegalArgumentException("batchMax: " + batchMax + " (expected: >= 1)");
        }
    }

    public static PollLoopSettings of(String group, String topic, Map<String, String> kafka) {
        return new PollLoopSettings(
                group, topic, kafka, BATCH_MAX, POLL_WAIT, Backoff.DEFAULT, Pace.STEADY);
    }

    public PollLoopSettings withBatchMax(int records) {
        return new PollLoopSettings(group, topic, kafka, records, pollWait, backoff, pace);
    }

    public PollLoopSettings withBackoff(Backoff other) {
        return new PollLoopSettings(group, topic, kafka, batchMax, pollWait, other, pace);
    }

    public PollLoopSettings withPace(Pace other) {
        return new PollLoopSettings(group, topic, kafka, batchMax, pollWait, backoff, other);
    }
}
