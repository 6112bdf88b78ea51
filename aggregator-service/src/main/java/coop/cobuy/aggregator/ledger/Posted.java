package coop.cobuy.aggregator.ledger;

/** How posting ended. */
public enum Posted {
    /** It was written. */
    NOW,
    /** The same had been posted before; nothing was done. */
    BEFORE
}
