package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What really arrived (or is promised) of an offer, shared over the planned allotments: firm parts
 * first, then tolerances, each by the round's rule. With deliveries in parts, share their sum so
 * far: by the rules that level or queue nobody's allotment shrinks as it grows (a largest-remainder
 * rule may take a single unit back).
 */
public final class Redistribution {

    private final OfferLines planned;
    private final @Nullable OfferDecision decision;
    private final ShortfallFacts facts;
    private final long[] allottedMilli;
    private final LeftOut out;

    private Redistribution(
            OfferLines planned,
            @Nullable OfferDecision decision,
            ShortfallFacts facts,
            long[] allottedMilli,
            LeftOut out) {
        this.planned = planned;
        this.decision = decision;
        this.facts = facts;
        this.allottedMilli = allottedMilli;
        this.out = out;
    }

    /**
     * Shares over planned allotments; more than was planned is nobody's and goes to stock.
     *
     * @param planned each line's planned allotment: see {@link OfferLines.Builder#addPlanned}
     * @param available all that arrived so far, or is promised
     * @throws IllegalArgumentException if that is not a whole number of units where it has to be
     */
    public static Redistribution of(
            OfferLines planned, UnitCode unit, Units available, ShortfallCause cause, Rules rules) {
        Supply supply = new Supply(unit, available, cause, rules);
        LeftOut out = LeftOut.of(planned);
        Awards awards = supply.shared(planned, out);
        return new Redistribution(
                planned, null, supply.facts(planned, awards), awards.milli(), out);
    }

    /**
     * Shares more than was planned over what was asked for; nobody gets less than planned.
     *
     * @param planned each line's planned allotment: see {@link OfferLines.Builder#addPlanned}
     * @param claims what each asked for and takes on top, line by line as planned
     * @param available more than was planned
     * @throws IllegalArgumentException if that is not a whole number of units where it has to be
     */
    public static Redistribution beyond(
            OfferLines planned,
            OfferLines claims,
            UnitCode unit,
            Units available,
            ShortfallCause cause,
            Rules rules) {
        Supply supply = new Supply(unit, available, cause, rules);
        long[] plan = new long[planned.count()];
        for (int i = 0; i < plan.length; i++) {
            plan[i] = planned.quantityMilli(i) + planned.toleranceMilli(i);
        }
        Awards awards = supply.beyond(plan, claims);
        return new Redistribution(
                claims, null, supply.facts(claims, awards), awards.milli(), LeftOut.NOBODY);
    }

    /**
     * Shares over the allotments of a decision. What is beyond them goes first to who was to get
     * less than they asked for, then to open tolerances, then to stock; if the decision orders
     * nothing, all of it.
     *
     * @throws IllegalArgumentException if that is not a whole number of units where it has to be
     */
    public static Redistribution of(
            OfferDecision decision, Units available, ShortfallCause cause, Surplus surplus) {
        Rules rules = decision.rules();
        Supply supply = new Supply(decision.terms().unit(), available, cause, rules);
        long[] plan = new long[decision.count()];
        long total = 0;
        for (int i = 0; i < plan.length; i++) {
            plan[i] = decision.allottedMilli(i);
            total += plan[i];
        }
        OfferLines planned = decision.lines().planned(plan);
        boolean isOver = available.milli() > total && decision.isOrdered();
        if (!decision.isOrdered() || (!isOver && surplus == Surplus.TO_TOLERANCES)) {
            LeftOut out = LeftOut.of(planned);
            Awards awards = supply.shared(planned, out);
            ShortfallFacts facts = supply.facts(planned, awards);
            return new Redistribution(planned, decision, facts, awards.milli(), out);
        }
        OfferLines claims = decision.lines().only(decision::isIn);
        Awards awards =
                switch (surplus) {
                    case TO_TOLERANCES -> supply.beyond(plan, claims);
                    case TO_STOCK ->
                            supply.shared((isOver ? claims : planned).firmOnly(), LeftOut.NOBODY);
                };
        return new Redistribution(
                planned, decision, supply.facts(planned, awards), awards.milli(), LeftOut.NOBODY);
    }

    public ShortfallFacts facts() {
        return facts;
    }

    public boolean isShort() {
        return facts.availableMilli() < facts.plannedMilli();
    }

    public int count() {
        return allottedMilli.length;
    }

    public long allottedMilli(int line) {
        return allottedMilli[line];
    }

    public Units allotted(int line) {
        return new Units(allottedMilli[line]);
    }

    /** Arrived, but nobody's: what the co-op puts into stock. */
    public Units stock() {
        long left = facts.availableMilli();
        for (long units : allottedMilli) {
            left -= units;
        }
        return new Units(left);
    }

    /** Why this line got another quantity than planned; empty where the planned reason stands. */
    public Optional<Reason> reason(int line) {
        long before = planned.quantityMilli(line) + planned.toleranceMilli(line);
        if (allottedMilli[line] < before) {
            return Optional.of(
                    out.has(line)
                            ? facts.allOrNothing(before, out.offeredMilli(line))
                            : facts.reason(before, allottedMilli[line]));
        }
        return allottedMilli[line] == before || decision == null
                ? Optional.empty()
                : Optional.of(
                        new Reason.Topped(
                                decision.lines().quantityMilli(line),
                                before,
                                allottedMilli[line],
                                facts));
    }
}
