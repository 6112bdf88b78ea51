package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.Redistribution;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

/**
 * Who was to get how much of one ordered line, as the engine takes it: what is needed to share what
 * really came. Both lists have the members in the same order.
 *
 * @param planned the allotments, their part above what was asked for as tolerance
 * @param claims what was asked for and the tolerance; nothing for whom the price is too high
 * @param rules by which the allotments were made
 * @param surplusToStock whether what comes beyond the plan is the co-op's, once firm quantities are
 *     met
 */
public record LinePlan(
        OfferId offer,
        UnitCode unit,
        OfferLines planned,
        OfferLines claims,
        Rules rules,
        boolean surplusToStock) {

    /** The sum of the planned allotments. */
    public long plannedMilli() {
        long sum = 0;
        for (int i = 0; i < planned.count(); i++) {
            sum = Math.addExact(sum, planned.quantityMilli(i) + planned.toleranceMilli(i));
        }
        return sum;
    }

    /**
     * Shares another quantity than the planned one. Less is shared over the plan: firm parts first,
     * then tolerances, each by the round's rule. More goes first to those who were to get less than
     * they asked for, then to open tolerances, by the same rule and the same order of residues that
     * made the plan, so nobody gets less than planned; what is left is stock.
     *
     * @param available all that there is
     */
    public Redistribution shared(Units available, ShortfallCause cause) {
        boolean isOver = available.milli() > plannedMilli();
        if (!isOver || (surplusToStock && isMet())) {
            return Redistribution.of(planned, unit, available, cause, rules);
        }
        OfferLines open = surplusToStock ? firmClaims() : claims;
        return Redistribution.beyond(planned, open, unit, available, cause, rules);
    }

    /** Whether all that was asked for firmly is in the plan. */
    private boolean isMet() {
        for (int i = 0; i < claims.count(); i++) {
            if (planned.quantityMilli(i) < claims.quantityMilli(i)) {
                return false;
            }
        }
        return true;
    }

    private OfferLines firmClaims() {
        OfferLines.Builder firm = OfferLines.builder();
        for (int i = 0; i < claims.count(); i++) {
            firm.add(claims.member(i), new Units(claims.quantityMilli(i)), Units.ZERO, null);
            firm.priority(claims.priority(i));
            if (claims.isAllOrNothing(i)) {
                firm.allOrNothing();
            }
        }
        claims.arrivals().ifPresent(firm::arrivals);
        return firm.build();
    }
}
