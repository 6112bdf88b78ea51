package coop.cobuy.aggregator.settlement;

/** Tells members that they were charged, in the caller's transaction: the border to notices. */
interface StatementNotices {

    /** Those from one index to before another. */
    void ready(Prepared prepared, int from, int to);
}
