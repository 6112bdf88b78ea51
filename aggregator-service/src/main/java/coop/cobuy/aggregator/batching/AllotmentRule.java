package coop.cobuy.aggregator.batching;

/**
 * How units are shared among claims that add up to more. Whole units are shared; what cannot be
 * shared evenly goes out one by one in the {@link ResidueOrder}.
 */
public enum AllotmentRule {
    /**
     * Everyone gets their claim up to one common level: max–min fair, and asking for more than is
     * wanted never helps.
     */
    EQUAL_AWARDS,
    /** Everyone gets the same part of their claim. */
    PROPORTIONAL,
    /** Everyone goes without the same quantity, as far as they asked for so much. */
    EQUAL_LOSSES,
    /**
     * As in the Talmud: equal awards over half of each claim while there is no more than half of
     * all, else half of each claim is safe and what is missing is shared equally over the others.
     */
    TALMUD,
    /** Whoever came first, see {@link Arrivals}. */
    FIRST_COME,
    /** In the order of a draw that anybody can repeat, see {@link ResidueOrder#lots}. */
    LOTTERY
}
