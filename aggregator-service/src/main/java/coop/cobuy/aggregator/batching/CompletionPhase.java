package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

/**
 * The time between a first cut-off and a second one, in which only such changes are taken as help
 * to fill open cases. Decides on an offer's total demand before and after a change.
 */
public final class CompletionPhase {

    private CompletionPhase() {}

    /** What all members together ask for, and take on top. */
    public record Demand(Units firm, Units tolerance) {}

    /**
     * Whether a change is taken.
     *
     * @param openBefore units missing to fill the case that was begun, or the supplier's minimum
     * @param openAfter the same with the change
     */
    public record Verdict(boolean isAccepted, Units openBefore, Units openAfter) {}

    /**
     * A change is taken if it only raises the tolerance, or turns tolerance into firm quantity, or
     * leaves fewer units open without giving up a case or tolerance that others count on.
     */
    public static Verdict judge(OfferTerms terms, Demand before, Demand after) {
        return judge(terms.unit(), terms.packing(), before, after);
    }

    /** The same by the packing alone: prices do not decide. */
    public static Verdict judge(UnitCode unit, Packing packing, Demand before, Demand after) {
        long firm = after.firm().milli() - before.firm().milli();
        long tolerance = after.tolerance().milli() - before.tolerance().milli();
        long openBefore = openMilli(unit, packing, before);
        long openAfter = openMilli(unit, packing, after);
        boolean onlyTolerates = firm == 0 && tolerance >= 0;
        boolean becomesFirm = firm > 0 && firm == -tolerance;
        boolean helps =
                openAfter < openBefore
                        && tolerance >= 0
                        && lots(unit, packing, after) >= lots(unit, packing, before);
        return new Verdict(
                onlyTolerates || becomesFirm || helps, new Units(openBefore), new Units(openAfter));
    }

    /** Units missing to fill the case that was begun, or the supplier's minimum. */
    public static Units open(UnitCode unit, Packing packing, Demand demand) {
        return new Units(openMilli(unit, packing, demand));
    }

    private static long openMilli(UnitCode unit, Packing packing, Demand demand) {
        long firm = demand.firm().milli();
        if (firm == 0) {
            return 0;
        }
        long lot = OfferTerms.lotMilli(unit, packing);
        long whole = Math.max(Math.ceilDiv(firm, lot) * lot, OfferTerms.minimumMilli(packing));
        return Math.max(0, whole - firm - demand.tolerance().milli());
    }

    /** The lots that the demand fills. */
    private static long lots(UnitCode unit, Packing packing, Demand demand) {
        return Lots.filled(
                OfferTerms.lotMilli(unit, packing),
                OfferTerms.minimumMilli(packing),
                demand.firm().milli(),
                demand.tolerance().milli());
    }
}
