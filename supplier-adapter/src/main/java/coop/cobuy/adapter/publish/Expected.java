package coop.cobuy.adapter.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is waited for on a document's way, as the profile said when it was queued.
 *
 * @param answer whether an order response follows
 * @param orderBy when the supplier must have the order; empty: no deadline is known
 * @param answerWithin how long the supplier may take for its answer; empty: no deadline
 */
record Expected(boolean answer, Optional<Instant> orderBy, Optional<Duration> answerWithin) {

    /** Whether another step is to come. */
    boolean waits(Standing at) {
        return switch (at.state()) {
            case QUEUED, SENT, FAILED -> true;
            case DELIVERED, UNDERSTOOD -> answer;
            case ACCEPTED, CHANGED, REJECTED, STOPPED -> false;
        };
    }

    /** By when the next step must come; empty if none is waited for, or it may take its time. */
    Optional<Instant> deadline(Standing at) {
        return switch (at.state()) {
            case QUEUED, SENT, FAILED -> orderBy;
            case DELIVERED, UNDERSTOOD ->
                    answer ? answerWithin.map(at.waitingSince()::plus) : Optional.empty();
            case ACCEPTED, CHANGED, REJECTED, STOPPED -> Optional.empty();
        };
    }
}
