package coop.cobuy.aggregator.batching;

import java.util.Arrays;

/**
 * A supply shared among claims: what each gets, and the numbers that explain it. Quantities in
 * thousandths.
 */
final class Awards {

    private final long[] milli;
    private final long levelMilli;
    private final long drawnMilli;
    private final long cutClass;

    Awards(long[] milli, long levelMilli, long drawnMilli, long cutClass) {
        this.milli = milli;
        this.levelMilli = levelMilli;
        this.drawnMilli = drawnMilli;
        this.cutClass = cutClass;
    }

    /** What each claim gets, in the order of the claims; the caller's to keep. */
    long[] milli() {
        return milli;
    }

    /** What the rule levels: see {@link FillFacts#levelMilli}. */
    long levelMilli() {
        return levelMilli;
    }

    /** What could not be shared evenly and went out one by one. */
    long drawnMilli() {
        return drawnMilli;
    }

    /**
     * The priority class that could not have all: those before it do, those after it have nothing.
     * {@link FillFacts#NO_CLASS} if there is but one class, or enough for all.
     */
    long cutClass() {
        return cutClass;
    }

    /**
     * Shares a supply by a rule, class by class; all of it, or as much as is claimed.
     *
     * @param claims in thousandths, whole multiples of the step
     * @param supplyMilli likewise
     */
    static Awards share(
            Rules rules,
            OfferLines lines,
            Pool pool,
            long[] claims,
            long supplyMilli,
            long stepMilli) {
        Claims wanted = new Claims(rules, lines, pool, stepMilli, scaled(claims, stepMilli));
        long supply = supplyMilli / stepMilli;
        if (supply >= wanted.total()) {
            long most = wanted.largest() * stepMilli;
            return new Awards(claims.clone(), most, 0, FillFacts.NO_CLASS);
        }
        if (!lines.hasPriorities()) {
            return of(byRule(wanted, supply), FillFacts.NO_CLASS, stepMilli);
        }
        return byClass(wanted, supply, stepMilli);
    }

    private static Awards byClass(Claims wanted, long supply, long stepMilli) {
        OfferLines lines = wanted.lines();
        int[] classes = classes(lines);
        long[] sums = new long[classes.length];
        for (int i = 0; i < wanted.count(); i++) {
            sums[Arrays.binarySearch(classes, lines.priority(i))] += wanted.steps()[i];
        }
        long left = supply;
        int cut = 0;
        while (left >= sums[cut]) {
            left -= sums[cut++];
        }
        long[] ofCut = new long[wanted.count()];
        for (int i = 0; i < ofCut.length; i++) {
            ofCut[i] = lines.priority(i) == classes[cut] ? wanted.steps()[i] : 0;
        }
        Shares shares = byRule(wanted.withSteps(ofCut), left);
        for (int i = 0; i < ofCut.length; i++) {
            if (lines.priority(i) < classes[cut]) {
                shares.steps()[i] = wanted.steps()[i];
            }
        }
        return of(shares, classes[cut], stepMilli);
    }

    private static int[] classes(OfferLines lines) {
        int[] all = new int[lines.count()];
        Arrays.setAll(all, lines::priority);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    /**
     * @param supply less than is claimed
     */
    private static Shares byRule(Claims claims, long supply) {
        return switch (claims.rules().allotment()) {
            case EQUAL_AWARDS -> Levels.equalAwards(claims, supply);
            case EQUAL_LOSSES -> Levels.equalLosses(claims, supply);
            case PROPORTIONAL -> Apportionment.proportional(claims, supply);
            case TALMUD -> Apportionment.talmud(claims, supply);
            case FIRST_COME -> Queue.firstCome(claims, supply);
            case LOTTERY -> Queue.lottery(claims, supply);
        };
    }

    private static Awards of(Shares shares, long cutClass, long stepMilli) {
        long[] milli = shares.steps();
        for (int i = 0; i < milli.length; i++) {
            milli[i] *= stepMilli;
        }
        return new Awards(milli, shares.level() * stepMilli, shares.drawn() * stepMilli, cutClass);
    }

    private static long[] scaled(long[] milli, long stepMilli) {
        long[] steps = new long[milli.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = milli[i] / stepMilli;
        }
        return steps;
    }
}
