package coop.cobuy.aggregator.batching;

/** How units are shared among claims that add up to more. */
public enum AllotmentRule {
    /**
     * Everyone gets their claim up to one common level: max–min fair, and asking for more than is
     * wanted never helps.
     */
    EQUAL_AWARDS
}
