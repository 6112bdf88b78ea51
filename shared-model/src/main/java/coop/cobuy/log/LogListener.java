package coop.cobuy.log;

import java.time.Duration;

/** Is told what the loops do, for metrics and alerts. Methods are called in their threads. */
public interface LogListener {

    /** Tells nobody. */
    LogListener NONE = new LogListener() {};

    /** A batch was applied and committed. */
    default void applied(String topic, int partition, int records, Duration took) {}

    /** A record on which applying failed by a bug was parked. */
    default void parked(LogRecord culprit, Exception cause) {}

    /** Somebody else moved the partition's position: what this loop had done was rolled back. */
    default void positionLost(String topic, int partition) {}

    /** The position lies outside the log: somebody must look. Told again until it is put right. */
    default void positionOutOfRange(String topic, int partition, String problem) {}

    /** A fault that will be tried again. */
    default void faulted(String topic, int partition, Throwable fault) {}

    /** The loop itself failed (broker away, not allowed) and begins again. */
    default void loopFailed(String topic, Throwable fault) {}

    /** The relay published so many messages. */
    default void relayed(int messages) {}

    /** A fault of the relay that will be tried again. */
    default void relayFaulted(Throwable fault) {}
}
