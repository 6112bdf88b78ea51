package coop.cobuy.aggregator.batching;

/** What a list price is the price of. The quantities of breaks are member units in both. */
public enum PriceBasis {
    /** One member unit. */
    UNIT,
    /** One whole case. */
    CASE
}
