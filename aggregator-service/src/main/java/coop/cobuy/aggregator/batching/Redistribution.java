package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.util.Optional;

/**
 * What really arrived (or is promised) of an offer, shared over the planned allotments: firm parts
 * first, then tolerances, each by the round's rule. More than was planned is nobody's and goes to
 * stock. With deliveries in parts, share their sum so far: nobody's allotment shrinks as it grows.
 */
public final class Redistribution {

    private final OfferLines planned;
    private final ShortfallFacts facts;
    private final long[] allottedMilli;

    private Redistribution(OfferLines planned, ShortfallFacts facts, long[] allottedMilli) {
        this.planned = planned;
        this.facts = facts;
        this.allottedMilli = allottedMilli;
    }

    /**
     * @param planned each line's planned allotment: see {@link OfferLines.Builder#addPlanned}
     * @param available all that arrived so far, or is promised
     * @throws IllegalArgumentException if that is not a whole number of units where it has to be
     */
    public static Redistribution of(
            OfferLines planned, UnitCode unit, Units available, ShortfallCause cause, Rules rules) {
        long step = OfferTerms.stepMilli(unit);
        if (available.milli() % step != 0) {
            throw new IllegalArgumentException(
                    "available: " + available + " (expected: whole units of " + unit + ")");
        }
        LimitIndex sums = LimitIndex.of(planned);
        long firm = sums.firmMilli(0);
        long total = Math.addExact(firm, sums.toleranceMilli(0));
        boolean isFirmMet = available.milli() >= firm;
        long supply = isFirmMet ? available.milli() - firm : available.milli();
        long[] claims = new long[planned.count()];
        for (int i = 0; i < claims.length; i++) {
            claims[i] = isFirmMet ? planned.toleranceMilli(i) : planned.quantityMilli(i);
        }
        Awards awards = Awards.share(rules, planned, claims, supply, step);
        long[] allotted = awards.milli();
        for (int i = 0; isFirmMet && i < allotted.length; i++) {
            allotted[i] += planned.quantityMilli(i);
        }
        ShortfallFacts facts =
                new ShortfallFacts(
                        rules.allotment(),
                        unit,
                        cause,
                        total,
                        firm,
                        available.milli(),
                        awards.levelMilli(),
                        awards.drawnMilli());
        return new Redistribution(planned, facts, allotted);
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
        return new Units(Math.max(0, facts.availableMilli() - facts.plannedMilli()));
    }

    /** Why this line got less than planned; empty if it did not, and the planned reason stands. */
    public Optional<Reason> reason(int line) {
        long before = planned.quantityMilli(line) + planned.toleranceMilli(line);
        return allottedMilli[line] < before
                ? Optional.of(facts.reason(before, allottedMilli[line]))
                : Optional.empty();
    }
}
