package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

/**
 * What the co-op adds to an offer for itself; a component of the members' charges like freight.
 *
 * @param markUp of the goods' net
 * @param perUnit for each member unit, zero or more
 */
public record CoopFee(Percent markUp, Money perUnit) {

    public CoopFee {
        if (perUnit.isNegative()) {
            throw new IllegalArgumentException("fee: " + perUnit + " (expected: >= 0)");
        }
    }
}
