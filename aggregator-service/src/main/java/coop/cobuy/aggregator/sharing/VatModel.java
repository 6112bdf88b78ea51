package coop.cobuy.aggregator.sharing;

/** Whose tax members pay. */
public enum VatModel {
    /** The co-op buys in its members' name: the supplier's tax is split. */
    AGENT,
    /** The co-op buys and sells: each member's tax is computed anew; the co-op keeps the rest. */
    RESALE
}
