package coop.cobuy.aggregator.invoicing;

/** How a bill came in. */
public enum InvoiceSource {
    /** By the supplier's feed. */
    FEED,
    /** Typed in, or sent to the API, by a bookkeeper. */
    ENTERED,
    /** Typed in by the supplier itself. */
    SUPPLIER
}
