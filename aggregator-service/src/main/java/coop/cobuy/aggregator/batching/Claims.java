package coop.cobuy.aggregator.batching;

import java.util.Arrays;

/**
 * What the lines of an offer claim of a supply, in whole steps (a piece, or a thousandth of what is
 * weighed).
 */
final class Claims {

    private final Rules rules;
    private final OfferLines lines;
    private final Pool pool;
    private final long stepMilli;
    private final long[] steps;

    Claims(Rules rules, OfferLines lines, Pool pool, long stepMilli, long[] steps) {
        this.rules = rules;
        this.lines = lines;
        this.pool = pool;
        this.stepMilli = stepMilli;
        this.steps = steps;
    }

    Rules rules() {
        return rules;
    }

    OfferLines lines() {
        return lines;
    }

    Pool pool() {
        return pool;
    }

    long stepMilli() {
        return stepMilli;
    }

    long[] steps() {
        return steps;
    }

    int count() {
        return steps.length;
    }

    /**
     * @throws ArithmeticException if that is more than a long can hold
     */
    long total() {
        long sum = 0;
        for (long claim : steps) {
            sum = Math.addExact(sum, claim);
        }
        return sum;
    }

    long largest() {
        return Arrays.stream(steps).max().orElse(0);
    }

    Claims withSteps(long[] others) {
        return new Claims(rules, lines, pool, stepMilli, others);
    }

    /** The same with ties in another order. */
    Claims withOrder(ResidueOrder residues) {
        Rules others = new Rules(rules.allotment(), residues, rules.lots(), rules.missedMinimum());
        return new Claims(others, lines, pool, stepMilli, steps);
    }
}
