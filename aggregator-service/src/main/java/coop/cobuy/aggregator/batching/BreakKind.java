package coop.cobuy.aggregator.batching;

/** How the prices of a list apply to a quantity. */
public enum BreakKind {
    /** The price of the highest break reached applies to every unit. */
    ALL_UNITS,
    /**
     * Each price applies to the units above its break only: the first 50 at the first price, what
     * is above 50 at the next. The first price applies from the first unit on.
     */
    INCREMENTAL
}
