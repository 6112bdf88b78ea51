package coop.cobuy.aggregator.sharing;

import coop.cobuy.aggregator.batching.ExactCost;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.quantity.Units;

/**
 * What a quantity costs, in minor units, exactly: C(0) = 0. Shares are fair with regard to such a
 * cost and to nothing else: freight, case packs and minimums are not in it.
 */
public interface CostCurve {

    /** The cost of so many thousandths of a unit. */
    Ratio at(long unitsMilli);

    /**
     * Quantities in thousandths, rising from zero: between any two of them the cost is a straight
     * line over whole thousandths, and from the last on every further unit costs the same.
     */
    long[] cornersMilli();

    /** The least that at least so many units cost by a supplier's price list. */
    static CostCurve of(PriceBreaks prices) {
        return new CostCurve() {
            @Override
            public Ratio at(long unitsMilli) {
                ExactCost cost = prices.cost(new Units(unitsMilli));
                return new Ratio(cost.minorNumerator(), cost.minorDenominator());
            }

            @Override
            public long[] cornersMilli() {
                return prices.cornersMilli();
            }
        };
    }
}
