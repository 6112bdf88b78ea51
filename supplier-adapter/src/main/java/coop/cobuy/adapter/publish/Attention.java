package coop.cobuy.adapter.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the buyer should look at a delivery: the next step has not come for so long, or the
 * supplier's own deadline for it is near. The buyer hears before the deadline, not after it.
 */
enum Attention {
    NONE,
    WARNING,
    OVERDUE;

    private static final Duration WARN_AFTER = Duration.ofHours(4);
    private static final Duration OVERDUE_AFTER = Duration.ofHours(24);
    private static final Duration WARN_BEFORE = Duration.ofHours(4);
    private static final Duration OVERDUE_BEFORE = Duration.ofHours(1);

    /** Nothing can want attention that began to wait later than so long ago and has no deadline. */
    static Duration leastWait() {
        return WARN_AFTER;
    }

    /** Nothing can want attention for a deadline that is further away. */
    static Duration mostAhead() {
        return WARN_BEFORE;
    }

    static Attention of(Standing at, Expected expected, Instant now) {
        if (!expected.waits(at)) {
            return NONE;
        }
        Optional<Instant> deadline = expected.deadline(at);
        Instant overdue = at.waitingSince().plus(OVERDUE_AFTER);
        Instant warn = at.waitingSince().plus(WARN_AFTER);
        if (deadline.isPresent()) {
            overdue = earlier(overdue, deadline.get().minus(OVERDUE_BEFORE));
            warn = earlier(warn, deadline.get().minus(WARN_BEFORE));
        }
        if (!now.isBefore(overdue)) {
            return OVERDUE;
        }
        return now.isBefore(warn) ? NONE : WARNING;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
