package coop.cobuy.aggregator.settlement;

/**
 * The rounding ledger before and after a split, one number for each participant, in billionths of a
 * minor unit.
 */
@SuppressWarnings("ArrayRecordComponent") // columns; nobody compares them
record Carried(long[] before, long[] after) {}
