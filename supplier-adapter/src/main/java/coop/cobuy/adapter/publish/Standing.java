package coop.cobuy.adapter.publish;

import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a document is on its way.
 *
 * @param attempt tries in all
 * @param tries tries since it was last queued by a person, which the schedule counts
 * @param stopWanted the order was cancelled while a try was under way
 * @param dueAt when it is tried next; empty: not by itself
 * @param waitingSince when it last came further, from which lateness counts
 */
record Standing(
        State state,
        int attempt,
        int tries,
        boolean stopWanted,
        Optional<Instant> dueAt,
        Instant waitingSince) {

    static Standing queued(Instant now) {
        return new Standing(State.QUEUED, 0, 0, false, Optional.of(now), now);
    }

    static Standing failed(Instant now) {
        return new Standing(State.FAILED, 0, 0, false, Optional.empty(), now);
    }

    /** Whether the supplier may have got anything of it. */
    boolean mayHaveLeft() {
        return attempt > 0;
    }

    Standing in(State other) {
        return new Standing(other, attempt, tries, stopWanted, dueAt, waitingSince);
    }

    Standing due(Optional<Instant> at) {
        return new Standing(state, attempt, tries, stopWanted, at, waitingSince);
    }

    Standing advanced(State other, Instant now) {
        return new Standing(other, attempt, tries, stopWanted, Optional.empty(), now);
    }

    Standing ended(State other) {
        return new Standing(other, attempt, tries, false, Optional.empty(), waitingSince);
    }
}
