package coop.cobuy.aggregator.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Slows down guessing: after some attempts that failed, the next ones of the same key must wait,
 * twice as long each time. An attempt counts as failed from its start until it has succeeded, so
 * that many at once gain nothing. Kept in this instance's memory.
 */
final class Throttle {

    private static final Duration WAIT_FIRST = Duration.ofSeconds(10);
    private static final Duration WAIT_MAX = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int KEYS_MAX = 100_000;

    private final int free;
    private final Clock clock;
    private final Cache<String, Attempts> kept;

    private record Attempts(int failed, Instant nextAt) {}

    /**
     * @param free how many may fail before the first wait
     */
    Throttle(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
        this.kept =
                Caffeine.newBuilder()
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .expireAfterWrite(FORGOTTEN_AFTER)
                        .maximumSize(KEYS_MAX)
                        .build();
    }

    /** Begins an attempt; or tells how long to wait, and then it has not begun. */
    Optional<Duration> begin(String key) {
        Instant now = clock.instant();
        Duration[] wait = new Duration[1];
        kept.asMap()
                .compute(
                        key,
                        (k, old) -> {
                            if (old != null && now.isBefore(old.nextAt())) {
                                wait[0] = Duration.between(now, old.nextAt());
                                return old;
                            }
                            int failed = old == null ? 1 : old.failed() + 1;
                            return new Attempts(failed, now.plus(pause(failed)));
                        });
        return Optional.ofNullable(wait[0]);
    }

    private Duration pause(int failed) {
        if (failed < free) {
            return Duration.ZERO;
        }
        Duration pause = WAIT_FIRST.multipliedBy(1L << Math.min(failed - free, 10));
        return pause.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : pause;
    }

    /** Forgets what failed before. */
    void forget(String key) {
        kept.invalidate(key);
    }

    /** Takes back the one attempt that has succeeded; what failed before still counts. */
    void takeBack(String key) {
        kept.asMap()
                .computeIfPresent(
                        key,
                        (k, old) ->
                                old.failed() <= 1
                                        ? null
                                        : new Attempts(old.failed() - 1, clock.instant()));
    }
}
