package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import org.jspecify.annotations.Nullable;

/** Where a document stands after one more report. Pure. */
final class DeliveryProgress {

    private DeliveryProgress() {}

    /**
     * The furthest step counts: a report of an earlier step does not take a delivered document
     * back. A failure counts whenever it comes, and whatever is reported after it counts again.
     */
    static State after(@Nullable State before, State reported) {
        if (before == null || before == State.FAILED || before == State.STOPPED) {
            return reported;
        }
        if (reported == State.FAILED || reported == State.STOPPED) {
            return isAnswered(before) ? before : reported;
        }
        if (isAnswered(before)) {
            return isAnswered(reported) ? reported : before;
        }
        return before == State.SENT && reported == State.QUEUED
                ? reported
                : before.compareTo(reported) >= 0 ? before : reported;
    }

    /** Whether the supplier has it. */
    static boolean hasArrived(@Nullable State state) {
        return state != null
                && switch (state) {
                    case DELIVERED, UNDERSTOOD, ACCEPTED, CHANGED, REJECTED -> true;
                    case QUEUED, SENT, FAILED, STOPPED -> false;
                };
    }

    private static boolean isAnswered(State state) {
        return switch (state) {
            case ACCEPTED, CHANGED, REJECTED -> true;
            case QUEUED, SENT, DELIVERED, UNDERSTOOD, FAILED, STOPPED -> false;
        };
    }
}
