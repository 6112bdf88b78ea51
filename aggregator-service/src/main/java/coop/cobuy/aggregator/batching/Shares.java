package coop.cobuy.aggregator.batching;

/** A supply shared out in whole steps. */
final class Shares {

    private final long[] steps;
    private final long level;
    private final long drawn;

    Shares(long[] steps, long level, long drawn) {
        this.steps = steps;
        this.level = level;
        this.drawn = drawn;
    }

    /** Of each claim; the caller's to change. */
    long[] steps() {
        return steps;
    }

    /** What the rule levels, awards or losses; zero for rules that level nothing. */
    long level() {
        return level;
    }

    /** Steps that could not be shared evenly and went out one by one. */
    long drawn() {
        return drawn;
    }
}
