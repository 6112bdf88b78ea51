package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.MinimumDecisions.Choice;
import coop.cobuy.aggregator.purchasing.MissedMinimums.Missed;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** The transaction in which a buyer decides about a missed minimum. */
@Singleton
class MinimumStep {

    private final FrozenRounds rounds;
    private final PurchaseOrderRows orders;
    private final OpenMinimums minimums;
    private final MinimumDecisionRows decisions;
    private final Audit audit;
    private final Clock clock;

    MinimumStep(
            FrozenRounds rounds,
            PurchaseOrderRows orders,
            OpenMinimums minimums,
            MinimumDecisionRows decisions,
            Audit audit,
            Clock clock) {
        this.rounds = rounds;
        this.orders = orders;
        this.minimums = minimums;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The same again changes nothing. Drafts have to be made again afterwards.
     *
     * @param offer null: about the minimum value of the order
     * @throws Refused if the round has no such question, a draft of it is approved, or the same was
     *     decided for another reason
     */
    @Transactional
    void decide(
            Caller caller,
            RoundId round,
            PurchaseOrderId order,
            @Nullable OfferId offer,
            Choice choice,
            String reason) {
        UUID coop = caller.coop().value();
        // As approving does: who holds these decides before or after it, never beside it.
        boolean isApproved =
                orders.lockRound(coop, round.value()).stream()
                        .anyMatch(row -> row.approvedAt() != null);
        FrozenRound frozen =
                rounds.find(caller.coop(), round)
                        .orElseThrow(() -> new Refused(PurchasingReason.ROUND_NOT_FROZEN));
        if (isApproved) {
            throw new Refused(PurchasingReason.BOOK_LOCKED);
        }
        MinimumDecisionRow stands = frozen.decisions().of(order, offer).orElse(null);
        if (stands != null && stands.decision().equals(choice.name())) {
            requireSame(stands, reason);
            return;
        }
        requireQuestion(frozen, order, offer);
        decisions.save(
                new MinimumDecisionRow(
                        coop,
                        round.value(),
                        frozen.decisions().count() + 1,
                        order.value(),
                        offer == null ? null : offer.value(),
                        choice.name(),
                        reason,
                        caller.account().value(),
                        caller.name(),
                        UtcTime.of(clock.instant())));
        audit.record(
                caller,
                "purchase-order.minimum-decided",
                "purchase-order/" + order,
                "%s %s: %s".formatted(choice, offer == null ? "the order" : offer, reason));
    }

    /** A second reason for the same would be lost: whoever gives it is told the first. */
    private static void requireSame(MinimumDecisionRow stands, String reason) {
        if (!stands.reason().equals(reason)) {
            throw new Refused(
                    PurchasingReason.MINIMUM_DECIDED,
                    "%s The reason that stands is of %s: %s"
                            .formatted(
                                    PurchasingReason.MINIMUM_DECIDED.message(),
                                    stands.accountName(),
                                    stands.reason()));
        }
    }

    /** A decision may be taken back while the order of its question is a draft. */
    private void requireQuestion(
            FrozenRound frozen, PurchaseOrderId order, @Nullable OfferId offer) {
        boolean asks =
                frozen.snapshot().rules().missedMinimum() == RoundRules.MissedMinimum.ASK_BUYER;
        boolean wasAsked = frozen.decisions().of(order, offer).isPresent();
        boolean isAsked =
                wasAsked || minimums.of(frozen).stream().anyMatch(each -> is(each, order, offer));
        if (!asks || !isAsked) {
            throw new Refused(PurchasingReason.NO_SUCH_QUESTION);
        }
    }

    private static boolean is(Missed missed, PurchaseOrderId order, @Nullable OfferId offer) {
        return missed.order().equals(order) && Objects.equals(missed.offer(), offer);
    }
}
