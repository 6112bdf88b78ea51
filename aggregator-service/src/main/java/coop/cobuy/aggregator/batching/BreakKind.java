package coop.cobuy.aggregator.batching;

/** How the prices of a list apply to a quantity. */
public enum BreakKind {
    /** The price of the highest break reached applies to every unit. */
    ALL_UNITS
}
