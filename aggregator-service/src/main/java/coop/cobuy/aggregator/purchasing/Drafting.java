package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a round's draft purchase orders from its frozen book. May be called any number of times, by
 * any instance: if the drafts stand, nothing is done; if an earlier run broke off, this one goes on
 * from there; if the book was corrected since, all is made again.
 */
@Singleton
class Drafting {

    private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

    /** Rows that are written in one transaction, unless a single offer has more. */
    private static final int ROWS_PER_TRANSACTION = 10_000;

    /** How often the book may change under drafting before it gives up for now. */
    private static final int TURNS_MAX = 5;

    private final FrozenRounds rounds;
    private final DraftClaims claims;
    private final DraftWriter writer;
    private final DraftClearing clearing;
    private final DraftCompletion completion;

    Drafting(
            FrozenRounds rounds,
            DraftClaims claims,
            DraftWriter writer,
            DraftClearing clearing,
            DraftCompletion completion) {
        this.rounds = rounds;
        this.claims = claims;
        this.writer = writer;
        this.clearing = clearing;
        this.completion = completion;
    }

    /**
     * Returns when the drafts stand.
     *
     * @throws Refused if the round is not frozen, somebody else drafts, or an order was approved
     */
    void run(CoopId coop, RoundId round) {
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            FrozenRound frozen =
                    rounds.find(coop, round)
                            .orElseThrow(() -> new Refused(PurchasingReason.ROUND_NOT_FROZEN));
            var claim = claims.claim(coop, round, frozen.bookVersion());
            if (claim.isEmpty() || draft(claim.get(), frozen)) {
                return;
            }
            LOG.info("The book of round {} was corrected while it was drafted", round);
        }
        throw new Refused(PurchasingReason.BOOK_IN_MOTION);
    }

    /**
     * @return whether the drafts stand; else the book was corrected meanwhile
     */
    private boolean draft(DraftClaim claim, FrozenRound frozen) {
        try {
            List<PurchaseOrderId> orders = clearing.openOrders(claim, frozen.snapshot());
            if (!claim.resumes()) {
                clearing.clear(claim, orders);
            }
            write(claim, frozen, clearing.written(claim, orders), new HashSet<>(orders));
            return completion.complete(claim, frozen.snapshot(), orders);
        } catch (OvertakenException e) {
            throw new Refused(PurchasingReason.DRAFTING_UNDER_WAY);
        } finally {
            claims.giveBack(claim);
        }
    }

    private void write(
            DraftClaim claim, FrozenRound frozen, Set<UUID> written, Set<PurchaseOrderId> open) {
        List<OfferDecisions.Decided> waiting = new ArrayList<>();
        int[] rows = {0};
        rounds.read(
                claim.coop(),
                claim.round(),
                (offer, lines) -> {
                    if (written.contains(offer.value())) {
                        return;
                    }
                    var decided = OfferDecisions.decide(frozen.snapshot(), offer, lines);
                    if (!open.contains(decided.order())) {
                        return;
                    }
                    waiting.add(decided);
                    rows[0] += lines.count();
                    if (rows[0] >= ROWS_PER_TRANSACTION) {
                        writer.write(claim, waiting);
                        waiting.clear();
                        rows[0] = 0;
                    }
                });
        if (!waiting.isEmpty()) {
            writer.write(claim, waiting);
        }
    }
}
