package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.ledger.Chunk;
import coop.cobuy.aggregator.ordering.AppliedFunds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps posting from running ahead of applying. Each member's funds change through the log in which
 * members' orders come, too: a hundred thousand changes at once would make every order wait behind
 * them.
 */
@Singleton
class FundsPace {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final AppliedFunds applied;
    private final SettlementSettings settings;

    FundsPace(AppliedFunds applied, SettlementSettings settings) {
        this.applied = applied;
        this.settings = settings;
    }

    /** A member whose funds chunks may have changed, the last of them not included. */
    private record Step(MemberId member, int from, int to) {}

    /** For the chunks of one journal, one after another. */
    Steps of(CoopId coop, JournalId journal) {
        return new Steps(coop, journal);
    }

    /** Lets one chunk be under way while the next is written, and no more. */
    final class Steps {

        private final CoopId coop;
        private final JournalId journal;
        private @Nullable Step under;

        private Steps(CoopId coop, JournalId journal) {
            this.coop = coop;
            this.journal = journal;
        }

        /**
         * A member's funds were changed with these chunks. Waits until those before them have been
         * applied, or for a while: whoever applies may stand still, and settling does not depend on
         * that.
         *
         * @param from the first chunk that may have changed them
         * @param to and the one after the last
         */
        void told(MemberId member, int from, int to) {
            Step before = under;
            under = new Step(member, from, to);
            if (before == null) {
                return;
            }
            for (long looks = settings.applyWait().dividedBy(LOOK); looks > 0; looks--) {
                if (isApplied(before) || Thread.currentThread().isInterrupted()) {
                    return;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }

        private boolean isApplied(Step step) {
            for (int chunk = step.from(); chunk < step.to(); chunk++) {
                if (applied.isApplied(
                        coop, step.member(), Chunk.change(journal, chunk, step.member()))) {
                    return true;
                }
            }
            return false;
        }
    }
}
