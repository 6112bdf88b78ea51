package coop.cobuy.aggregator.platform;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers: version 7 UUIDs (RFC 9562), which sort by the time of their making, so that
 * new rows go to the end of an index. Of those that one instance makes each sorts after the one
 * before it, also within a millisecond (section 6.2, by a counter): who reads a list of what was
 * done sees it in its order.
 */
@Singleton
public class IdSource {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;

    /** A counter begins in the lower half, so that it has room. */
    private static final int BEGIN = 0x7FF;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Milliseconds and counter of the last one. */
    private final AtomicLong last = new AtomicLong();

    public IdSource(Clock clock) {
        this.clock = clock;
    }

    /** When an identifier was made, to the millisecond. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /**
     * The identifier of what happened at a time and has a name: the same for the same, among those
     * that are made at their times.
     */
    public static UUID named(Instant at, String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long high =
                (at.toEpochMilli() << 16) | VERSION_7 | (hash.getMostSignificantBits() & COUNTER);
        return new UUID(high, (hash.getLeastSignificantBits() >>> 2) | VARIANT);
    }

    public UUID next() {
        long fresh = (clock.millis() << COUNTER_BITS) | (random.nextInt() & BEGIN);
        // A counter that is full goes on in the next millisecond, as does a clock that goes back.
        long stamp = last.updateAndGet(before -> Math.max(before + 1, fresh));
        long high = ((stamp >>> COUNTER_BITS) << 16) | VERSION_7 | (stamp & COUNTER);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }
}
