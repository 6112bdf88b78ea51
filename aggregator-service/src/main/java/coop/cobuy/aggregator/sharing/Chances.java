package coop.cobuy.aggregator.sharing;

import java.util.Arrays;

/**
 * How likely it is that takers who are each there with the same probability have so much together:
 * the states from nothing to below a top, of which only those are kept that are possible but for
 * next to no chance.
 */
final class Chances {

    /** With all of the states it takes off it stays far below what is rounded away. */
    private static final double NEGLIGIBLE = 1e-25;

    private double[] chance;
    private double[] next;
    private int low;
    private int high;

    /** Of nobody. */
    Chances(int states) {
        chance = new double[states];
        next = new double[states];
        chance[0] = 1;
        high = 1;
    }

    /** The first state that is possible. */
    int low() {
        return low;
    }

    /** One more than the last state that is possible. */
    int high() {
        return high;
    }

    int width() {
        return high - low;
    }

    /** Each of some more takers of one quantity is there with probability t. */
    void add(int quantity, int takers, double t) {
        for (int i = 0; i < takers && low < high; i++) {
            add(quantity, t);
        }
    }

    private void add(int quantity, double t) {
        double absent = 1 - t;
        int end = (int) Math.min(chance.length, (long) high + quantity);
        int both = (int) Math.min(end, (long) low + quantity);
        int only = Math.min(high, both);
        for (int x = low; x < only; x++) {
            next[x] = absent * chance[x];
        }
        Arrays.fill(next, only, both, 0);
        for (int x = both; x < high; x++) {
            next[x] = absent * chance[x] + t * chance[x - quantity];
        }
        for (int x = Math.max(high, both); x < end; x++) {
            next[x] = t * chance[x - quantity];
        }
        double[] before = chance;
        chance = next;
        next = before;
        high = end;
        trim();
    }

    private void trim() {
        while (low < high && chance[low] < NEGLIGIBLE) {
            low++;
        }
        while (high > low && chance[high - 1] < NEGLIGIBLE) {
            high--;
        }
    }

    /**
     * The chances of all but one taker of a quantity, written to the same states: dividing out what
     * {@link #add} did.
     *
     * @param t at most a half, or so that rounding does not grow
     */
    void without(int quantity, double t, double[] others) {
        double part = 1 / (1 - t);
        int first = (int) Math.min(high, (long) low + quantity);
        for (int x = low; x < first; x++) {
            others[x] = chance[x] * part;
        }
        double odds = t * part;
        for (int x = first; x < high; x++) {
            others[x] = chance[x] * part - odds * others[x - quantity];
        }
    }
}
