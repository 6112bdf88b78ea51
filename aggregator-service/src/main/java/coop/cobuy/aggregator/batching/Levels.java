package coop.cobuy.aggregator.batching;

import java.util.Arrays;

/**
 * The rules that fill claims evenly from the bottom: a claim that asks for no more than an equal
 * share of what is left is met, smallest first; from the first that asks for more, all get that
 * share.
 *
 * @param left what those have together who ask for more than an equal share
 * @param above how many they are; zero if all claims are met
 */
record Levels(long left, int above) {

    /**
     * @param supply no more than is claimed
     */
    static Levels of(long[] claims, long supply) {
        long[] ascending = claims.clone();
        Arrays.sort(ascending);
        long left = supply;
        int met = 0;
        while (met < ascending.length && ascending[met] <= left / (ascending.length - met)) {
            left -= ascending[met];
            met++;
        }
        return new Levels(left, ascending.length - met);
    }

    /** The share in whole steps; claims above it are those that are not met. */
    long level() {
        return above == 0 ? Long.MAX_VALUE : left / above;
    }

    long drawn() {
        return above == 0 ? 0 : left % above;
    }

    static Shares equalAwards(Claims claims, long supply) {
        long[] wanted = claims.steps();
        Levels levels = of(wanted, supply);
        long level = levels.level();
        long[] awards = new long[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            awards[i] = Math.min(wanted[i], level);
        }
        for (int line : Residues.firstAbove(claims, level, levels.drawn())) {
            awards[line]++;
        }
        return new Shares(awards, level, levels.drawn());
    }

    /** As equal awards of what is missing; who comes first in the residues loses one less. */
    static Shares equalLosses(Claims claims, long supply) {
        long[] wanted = claims.steps();
        Levels losses = of(wanted, claims.total() - supply);
        long drawn = losses.drawn() == 0 ? 0 : losses.above() - losses.drawn();
        long level = losses.above() == 0 ? claims.largest() : losses.level() + (drawn == 0 ? 0 : 1);
        long[] awards = new long[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            awards[i] = Math.max(0, wanted[i] - level);
        }
        for (int line : Residues.firstAbove(claims, losses.level(), drawn)) {
            awards[line]++;
        }
        return new Shares(awards, level, drawn);
    }
}
