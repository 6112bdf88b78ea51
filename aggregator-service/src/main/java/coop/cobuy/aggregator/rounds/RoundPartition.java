package coop.cobuy.aggregator.rounds;

import java.time.Instant;

/**
 * That a partition of the order log has met a round's mark.
 *
 * @param offset of the mark that counted: what is before it in the partition happened before the
 *     step
 * @param at when that mark came into the log
 */
public record RoundPartition(int partition, long offset, Instant at) {}
