package coop.cobuy.aggregator.batching;

import java.util.Optional;

/**
 * Decides an offer whose minimum the demand stays below, where the co-op orders the minimum all the
 * same: firm quantities are served, then tolerances by the round's rule; the rest is stock.
 */
public final class RaisedMinimum {

    private final OfferTerms terms;
    private final OfferLines lines;

    private RaisedMinimum(OfferTerms terms, OfferLines lines) {
        this.terms = terms;
        this.lines = lines;
    }

    /** As {@link OfferRound#decide} where the demand reaches the minimum. */
    public static OfferDecision decide(OfferTerms terms, OfferLines lines, Rules rules) {
        OfferDecision plain = OfferRound.decide(terms, lines, rules);
        return plain.missedMinimum().isEmpty()
                ? plain
                : new RaisedMinimum(terms, lines).decided(rules);
    }

    /** Lines are only ever left out, and each turn raises the price, so there are few. */
    private OfferDecision decided(Rules rules) {
        long threshold = 0;
        while (true) {
            long firm = sum(firm(threshold));
            long units = Math.max(lots(firm), lots(terms.minimumMilli()));
            long price = terms.breaks().takingMicroAt(units);
            if (price <= threshold || firm == 0) {
                return decided(rules, threshold, firm == 0 ? 0 : units);
            }
            threshold = price;
        }
    }

    private OfferDecision decided(Rules rules, long threshold, long units) {
        long[] got = firm(threshold);
        long firm = sum(got);
        long[] tolerance = new long[got.length];
        for (int i = 0; i < got.length; i++) {
            tolerance[i] = takes(i, threshold) ? lines.toleranceMilli(i) : 0;
        }
        long over = Math.max(0, units - firm);
        Awards extra =
                Awards.share(rules, lines, Pool.TOLERANCE, tolerance, over, terms.stepMilli());
        for (int i = 0; i < got.length; i++) {
            got[i] += extra.milli()[i];
        }
        FillFacts facts =
                new FillFacts(
                        rules.allotment(),
                        terms.unit(),
                        terms.packing() instanceof Packing.InCases ? terms.lotMilli() : 0,
                        terms.minimumMilli(),
                        firm,
                        sum(tolerance),
                        units,
                        extra.levelMilli(),
                        extra.drawnMilli(),
                        PriceBreaks.ofMicro(terms.breaks().takingMicroAt(units), terms.currency()),
                        PriceBreaks.ofMicro(isAnyOut(threshold) ? threshold : 0, terms.currency()));
        return new OfferDecision(terms, lines, facts, rules, LeftOut.NOBODY, got, Optional.empty());
    }

    private long lots(long milli) {
        return Math.ceilDiv(milli, terms.lotMilli()) * terms.lotMilli();
    }

    private boolean takes(int line, long threshold) {
        return lines.limitMicro(line) >= threshold;
    }

    private boolean isAnyOut(long threshold) {
        for (int i = 0; i < lines.count(); i++) {
            if (!takes(i, threshold)) {
                return true;
            }
        }
        return false;
    }

    private long[] firm(long threshold) {
        long[] firm = new long[lines.count()];
        for (int i = 0; i < firm.length; i++) {
            firm[i] = takes(i, threshold) ? lines.quantityMilli(i) : 0;
        }
        return firm;
    }

    private static long sum(long[] milli) {
        long sum = 0;
        for (long each : milli) {
            sum = Math.addExact(sum, each);
        }
        return sum;
    }
}
