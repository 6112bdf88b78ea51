package coop.cobuy.aggregator.batching;

/** What happens to demand that stays below the least that a supplier takes. */
public enum MissedMinimum {
    /** Nothing is ordered, and that is all. */
    CANCEL,
    /** Nothing is ordered now; the demand goes into the next round. */
    CARRY_OVER,
    /** Nothing is ordered until the buyer has decided. */
    ASK_BUYER
}
