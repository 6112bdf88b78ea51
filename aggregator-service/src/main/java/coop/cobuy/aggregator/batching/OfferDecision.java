package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What is ordered of one offer and who gets how much of it, in the order of the lines. Reasons are
 * not stored: each follows from the line, its allotment and the shared {@link #facts()}.
 */
public final class OfferDecision {

    private final OfferTerms terms;
    private final OfferLines lines;
    private final FillFacts facts;
    private final Rules rules;
    private final LeftOut out;
    private final long refusedAboveMicro;
    private final long[] plannedMilli;
    private final @Nullable MissedValue missed;
    private final Optional<Inversion> inversion;

    OfferDecision(
            OfferTerms terms,
            OfferLines lines,
            FillFacts facts,
            Rules rules,
            LeftOut out,
            long[] allottedMilli,
            Optional<Inversion> inversion) {
        this.terms = terms;
        this.lines = lines;
        this.facts = facts;
        this.rules = rules;
        this.out = out;
        this.refusedAboveMicro = PriceBreaks.micro(facts.refusedAbove());
        this.plannedMilli = allottedMilli;
        this.missed = null;
        this.inversion = inversion;
    }

    private OfferDecision(OfferDecision planned, MissedValue missed) {
        this.terms = planned.terms;
        this.lines = planned.lines;
        this.facts = planned.facts;
        this.rules = planned.rules;
        this.out = planned.out;
        this.refusedAboveMicro = planned.refusedAboveMicro;
        this.plannedMilli = planned.plannedMilli;
        this.missed = missed;
        this.inversion = Optional.empty();
    }

    /** The same demand, of which nothing is ordered since the whole order is too small. */
    OfferDecision calledOff(MissedValue value) {
        return new OfferDecision(this, value);
    }

    public OfferTerms terms() {
        return terms;
    }

    public OfferLines lines() {
        return lines;
    }

    /** By which it was decided. */
    public Rules rules() {
        return rules;
    }

    /** The numbers that all reasons of this offer share; keep them to explain allotments later. */
    public FillFacts facts() {
        return facts;
    }

    public boolean isOrdered() {
        return facts.orderedMilli() > 0 && missed == null;
    }

    /** Zero for loose goods and when nothing is ordered. */
    public Cases cases() {
        return terms.cases(units());
    }

    public Units units() {
        return isOrdered() ? new Units(facts.orderedMilli()) : Units.ZERO;
    }

    /**
     * The list price at the ordered quantity, as the list gives it: {@link PriceBreaks#priceAt};
     * empty when nothing is ordered.
     */
    public Optional<UnitPrice> unitPrice() {
        return isOrdered() ? Optional.of(terms.breaks().priceAt(units())) : Optional.empty();
    }

    /** The line net amount: what the list asks for the units, rounded once, half up. */
    public Money net() {
        return terms.breaks().raw(units()).rounded();
    }

    public int count() {
        return plannedMilli.length;
    }

    public long allottedMilli(int line) {
        return missed == null ? plannedMilli[line] : 0;
    }

    public Units allotted(int line) {
        return new Units(allottedMilli(line));
    }

    /** What a line gets, or would have got if it took less than all. */
    public long offeredMilli(int line) {
        return out.has(line) ? out.offeredMilli(line) : allottedMilli(line);
    }

    /** Ordered, but nobody's: what the co-op puts into stock. */
    public Units stock() {
        long left = units().milli();
        for (int i = 0; i < count(); i++) {
            left -= allottedMilli(i);
        }
        return new Units(left);
    }

    /** Set when a larger quantity would have cost less. */
    public Optional<Inversion> inversion() {
        return inversion;
    }

    /**
     * The least quantity that the supplier takes of this offer, if the demand stayed below it and
     * nothing is ordered for that.
     */
    public Optional<Units> missedMinimum() {
        boolean isMissed =
                facts.orderedMilli() == 0
                        && facts.firmMilli() > 0
                        && facts.firmMilli() + facts.toleranceMilli() < facts.minimumMilli();
        return isMissed ? Optional.of(new Units(facts.minimumMilli())) : Optional.empty();
    }

    /** The order value that its supplier's lines missed together; nothing is ordered then. */
    public Optional<MissedValue> missedValue() {
        return Optional.ofNullable(missed);
    }

    /** Whether a line still counted when the price and the cases were settled. */
    boolean isIn(int line) {
        return !out.has(line) && lines.limitMicro(line) >= refusedAboveMicro;
    }

    public ReasonCode reasonCode(int line) {
        if (missed != null && plannedMilli[line] > 0) {
            return ReasonCode.MINIMUM_MISSED;
        }
        if (out.has(line)) {
            return ReasonCode.ALL_OR_NOTHING;
        }
        return isTakenBack(line)
                ? ReasonCode.SUPERSEDED
                : facts.code(
                        refusedAboveMicro,
                        lines.quantityMilli(line),
                        lines.toleranceMilli(line),
                        lines.limitMicro(line),
                        plannedMilli[line]);
    }

    /** Why this line got what it got, with the numbers that led to it. */
    public Reason reason(int line) {
        long asked = lines.quantityMilli(line);
        if (missed != null && plannedMilli[line] > 0) {
            return new Reason.ValueMissed(asked, plannedMilli[line], missed, facts);
        }
        if (out.has(line)) {
            return new Reason.AllOrNothing(asked, out.offeredMilli(line), facts);
        }
        return facts.reason(
                reasonCode(line),
                asked,
                lines.toleranceMilli(line),
                lines.limitMicro(line),
                plannedMilli[line]);
    }

    /** Whether the history of this line begins with something and ends with nothing. */
    private boolean isTakenBack(int line) {
        return lines.quantityMilli(line) == 0
                && lines.toleranceMilli(line) == 0
                && lines.arrivals().map(arrivals -> arrivals.wasClaimed(line)).orElse(false);
    }
}
