package coop.cobuy.log;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a fault: doubling from the first delay up to the longest, of which a
 * random half to whole is waited, so that instances that failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {

    /** From 50 ms up to 5 s. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));

    private static final int DOUBLINGS_MAX = 30;

    public Backoff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "delays: " + first + " to " + longest + " (expected: 0 < first <= longest)");
        }
    }

    /**
     * @param failures how many there were in a row, 1 for the first
     */
    public Duration delay(int failures, RandomGenerator random) {
        int doublings = Math.clamp(failures - 1L, 0, DOUBLINGS_MAX);
        long full = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
    }
}
