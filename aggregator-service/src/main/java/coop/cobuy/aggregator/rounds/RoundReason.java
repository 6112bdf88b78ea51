package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.Reason;

/** Why a step of a round is refused, in the order in which it is looked at. */
public enum RoundReason implements Reason {
    ROUND_NOT_FOUND(404, "There is no such round in your co-op."),
    ROUND_CANCELLED(409, "The round was cancelled."),
    ROUND_NOT_PLANNED(409, "The round has been opened already; nothing reopens or changes it."),
    ROUND_NOT_OPEN(409, "The round is not open yet."),
    NO_COMPLETION_PHASE(409, "The round has no completion phase."),
    CUT_UNDER_WAY(409, "The completion phase is just beginning; try again in a moment."),
    ROUND_NOT_FROZEN(409, "The round is not frozen."),
    ROUND_ORDERED(
            409, "A purchase order of the round was approved; cancel the purchase orders instead."),
    CUT_OFF_PASSED(409, "The round's cut-off has passed."),
    ROUND_EMPTY(409, "None of the round's offers is active.");

    private final int status;
    private final String message;

    RoundReason(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
