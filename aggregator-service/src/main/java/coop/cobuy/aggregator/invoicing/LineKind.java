package coop.cobuy.aggregator.invoicing;

/** What a billed line is for. */
public enum LineKind {
    /** The goods themselves. */
    GOODS,
    /** A deposit on bottles, crates and the like, billed beside the goods. */
    DEPOSIT
}
