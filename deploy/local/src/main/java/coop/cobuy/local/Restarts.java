package coop.cobuy.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a part that ended is started once more: a crash now and then is nothing, one after the
 * other is a fault that starting again does not mend. For one thread.
 */
final class Restarts {

    /** So many within {@link #WITHIN} are permitted. */
    static final int MOST = 6;

    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> recent = new ArrayDeque<>();

    Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more; false: there were too many of late. */
    boolean permitOne() {
        Instant now = clock.instant();
        while (!recent.isEmpty() && !recent.getFirst().plus(WITHIN).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= MOST) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
