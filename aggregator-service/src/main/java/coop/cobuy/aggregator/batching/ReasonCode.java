package coop.cobuy.aggregator.batching;

/** Why a member gets a quantity. The names are stable: stored, sent and read by other systems. */
public enum ReasonCode {
    /** All that was asked for, and nothing of the tolerance. */
    SERVED_IN_FULL,
    /** All that was asked for, and some of the tolerance. */
    TOLERANCE_USED,
    /** Less than asked for, since the demand did not fill another whole case. */
    CASE_NOT_FILLED,
    /** Less than planned, since less arrived than was ordered. */
    SHORT_DELIVERY,
    /** Less than planned, since the supplier promised less than was ordered. */
    RATIONED,
    /** Another quantity than planned, since the co-op ordered more or less afterwards. */
    ORDER_CHANGED,
    /** Nothing, since the price came out above the line's maximum. */
    PRICE_ABOVE_LIMIT,
    /** Nothing, since the demand stayed below the least that the supplier takes. */
    MINIMUM_MISSED,
    /** Nothing, since the line takes all or nothing and could not have all. */
    ALL_OR_NOTHING,
    /** Nothing, since the member later asked for nothing. */
    SUPERSEDED
}
