package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.batching.Redistribution;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.aggregator.purchasing.LinePlan;
import coop.cobuy.id.MemberId;
import coop.cobuy.quantity.Units;

/** Shares what came of one line, by {@link LinePlan#shared}. Pure. */
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
        int compared = Long.compare(received.milli(), plan.plannedMilli());
        Outcome outcome =
                compared == 0 ? Outcome.AS_PLANNED : compared < 0 ? Outcome.SHORT : Outcome.OVER;
        return new Sharing(plan, outcome, plan.shared(received, ShortfallCause.DELIVERY));
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
