/**
 * Buying rounds: planned, opened, closed and cancelled. Opening and closing are marks in every
 * partition of the order log; a round is open or frozen when all partitions have met their mark, so
 * nobody's clock decides which order was in time.
 *
 * <p>Invariants: a round's snapshot never changes; a round that is closing never opens again; a
 * round freezes once; who listens hears of a frozen or cancelled round at least once.
 */
@NullMarked
@Module(uses = {"platform", "catalog"})
package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
