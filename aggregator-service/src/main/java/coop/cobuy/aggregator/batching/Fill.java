package coop.cobuy.aggregator.batching;

/**
 * How much of an offer is ordered, at what price, and whose limits that leaves out.
 *
 * @param orderedMilli whole lots; zero when no lot can be filled or a minimum was missed
 * @param firmMilli asked for firmly by the lines that stay in
 * @param toleranceMilli taken on top by the lines that stay in
 * @param priceMicro the price of a unit at the ordered quantity, or at the firm one if nothing is
 *     ordered: see {@link PriceBreaks#takingMicroAt}
 * @param refusedAboveMicro lines whose limit is below this price are out; zero if there are none
 */
record Fill(
        long orderedMilli,
        long firmMilli,
        long toleranceMilli,
        long priceMicro,
        long refusedAboveMicro) {

    /**
     * Clears the price limits, chooses the lots, and looks at the limits again, since lots and
     * minimum may undo a price. Lines are only ever taken out, and each turn raises the price, to
     * another break where one price applies to all units, so there are few turns.
     */
    static Fill of(OfferTerms terms, OfferLines lines, LeftOut out) {
        LimitIndex index = LimitIndex.of(lines, out);
        PriceBreaks breaks = terms.breaks();
        long threshold = cleared(breaks, index);
        while (true) {
            long firm = index.firmMilli(threshold);
            long tolerance = index.toleranceMilli(threshold);
            long ordered = Lots.orderedMilli(terms, firm, tolerance);
            long price = breaks.takingMicroAt(ordered == 0 ? firm : ordered);
            if (ordered == 0 || price <= threshold) {
                long refusedAbove = index.lowestLimit() < threshold ? threshold : 0;
                return new Fill(ordered, firm, tolerance, price, refusedAbove);
            }
            threshold = price;
        }
    }

    boolean takes(long limitMicro) {
        return limitMicro >= refusedAboveMicro;
    }

    /**
     * The lowest price at which the firm demand of those who take it still earns it: the greatest
     * fixed point when prices fall with volume, reached from above. Tolerances count for no break
     * here.
     *
     * @return the price below which limits are refused
     */
    private static long cleared(PriceBreaks breaks, LimitIndex index) {
        long threshold = 0;
        while (true) {
            long firm = index.firmMilli(threshold);
            long price = breaks.takingMicroAt(firm);
            if (firm == 0 || price <= threshold) {
                return threshold;
            }
            threshold = price;
        }
    }
}
