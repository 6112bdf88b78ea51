package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.Units;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides the packs of one product together: the cheapest combination that covers what is asked for
 * firmly, shared so that everybody has about the same part of each pack. What the packs hold beyond
 * that goes to tolerances by the round's rule, then to stock.
 */
public final class PackRound {

    private final List<OfferTerms> packs;
    private final OfferLines lines;
    private final Rules rules;
    private final long stepMilli;

    private PackRound(List<OfferTerms> packs, OfferLines lines, Rules rules) {
        this.packs = packs;
        this.lines = lines;
        this.rules = rules;
        this.stepMilli = packs.getFirst().stepMilli();
    }

    /** What is ordered, and which limits that leaves out. */
    private record Covered(PackChoice choice, long firmMilli, long refusedAboveMicro) {}

    /**
     * A line's maximum unit price is compared with the average of all units that are ordered.
     *
     * @param packs in cases, of the same unit and currency, at least one
     * @param lines what each member asks of the product, whichever pack it was asked of
     * @return one for each pack of which something is ordered, in the given order; if nothing can
     *     be, one that says why
     */
    public static List<OfferDecision> decide(
            List<OfferTerms> packs, OfferLines lines, Rules rules) {
        return new PackRound(List.copyOf(packs), lines, rules).decided();
    }

    private List<OfferDecision> decided() {
        OfferTerms least = leastMinimum();
        Covered covered = covered();
        long tolerance = sum(lines::toleranceMilli, covered.refusedAboveMicro());
        boolean isMissed = covered.firmMilli() + tolerance < least.minimumMilli();
        if (covered.firmMilli() == 0 || isMissed) {
            return List.of(OfferRound.decide(least, lines, rules));
        }
        return shared(covered);
    }

    /** The pack of which the supplier takes least. */
    private OfferTerms leastMinimum() {
        OfferTerms least = packs.getFirst();
        for (OfferTerms pack : packs) {
            boolean isLess =
                    pack.minimumMilli() < least.minimumMilli()
                            || (pack.minimumMilli() == least.minimumMilli()
                                    && pack.lotMilli() < least.lotMilli());
            least = isLess ? pack : least;
        }
        return least;
    }

    /** Lines are only ever left out, and each turn raises the price, so there are few. */
    private Covered covered() {
        long threshold = 0;
        while (true) {
            long firm = sum(lines::quantityMilli, threshold);
            if (firm == 0) {
                return new Covered(
                        new PackChoice(
                                List.of(), Units.ZERO, packs.getFirst().breaks().raw(Units.ZERO)),
                        0,
                        threshold);
            }
            PackChoice choice = PackChoice.cheapest(packs, new Units(firm));
            long price = averageMicro(choice);
            if (price <= threshold) {
                return new Covered(choice, firm, isAnyBelow(threshold) ? threshold : 0);
            }
            threshold = price;
        }
    }

    /** Rounded up, so that nobody pays more than the limit. */
    private static long averageMicro(PackChoice choice) {
        // billionths over thousandths of a unit are millionths of a unit's price
        BigInteger[] parts =
                choice.cost()
                        .nano()
                        .divideAndRemainder(
                                BigInteger.valueOf(choice.cost().per())
                                        .multiply(BigInteger.valueOf(choice.units().milli())));
        return parts[0].longValueExact() + (parts[1].signum() == 0 ? 0 : 1);
    }

    private boolean isAnyBelow(long thresholdMicro) {
        for (int i = 0; i < lines.count(); i++) {
            if (lines.limitMicro(i) < thresholdMicro) {
                return true;
            }
        }
        return false;
    }

    /** A number of each line. */
    private interface OfLine {
        long at(int line);
    }

    private long sum(OfLine of, long thresholdMicro) {
        long sum = 0;
        for (int i = 0; i < lines.count(); i++) {
            sum = Math.addExact(sum, lines.limitMicro(i) >= thresholdMicro ? of.at(i) : 0);
        }
        return sum;
    }

    private long[] of(OfLine of, long thresholdMicro) {
        long[] all = new long[lines.count()];
        for (int i = 0; i < all.length; i++) {
            all[i] = lines.limitMicro(i) >= thresholdMicro ? of.at(i) : 0;
        }
        return all;
    }

