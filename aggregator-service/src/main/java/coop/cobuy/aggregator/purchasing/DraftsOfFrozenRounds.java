package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.RoundListener;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drafts the purchase orders of a round when it is frozen; calls them off when it is cancelled. */
@Singleton
class DraftsOfFrozenRounds implements RoundListener {

    private static final Logger LOG = LoggerFactory.getLogger(DraftsOfFrozenRounds.class);

    private final Drafting drafting;
    private final Tellings tellings;
    private final CancelledRounds cancelled;

    DraftsOfFrozenRounds(Drafting drafting, Tellings tellings, CancelledRounds cancelled) {
        this.drafting = drafting;
        this.tellings = tellings;
        this.cancelled = cancelled;
    }

    @Override
    public String name() {
        return "purchasing.drafts";
    }

    @Override
    public void frozen(CoopId coop, RoundId round) {
        try {
            drafting.run(coop, round);
        } catch (Refused e) {
            if (e.reason() != PurchasingReason.ROUND_NOT_FROZEN
                    && e.reason() != PurchasingReason.BOOK_LOCKED) {
                throw e;
            }
            LOG.info("Round {} of co-op {} is not drafted: {}", round, coop, e.detail());
        }
        tellings.runOpen();
    }

    @Override
    public void cancelled(CoopId coop, RoundId round) {
        cancelled.cancel(coop, round);
    }
}
