package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

/**
 * The right to write a round's drafts, until somebody else takes it.
 *
 * @param attempt every write names it
 * @param bookVersion of the book that is read
 * @param resumes whether what an earlier attempt wrote of the same book stands
 */
record DraftClaim(CoopId coop, RoundId round, long attempt, long bookVersion, boolean resumes) {}