    private List<OfferDecision> shared(Covered covered) {
        long refused = covered.refusedAboveMicro();
        long over = covered.choice().units().milli() - covered.firmMilli();
        long[] tolerance = of(lines::toleranceMilli, refused);
        Awards extra = Awards.share(rules, lines, Pool.TOLERANCE, tolerance, over, stepMilli);
        long[] left = of(lines::quantityMilli, refused);
        long ofMembers = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] += extra.milli()[i];
            ofMembers += left[i];
        }
        long stock = covered.choice().units().milli() - ofMembers;
        Pieces pieces = new Pieces(covered, extra, lines.count());
        for (int k = 0; k < packs.size(); k++) {
            OfferTerms pack = packs.get(k);
            long units = covered.choice().picks().get(k).cases().count() * pack.lotMilli();
            if (units == 0) {
                continue;
            }
            long here = part(units, ofMembers, stock);
            long[] shares = ofMembers == 0 ? new long[left.length] : proportional(left, here);
            for (int i = 0; i < left.length; i++) {
                left[i] -= shares[i];
            }
            ofMembers -= here;
            stock -= units - here;
            pieces.add(pack, units, shares);
        }
        return pieces.decisions;
    }

    /** Of so many units, what is the members', the rest being stock. */
    private long part(long units, long ofMembers, long stock) {
        if (stock == 0 || ofMembers == 0) {
            return stock == 0 ? units : 0;
        }
        Claims both = claims(new long[] {ofMembers, stock}).withOrder(ResidueOrder.byIndex());
        return Apportionment.proportional(both, units / stepMilli).steps()[0] * stepMilli;
    }

    private long[] proportional(long[] milli, long supplyMilli) {
        long[] steps = Apportionment.proportional(claims(milli), supplyMilli / stepMilli).steps();
        for (int i = 0; i < steps.length; i++) {
            steps[i] *= stepMilli;
        }
        return steps;
    }

    private Claims claims(long[] milli) {
        long[] steps = new long[milli.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = milli[i] / stepMilli;
        }
        return new Claims(rules, lines, Pool.FIRM, stepMilli, steps);
    }

    /** Makes a decision of each pack; with the first, the lines that were left out. */
    private final class Pieces {

        private final Covered covered;
        private final Awards extra;
        private final long[] openFirm;
        private final List<OfferDecision> decisions = new ArrayList<>();

        private Pieces(Covered covered, Awards extra, int count) {
            this.covered = covered;
            this.extra = extra;
            this.openFirm = new long[count];
            for (int i = 0; i < count; i++) {
                openFirm[i] = lines.quantityMilli(i);
            }
        }

        private void add(OfferTerms pack, long units, long[] shares) {
            boolean isFirst = decisions.isEmpty();
            OfferLines.Builder here = OfferLines.builder();
            long[] got = new long[shares.length];
            int count = 0;
            long firm = 0;
            long tolerance = 0;
            for (int i = 0; i < shares.length; i++) {
                boolean isOut = lines.limitMicro(i) < covered.refusedAboveMicro();
                if (shares[i] == 0 && !(isOut && isFirst)) {
                    continue;
                }
                long asked = isOut ? lines.quantityMilli(i) : Math.min(shares[i], openFirm[i]);
                long top = isOut ? lines.toleranceMilli(i) : shares[i] - asked;
                here.add(lines.memberHigh(i), lines.memberLow(i), asked, top, lines.limitMicro(i));
                if (lines.hasPriorities()) {
                    here.priority(lines.priority(i));
                }
                openFirm[i] -= isOut ? 0 : asked;
                firm += isOut ? 0 : asked;
                tolerance += isOut ? 0 : top;
                got[count++] = shares[i];
            }
            FillFacts facts =
                    new FillFacts(
                            rules.allotment(),
                            pack.unit(),
                            pack.lotMilli(),
                            0,
                            firm,
                            tolerance,
                            units,
                            extra.levelMilli(),
                            extra.drawnMilli(),
                            PriceBreaks.ofMicro(
                                    pack.breaks().takingMicroAt(units), pack.currency()),
                            PriceBreaks.ofMicro(
                                    isFirst ? covered.refusedAboveMicro() : 0, pack.currency()),
                            FillFacts.NO_CLASS);
            decisions.add(
                    new OfferDecision(
                            pack,
                            here.build(),
                            facts,
                            rules,
                            LeftOut.NOBODY,
                            java.util.Arrays.copyOf(got, count),
                            Optional.empty()));
        }
    }
}
