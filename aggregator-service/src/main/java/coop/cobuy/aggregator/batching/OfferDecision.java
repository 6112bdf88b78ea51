package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import java.util.Optional;

/**
 * What is ordered of one offer and who gets how much of it, in the order of the lines. Reasons are
 * not stored: each follows from the line, its allotment and the shared {@link #facts()}.
 */
public final class OfferDecision {

    private final OfferTerms terms;
    private final OfferLines lines;
    private final FillFacts facts;
    private final long refusedAboveMicro;
    private final long[] allottedMilli;
    private final Optional<Inversion> inversion;

    OfferDecision(
            OfferTerms terms,
            OfferLines lines,
            FillFacts facts,
            long[] allottedMilli,
            Optional<Inversion> inversion) {
        this.terms = terms;
        this.lines = lines;
        this.facts = facts;
        this.refusedAboveMicro = PriceBreaks.micro(facts.refusedAbove());
        this.allottedMilli = allottedMilli;
        this.inversion = inversion;
    }

    public OfferTerms terms() {
        return terms;
    }

    public OfferLines lines() {
        return lines;
    }

    /** The numbers that all reasons of this offer share; keep them to explain allotments later. */
    public FillFacts facts() {
        return facts;
    }

    public boolean isOrdered() {
        return facts.orderedMilli() > 0;
    }

    /** Zero for loose goods and when nothing is ordered. */
    public Cases cases() {
        return terms.cases(units());
    }

    public Units units() {
        return new Units(facts.orderedMilli());
    }

    /** The list price at the ordered quantity; empty when nothing is ordered. */
    public Optional<UnitPrice> unitPrice() {
        return isOrdered() ? Optional.of(terms.breaks().priceAt(units())) : Optional.empty();
    }

    /** The line net amount: units times list price, rounded once, half up. */
    public Money net() {
        return terms.breaks().raw(units()).rounded();
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

    /** Ordered, but nobody's: what the co-op puts into stock. */
    public Units stock() {
        long left = facts.orderedMilli();
        for (long units : allottedMilli) {
            left -= units;
        }
        return new Units(left);
    }

    /** Set when a larger quantity would have cost less. */
    public Optional<Inversion> inversion() {
        return inversion;
    }

    public ReasonCode reasonCode(int line) {
        return facts.code(
                refusedAboveMicro,
                lines.quantityMilli(line),
                lines.limitMicro(line),
                allottedMilli[line]);
    }

    /** Why this line got what it got, with the numbers that led to it. */
    public Reason reason(int line) {
        return facts.reason(
                lines.quantityMilli(line),
                lines.toleranceMilli(line),
                lines.limitMicro(line),
                allottedMilli[line]);
    }
}
