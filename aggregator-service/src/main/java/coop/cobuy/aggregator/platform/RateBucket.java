package coop.cobuy.aggregator.platform;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many pass in a second and so many at once, without a lock: all it knows is when it will
 * be full again, one number that is moved on by compare-and-set (the generic cell rate algorithm).
 */
final class RateBucket {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long eachNanos;
    private final long burstNanos;
    private final AtomicLong fullAt;

    /**
     * @param now nanoseconds of a clock that never goes back
     */
    RateBucket(RateSettings settings, long now) {
        this.eachNanos = SECOND_NANOS / settings.perSecond();
        this.burstNanos = eachNanos * settings.burst();
        this.fullAt = new AtomicLong(now);
    }

    /**
     * @return nanoseconds to wait before trying again; 0: passed
     */
    long pass(long now) {
        while (true) {
            long before = fullAt.get();
            long begin = before - now < 0 ? now : before;
            long after = begin + eachNanos;
            long wait = after - now - burstNanos;
            if (wait > 0) {
                return wait;
            }
            if (fullAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }
}
