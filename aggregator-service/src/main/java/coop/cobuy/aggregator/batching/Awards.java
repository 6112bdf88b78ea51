package coop.cobuy.aggregator.batching;

import java.util.Arrays;

/** A supply shared among claims: what each gets, and the numbers that explain it. */
final class Awards {

    private final long[] milli;
    private final long levelMilli;
    private final long drawnMilli;

    Awards(long[] milli, long levelMilli, long drawnMilli) {
        this.milli = milli;
        this.levelMilli = levelMilli;
        this.drawnMilli = drawnMilli;
    }

    /** What each claim gets, in the order of the claims; the caller's to keep. */
    long[] milli() {
        return milli;
    }

    /** Claims up to it are met in full, larger ones get so much. */
    long levelMilli() {
        return levelMilli;
    }

    /** What could not be shared evenly: one step each to claims above the level. */
    long drawnMilli() {
        return drawnMilli;
    }

    /**
     * Shares a supply by a rule; all of it, or as much as is claimed.
     *
     * @param claims in thousandths, whole multiples of the step
     * @param supplyMilli likewise
     */
    static Awards share(
            Rules rules, OfferLines lines, long[] claims, long supplyMilli, long stepMilli) {
        return switch (rules.allotment()) {
            case EQUAL_AWARDS -> equalAwards(rules, lines, claims, supplyMilli, stepMilli);
        };
    }

    /**
     * Fills all claims evenly from the bottom: a claim that asks for no more than an equal share of
     * what is left is met, smallest first; from the first that asks for more, all get that share.
     */
    private static Awards equalAwards(
            Rules rules, OfferLines lines, long[] claims, long supplyMilli, long stepMilli) {
        long[] ascending = claims.clone();
        Arrays.sort(ascending);
        long left = supplyMilli;
        int met = 0;
        long level = 0;
        while (met < ascending.length) {
            level = left / stepMilli / (ascending.length - met) * stepMilli;
            if (ascending[met] > level) {
                break;
            }
            left -= ascending[met];
            met++;
        }
        if (met == ascending.length) {
            long most = met == 0 ? 0 : ascending[met - 1];
            return new Awards(claims.clone(), most, 0);
        }
        long drawn = left - level * (ascending.length - met);
        long[] awards = new long[claims.length];
        for (int i = 0; i < claims.length; i++) {
            awards[i] = Math.min(claims[i], level);
        }
        for (int line : Residues.first(rules.residues(), lines, claims, level, drawn / stepMilli)) {
            awards[line] += stepMilli;
        }
        return new Awards(awards, level, drawn);
    }
}
