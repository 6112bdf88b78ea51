package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.Redistribution;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.aggregator.purchasing.LinePlan;
import coop.cobuy.id.MemberId;
import coop.cobuy.quantity.Units;

/**
 * Shares what came of one line. Pure.
 *
 * <p>Less than planned is shared over the plan: firm parts first, then tolerances, each by the
 * round's rule. More than planned goes first to those who were to get less than they asked for,
 * then to open tolerances, by the same rule and the same order of residues that made the plan, so
 * nobody gets less than planned; what is left is stock.
 */
final class Sharing {

    private final LinePlan plan;
    private final Outcome outcome;
    private final Redistribution shares;

    private Sharing(LinePlan plan, Outcome outcome, Redistribution shares) {
        this.plan = plan;
        this.outcome = outcome;
        this.shares = shares;
    }

    /** How what came compares with the plan. */
    enum Outcome {
        AS_PLANNED,
        SHORT,
        OVER
    }

    /**
     * @param received all usable units that came
     */
    static Sharing of(LinePlan plan, Units received) {
        Redistribution overThePlan =
                Redistribution.of(
                        plan.planned(),
                        plan.unit(),
                        received,
                        ShortfallCause.DELIVERY,
                        plan.rules());
        long planned = overThePlan.facts().plannedMilli();
        if (received.milli() == planned) {
            return new Sharing(plan, Outcome.AS_PLANNED, overThePlan);
        }
        if (received.milli() < planned) {
            return new Sharing(plan, Outcome.SHORT, overThePlan);
        }
        if (plan.surplusToStock() && isMet(plan)) {
            return new Sharing(plan, Outcome.OVER, overThePlan);
        }
        Redistribution beyondThePlan =
                Redistribution.beyond(
                        plan.planned(),
                        plan.surplusToStock() ? firmOnly(plan.claims()) : plan.claims(),
                        plan.unit(),
                        received,
                        ShortfallCause.DELIVERY,
                        plan.rules());
        return new Sharing(plan, Outcome.OVER, beyondThePlan);
    }

    /** Whether all that was asked for firmly is in the plan. */
    private static boolean isMet(LinePlan plan) {
        for (int i = 0; i < plan.claims().count(); i++) {
            if (plan.planned().quantityMilli(i) < plan.claims().quantityMilli(i)) {
                return false;
            }
        }
        return true;
    }

    private static OfferLines firmOnly(OfferLines claims) {
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

    Outcome outcome() {
        return outcome;
    }

    ShortfallFacts facts() {
        return shares.facts();
    }

    int count() {
        return shares.count();
    }

    MemberId member(int line) {
        return plan.planned().member(line);
    }

    long plannedMilli(int line) {
        return plan.planned().quantityMilli(line) + plan.planned().toleranceMilli(line);
    }

    long unitsMilli(int line) {
        return shares.allottedMilli(line);
    }

    /** A weight of all that came over the units that members get: see {@link CatchWeight#grams}. */
    long[] grams(Units kilograms) {
        return CatchWeight.grams(shares, plan.planned(), kilograms, plan.rules());
    }

    Units allotted() {
        long sum = 0;
        for (int i = 0; i < shares.count(); i++) {
            sum = Math.addExact(sum, shares.allottedMilli(i));
        }
        return new Units(sum);
    }

    Units stock() {
        return shares.stock();
    }
}
