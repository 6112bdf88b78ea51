package coop.cobuy.aggregator.sharing;

/** Shares found in floating point arithmetic, in minor units, with their error. */
@SuppressWarnings("ArrayRecordComponent") // passed on once; nobody compares it
record Approximate(double[] shares, Method method) {}
