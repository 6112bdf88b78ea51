package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.CostCurve;
import coop.cobuy.aggregator.sharing.CostRule;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.Effort;
import coop.cobuy.aggregator.sharing.LineGame;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.aggregator.sharing.Weights;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an offer costs each line by the rule: of the order by the price list, which is shown and
 * judged, and of what really arrived, by which the invoice is split.
 *
 * @param ordered shares of the planned allotments; null if nothing is ordered
 * @param core whether somebody would rather leave, judging these shares; null likewise
 * @param taken what each line has in the end, and the co-op last, with the cost of each alone
 * @param weights by which the goods are split, one for each of them
 */
record PlanShares(
        @Nullable CostShares ordered, @Nullable CoreCheck core, LineGame taken, Weights weights) {

    static PlanShares of(OfferOutcome outcome, PlanRules rules, Effort effort) {
        PlanOffer offer = outcome.offer();
        CostCurve cost = CostCurve.of(offer.terms().breaks());
        LineGame taken = LineGame.of(cost, outcome.takenMilli(), offer.reference());
        if (!outcome.decision().isOrdered()) {
            return new PlanShares(null, null, taken, Weights.of(taken.unitsMilli()));
        }
        LineGame planned = LineGame.of(cost, outcome.plannedMilli(), offer.reference());
        CostShares ordered = CostShares.of(rules.cost(), planned, rules.seed(), effort);
        CoreCheck core = CoreCheck.of(cost, planned.unitsMilli(), ordered.shares(), effort);
        boolean isAsPlanned = outcome.received() == null && outcome.stockMilli() == 0;
        return new PlanShares(
                ordered,
                core,
                taken,
                isAsPlanned ? weights(rules, taken, ordered) : weights(rules, taken, effort));
    }

    private static Weights weights(PlanRules rules, LineGame taken, Effort effort) {
        return rules.cost() == CostRule.EQUAL_PRICE
                ? Weights.of(taken.unitsMilli())
                : byRule(taken, CostShares.of(rules.cost(), taken, rules.seed(), effort).shares());
    }

    /** Everybody has what was planned, and the co-op nothing. */
    private static Weights weights(PlanRules rules, LineGame taken, CostShares ordered) {
        if (rules.cost() == CostRule.EQUAL_PRICE) {
            return Weights.of(taken.unitsMilli());
        }
        List<Ratio> shares = new ArrayList<>(ordered.shares());
        shares.add(Ratio.ZERO);
        return byRule(taken, shares);
    }

    /** By the rule; by units where the goods cost nothing. */
    private static Weights byRule(LineGame taken, List<Ratio> shares) {
        Weights byRule = Weights.of(shares);
        return byRule.isAnyAboveZero() ? byRule : Weights.of(taken.unitsMilli());
    }

    /** What a line's units would have cost in a shop; by the list alone where that is not known. */
    Ratio reference(OfferOutcome outcome, int line) {
        var price = outcome.offer().reference();
        if (price == null) {
            return taken.standAlone().get(line);
        }
        int decimals = price.currency().getDefaultFractionDigits();
        return Ratio.of(
                price.amount()
                        .multiply(java.math.BigDecimal.valueOf(outcome.gotMilli(line), 3))
                        .movePointRight(decimals));
    }

    /** The indexes of those who took anything, the co-op as the last of all. */
    int[] takers() {
        long[] units = taken.unitsMilli();
        int[] some = new int[units.length];
        int count = 0;
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                some[count++] = i;
            }
        }
        return Arrays.copyOf(some, count);
    }
}
