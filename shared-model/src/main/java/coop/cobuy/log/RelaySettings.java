package coop.cobuy.log;

import java.time.Duration;
import java.util.Map;

/**
 * How an {@link OutboxRelay} works.
 *
 * @param kafka {@code bootstrap.servers} and whatever else the broker asks of a client
 * @param batchMax most messages that are read, sent and marked at once
 * @param pollWait how long to wait for new messages without a signal
 * @param keepSent how long sent messages stay, for whoever looks into what happened
 */
public record RelaySettings(
        Map<String, String> kafka,
        int batchMax,
        Duration pollWait,
        Duration keepSent,
        Backoff backoff) {

    private static final int BATCH_MAX = 1000;
    private static final Duration POLL_WAIT = Duration.ofMillis(100);
    private static final Duration KEEP_SENT = Duration.ofHours(6);

    public RelaySettings {
        kafka = Map.copyOf(kafka);
        if (batchMax < 1) {
            throw new IllegalArgumentException("batchMax: " + batchMax + " (expected: >= 1)");
        }
    }

    public static RelaySettings of(Map<String, String> kafka) {
        return new RelaySettings(kafka, BATCH_MAX, POLL_WAIT, KEEP_SENT, Backoff.DEFAULT);
    }

    public RelaySettings withKeepSent(Duration other) {
        return new RelaySettings(kafka, batchMax, pollWait, other, backoff);
    }

    public RelaySettings withPollWait(Duration other) {
        return new RelaySettings(kafka, batchMax, other, keepSent, backoff);
    }
}
