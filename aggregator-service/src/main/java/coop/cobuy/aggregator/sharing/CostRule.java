package coop.cobuy.aggregator.sharing;

/** Who pays what of the goods of one line. */
public enum CostRule {
    /** The same for every unit. No subgroup would do better alone, by the price list. */
    EQUAL_PRICE,
    /** Everybody saves the same percentage of what the quantity would have cost alone. */
    PROPORTIONAL_SAVINGS,
    /**
     * What each adds to the cost, averaged over all orders of arrival: rewards who makes the next
     * price break possible.
     */
    SHAPLEY,
    /** Moulin and Shenker's: small orders do not pay for what large ones need. */
    SERIAL
}
