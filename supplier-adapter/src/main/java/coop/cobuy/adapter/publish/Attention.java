package coop.cobuy.adapter.publish;

import java.time.Duration;
import java.time.Instant;

/** Whether the buyer should look at a delivery: the next step has not come for so long. */
enum Attention {
    NONE,
    WARNING,
    OVERDUE;

    private static final Duration WARN_AFTER = Duration.ofHours(4);
    private static final Duration OVERDUE_AFTER = Duration.ofHours(24);

    static Attention of(Standing at, boolean expectsAnswer, Instant now) {
        boolean waits =
                switch (at.state()) {
                    case QUEUED, SENT, FAILED -> true;
                    case DELIVERED, UNDERSTOOD -> expectsAnswer;
                    case ACCEPTED, CHANGED, REJECTED, STOPPED -> false;
                };
        Duration waited = Duration.between(at.waitingSince(), now);
        if (!waits || waited.compareTo(WARN_AFTER) < 0) {
            return NONE;
        }
        return waited.compareTo(OVERDUE_AFTER) < 0 ? WARNING : OVERDUE;
    }
}
