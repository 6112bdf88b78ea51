package coop.cobuy.aggregator.batching;

/** Which part of the lines shares a supply. */
enum Pool {
    FIRM,
    TOLERANCE
}
