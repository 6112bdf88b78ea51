package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.rounds.RoundSnapshot;

/**
 * A round whose book stands.
 *
 * @param bookVersion grows with every correction after the cut
 */
record FrozenRound(RoundSnapshot snapshot, long bookVersion) {}
