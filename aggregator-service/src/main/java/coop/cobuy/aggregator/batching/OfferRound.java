package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import java.math.BigInteger;
import java.util.Optional;

/** Decides one offer of a frozen round: how many cases, at what price, and who gets what. */
public final class OfferRound {

    private OfferRound() {}

    /**
     * Price limits, then cases and minimum, then allotment (splitting.md §1, §3, §4). The order of
     * the lines decides nothing, unless the rules say so.
     *
     * @throws IllegalArgumentException if a quantity is not a whole number of an offer's units
     *     where it has to be
     * @throws ArithmeticException if the quantities add up to more than 9·10^15 units, or the cost
     *     is beyond the range of {@link Money}
     */
    public static OfferDecision decide(OfferTerms terms, OfferLines lines, Rules rules) {
        checkSteps(terms, lines);
        Fill fill = Fill.of(terms, lines);
        long[] firm = new long[lines.count()];
        for (int i = 0; i < firm.length; i++) {
            firm[i] = fill.takes(lines.limitMicro(i)) ? lines.quantityMilli(i) : 0;
        }
        if (fill.orderedMilli() < fill.firmMilli()) {
            Awards awards =
                    Awards.share(rules, lines, firm, fill.orderedMilli(), terms.stepMilli());
            return decision(terms, lines, rules, fill, awards);
        }
        long[] tolerance = new long[lines.count()];
        for (int i = 0; i < tolerance.length; i++) {
            tolerance[i] = fill.takes(lines.limitMicro(i)) ? lines.toleranceMilli(i) : 0;
        }
        long over = fill.orderedMilli() - fill.firmMilli();
        Awards extra = Awards.share(rules, lines, tolerance, over, terms.stepMilli());
        for (int i = 0; i < firm.length; i++) {
            firm[i] += extra.milli()[i];
        }
        return decision(
                terms,
                lines,
                rules,
                fill,
                new Awards(firm, extra.levelMilli(), extra.drawnMilli()));
    }

    private static OfferDecision decision(
            OfferTerms terms, OfferLines lines, Rules rules, Fill fill, Awards awards) {
        FillFacts facts =
                new FillFacts(
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
                        PriceBreaks.ofMicro(fill.refusedAboveMicro(), terms.currency()));
        return new OfferDecision(
                terms, lines, facts, awards.milli(), inversion(terms, fill.orderedMilli()));
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
