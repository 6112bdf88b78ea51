package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.rounds.RoundSnapshot;

/**
 * A round whose book stands.
 *
 * @param bookVersion grows with every correction after the cut, and with every decision
 * @param decisions of buyers about missed minimums
 */
record FrozenRound(RoundSnapshot snapshot, long bookVersion, MinimumDecisions decisions) {}
