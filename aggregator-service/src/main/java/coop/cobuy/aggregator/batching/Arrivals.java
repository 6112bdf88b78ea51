package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.Units;

import java.util.Arrays;
import java.util.BitSet;

/**
 * In what order an offer's quantities were claimed: a raised quantity joins at its own time, behind
 * all that came before; a lowered one is taken from what the same member claimed last. Firm
 * quantities and tolerances are counted apart. Immutable; quantities in thousandths.
 */
public final class Arrivals {

    private final int lines;
    private final int[] line;
    private final long[] firmMilli;
    private final long[] toleranceMilli;
    private final BitSet claimed;

    private Arrivals(
            int lines, int[] line, long[] firmMilli, long[] toleranceMilli, BitSet claimed) {
        this.lines = lines;
        this.line = line;
        this.firmMilli = firmMilli;
        this.toleranceMilli = toleranceMilli;
        this.claimed = claimed;
    }

    /**
     * @param lines how many lines there are; they are named by their index
     */
    public static Builder builder(int lines) {
        return new Builder(lines);
    }

    /** How many lines there are. */
    public int lines() {
        return lines;
    }

    /** How many claims stand, in the order of their arrival. */
    public int count() {
        return line.length;
    }

    public int line(int claim) {
        return line[claim];
    }

    /** Whether a line asked for anything at any time, even if it was taken back. */
    public boolean wasClaimed(int of) {
        return claimed.get(of);
    }

    /** What of a claim's firm quantity still stands. */
    public long firmMilli(int claim) {
        return firmMilli[claim];
    }

    /** What of a claim's tolerance still stands. */
    public long toleranceMilli(int claim) {
        return toleranceMilli[claim];
    }

    /** Takes settings in the order of their arrival, each with the line's whole new quantities. */
    public static final class Builder {

        private static final int FIRST_CAPACITY = 16;

        private final int lines;
        private int count;
        private int[] line = new int[FIRST_CAPACITY];
        private final Stack firm;
        private final Stack tolerance;
        private final BitSet claimed = new BitSet();

        private Builder(int lines) {
            this.lines = lines;
            this.firm = new Stack(lines);
            this.tolerance = new Stack(lines);
        }

        /**
         * @throws IndexOutOfBoundsException if there is no such line
         */
        public Builder set(int of, Units quantity, Units tolerated) {
            if (count == line.length) {
                line = Arrays.copyOf(line, 2 * count);
                firm.grow(line.length);
                tolerance.grow(line.length);
            }
            line[count] = of;
            firm.set(of, count, quantity.milli());
            tolerance.set(of, count, tolerated.milli());
            count++;
            if (!quantity.isZero() || !tolerated.isZero()) {
                claimed.set(of);
            }
            return this;
        }

        /** What a line asks for firmly after the settings so far. */
        public Units quantity(int of) {
            return new Units(firm.total[of]);
        }

        /** What a line takes on top after the settings so far. */
        public Units tolerance(int of) {
            return new Units(tolerance.total[of]);
        }

        public Arrivals build() {
            int standing = 0;
            int[] standingLine = new int[count];
            long[] standingFirm = new long[count];
            long[] standingTolerance = new long[count];
            for (int i = 0; i < count; i++) {
                if (firm.amount[i] > 0 || tolerance.amount[i] > 0) {
                    standingLine[standing] = line[i];
                    standingFirm[standing] = firm.amount[i];
                    standingTolerance[standing++] = tolerance.amount[i];
                }
            }
            return new Arrivals(
                    lines,
                    Arrays.copyOf(standingLine, standing),
                    Arrays.copyOf(standingFirm, standing),
                    Arrays.copyOf(standingTolerance, standing),
                    (BitSet) claimed.clone());
        }

        /** The claims of each line on one kind of quantity, the newest on top. */
        private static final class Stack {

            private static final int NONE = -1;

            private final long[] total;
            private final int[] top;
            private long[] amount = new long[FIRST_CAPACITY];
            private int[] below = new int[FIRST_CAPACITY];

            private Stack(int lines) {
                total = new long[lines];
                top = new int[lines];
                Arrays.fill(top, NONE);
            }

            private void grow(int capacity) {
                amount = Arrays.copyOf(amount, capacity);
                below = Arrays.copyOf(below, capacity);
            }

            /** A claim is looked at once when it is raised and once when it is used up. */
            private void set(int line, int claim, long milli) {
                long raised = milli - total[line];
                total[line] = milli;
                if (raised > 0) {
                    amount[claim] = raised;
                    below[claim] = top[line];
                    top[line] = claim;
                }
                long lowered = -raised;
                while (lowered > 0) {
                    int newest = top[line];
                    long taken = Math.min(lowered, amount[newest]);
                    amount[newest] -= taken;
                    lowered -= taken;
                    if (amount[newest] == 0) {
                        top[line] = below[newest];
                    }
                }
            }
        }
    }
}
