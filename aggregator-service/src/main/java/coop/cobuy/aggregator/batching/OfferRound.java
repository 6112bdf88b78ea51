package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Decides one offer of a frozen round: how many cases, at what price, and who gets what. */
public final class OfferRound {

    private OfferRound() {}

    /**
     * Price limits, then cases and minimum, then allotment (splitting.md §1, §3, §4); again without
     * the lines that take all or nothing and could not have all, until there are none. The order of
     * the lines decides nothing, unless the rules say so.
     *
     * @throws IllegalArgumentException if a quantity is not a whole number of an offer's units
     *     where it has to be
     * @throws ArithmeticException if the quantities add up to more than 9·10^15 units, or the cost
     *     is beyond the range of {@link Money}
     */
    public static OfferDecision decide(OfferTerms terms, OfferLines lines, Rules rules) {
        checkSteps(terms, lines);
        LeftOut out = LeftOut.of(lines);
        while (true) {
            Fill fill = Fill.of(terms, lines, out);
            IntPredicate in = i -> fill.takes(lines.limitMicro(i)) && !out.has(i);
            long[] firm = firmOf(lines, in);
            Awards awards = share(terms, lines, rules, fill, in, firm);
            if (fill.orderedMilli() == 0 || !out.add(lines, firm, awards.milli())) {
                return new OfferDecision(
                        terms,
                        lines,
                        facts(terms, rules, fill, awards),
                        rules,
                        out,
                        awards.milli(),
                        inversion(terms, fill.orderedMilli()));
            }
        }
    }

    /**
     * Firm quantities if less than them is ordered, else all of them and some of the tolerances.
     */
    private static Awards share(
            OfferTerms terms,
            OfferLines lines,
            Rules rules,
            Fill fill,
            IntPredicate in,
            long[] firm) {
        long ordered = fill.orderedMilli();
        long step = terms.stepMilli();
        if (ordered < fill.firmMilli()) {
            return Awards.share(rules, lines, Pool.FIRM, firm, ordered, step);
        }
        long[] tolerance = new long[firm.length];
        for (int i = 0; i < tolerance.length; i++) {
            tolerance[i] = in.test(i) ? lines.toleranceMilli(i) : 0;
        }
        long over = ordered - fill.firmMilli();
        Awards extra = Awards.share(rules, lines, Pool.TOLERANCE, tolerance, over, step);
        for (int i = 0; i < firm.length; i++) {
            extra.milli()[i] += firm[i];
        }
        return extra;
    }

    private static long[] firmOf(OfferLines lines, IntPredicate in) {
        long[] firm = new long[lines.count()];
        for (int i = 0; i < firm.length; i++) {
            firm[i] = in.test(i) ? lines.quantityMilli(i) : 0;
        }
        return firm;
    }

    private static FillFacts facts(OfferTerms terms, Rules rules, Fill fill, Awards awards) {
        return new FillFacts(
                rules.allotment(),
                terms.unit(),
                terms.packing() instanceof Packing.InCases ? terms.lotMilli() : 0,
                terms.minimumMilli(),
                fill.firmMilli(),
                fill.toleranceMilli(),
                fill.orderedMilli(),
                awards.levelMilli(),
                awards.drawnMilli(),
                PriceBreaks.ofMicro(fill.priceMicro(), terms.currency()),
                PriceBreaks.ofMicro(fill.refusedAboveMicro(), terms.currency()),
                awards.cutClass());
    }

    /** The cheapest whole quantity from a later break on, if it costs less than what is ordered. */
    private static Optional<Inversion> inversion(OfferTerms terms, long orderedMilli) {
        BigInteger least = terms.breaks().raw(new Units(orderedMilli)).nano();
        long cheaper = 0;
        for (long from : terms.breaks().fromMilli()) {
            long lot = terms.lotMilli();
            long candidate = Math.ceilDiv(from, lot) * lot;
            if (candidate <= orderedMilli) {
                continue;
            }
            BigInteger cost = terms.breaks().raw(new Units(candidate)).nano();
            if (cost.compareTo(least) < 0) {
                least = cost;
                cheaper = candidate;
            }
        }
        if (cheaper == 0) {
            return Optional.empty();
        }
        Units units = new Units(cheaper);
        Money net = terms.breaks().raw(units).rounded();
        Money now = terms.breaks().raw(new Units(orderedMilli)).rounded();
        return now.isOver(net)
                ? Optional.of(new Inversion(units, terms.cases(units), net, now.minus(net)))
                : Optional.empty();
    }

    private static void checkSteps(OfferTerms terms, OfferLines lines) {
        long step = terms.stepMilli();
        if (step == 1) {
            return;
        }
        for (int i = 0; i < lines.count(); i++) {
            if (lines.quantityMilli(i) % step != 0 || lines.toleranceMilli(i) % step != 0) {
                throw new IllegalArgumentException(
                        "line %d of offer %s: %s and %s (expected: whole units)"
                                .formatted(
                                        i,
                                        terms.offer(),
                                        new Units(lines.quantityMilli(i)),
                                        new Units(lines.toleranceMilli(i))));
            }
        }
    }
}
