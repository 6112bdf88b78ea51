package coop.cobuy.aggregator.batching;

/** Why there is less than was ordered. */
public enum ShortfallCause {
    /** Less arrived. */
    DELIVERY(ReasonCode.SHORT_DELIVERY),
    /** The supplier's answer to the order promises less. */
    CONFIRMATION(ReasonCode.RATIONED),
    /** The co-op changed its order after it was sent. */
    CHANGE(ReasonCode.ORDER_CHANGED);

    private final ReasonCode code;

    ShortfallCause(ReasonCode code) {
        this.code = code;
    }

    ReasonCode code() {
        return code;
    }
}
