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

    /** From this quantity on, every further unit costs the same. */
    long straightFromMilli();

    /** The least that at least so many units cost by a supplier's price list. */
    static CostCurve of(PriceBreaks prices) {
        long top = prices.breaks().getLast().from().milli();
        return new CostCurve() {
            @Override
            public Ratio at(long unitsMilli) {
                ExactCost cost = prices.cost(new Units(unitsMilli));
                return new Ratio(cost.minorNumerator(), cost.minorDenominator());
            }

            @Override
            public long straightFromMilli() {
                return top;
            }
        };
    }
}
