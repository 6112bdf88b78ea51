package coop.cobuy.aggregator.batching;

/** Who gets what arrives beyond the plan. */
public enum Surplus {
    /** Those who asked for more than they were to get, then open tolerances, then the stock. */
    TO_TOLERANCES,
    /** The stock, except for what was asked for firmly. */
    TO_STOCK
}
