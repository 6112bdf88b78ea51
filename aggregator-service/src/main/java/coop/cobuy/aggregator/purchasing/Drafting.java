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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
            return completion.complete(claim, frozen, orders);
        } catch (BookChangedException e) {
            return false;
        } catch (OvertakenException e) {
            throw new Refused(PurchasingReason.DRAFTING_UNDER_WAY);
        } finally {
            claims.giveBack(claim);
        }
    }

    /** One thread reads and decides while another writes what was decided before. */
    private void write(
            DraftClaim claim, FrozenRound frozen, Set<UUID> written, Set<PurchaseOrderId> open) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Ahead ahead = new Ahead(claim, thread);
            ProductPacks packs = new ProductPacks(frozen.snapshot());
            rounds.read(
                    frozen,
                    (offer, lines) -> {
                        if (!packs.take(offer, lines) && !written.contains(offer.value())) {
                            var decided = OfferDecisions.decide(frozen, offer, lines);
                            if (open.contains(decided.order())) {
                                ahead.take(List.of(decided));
                            }
                        }
                    });
            for (ProductPacks.Product product : packs.asked()) {
                boolean isWritten =
                        product.packs().stream()
                                .anyMatch(pack -> written.contains(pack.id().value()));
                List<OfferDecisions.Decided> decided =
                        isWritten ? List.of() : OfferDecisions.decide(frozen, product);
                if (!decided.isEmpty() && open.contains(decided.getFirst().order())) {
                    ahead.take(decided);
                }
            }
            ahead.finish();
        }
    }

    /** Hands over to the writing thread, and waits while it is still at what it had before. */
    private final class Ahead {

        private final DraftClaim claim;
        private final ExecutorService thread;
        private List<OfferDecisions.Decided> waiting = new ArrayList<>();
        private Future<?> writing = CompletableFuture.completedFuture(null);
        private int rows;

        private Ahead(DraftClaim claim, ExecutorService thread) {
            this.claim = claim;
            this.thread = thread;
        }

        /** Written in one transaction, so that the packs of a product are there or not. */
        void take(List<OfferDecisions.Decided> together) {
            for (OfferDecisions.Decided decided : together) {
                waiting.add(decided);
                rows += decided.decision().count();
            }
            if (rows >= ROWS_PER_TRANSACTION) {
                handOver();
            }
        }

        void finish() {
            if (!waiting.isEmpty()) {
                handOver();
            }
            await();
        }

        private void handOver() {
            await();
            List<OfferDecisions.Decided> next = waiting;
            writing = thread.submit(() -> writer.write(claim, next));
            waiting = new ArrayList<>();
            rows = 0;
        }

        private void await() {
            try {
                writing.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                throw new IllegalStateException("drafts cannot be written", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while drafting", e);
            }
        }
    }
}
