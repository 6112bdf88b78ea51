package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows a round's drafts, all of them in one transaction. */
@Singleton
class DraftShowing {

    private final FrozenRounds rounds;
    private final DraftClaims claims;
    private final PurchaseOrderRows orders;
    private final ApprovalRows approvals;
    private final OrderNumbers numbers;
    private final Tellings tellings;
    private final Messenger messenger;
    private final CarryOvers carryOvers;
    private final List<PurchaseOrderListener> listeners;

    DraftShowing(
            FrozenRounds rounds,
            DraftClaims claims,
            PurchaseOrderRows orders,
            ApprovalRows approvals,
            OrderNumbers numbers,
            Tellings tellings,
            Messenger messenger,
            CarryOvers carryOvers,
            List<PurchaseOrderListener> listeners) {
        this.rounds = rounds;
        this.claims = claims;
        this.orders = orders;
        this.approvals = approvals;
        this.numbers = numbers;
        this.tellings = tellings;
        this.messenger = messenger;
        this.carryOvers = carryOvers;
        this.listeners = listeners;
    }

    /**
     * @param heads by supplier code, which is the order in which numbers are given
     * @throws BookChangedException if the book was corrected since it was read
     */
    @Transactional
    void show(DraftClaim claim, List<DraftHead> heads) {
        claims.complete(claim);
        Optional<FrozenRound> frozen = rounds.find(claim.coop(), claim.round());
        long version = frozen.map(FrozenRound::bookVersion).orElse(DraftingRow.NOT_BEGUN);
        if (version != claim.bookVersion()) {
            throw new BookChangedException(claim.bookVersion(), version);
        }
        Map<UUID, PurchaseOrderRow> known = new HashMap<>();
        orders.lockRound(claim.coop().value(), claim.round().value())
                .forEach(row -> known.put(row.id(), row));
        int shown = 0;
        for (DraftHead head : heads) {
            PurchaseOrderRow before = known.get(head.order().value());
            if (before != null || !head.isEmpty()) {
                show(claim.coop(), head, before);
                shown++;
            }
        }
        if (heads.stream().anyMatch(head -> head.dropReasonOrNull() != null && !head.isEmpty())) {
            listeners.forEach(listener -> listener.dropped(claim.coop(), claim.round()));
        }
        frozen.ifPresent(round -> carryOver(round, heads));
        tellBuyers(claim, shown, heads.stream().anyMatch(DraftHead::asksBuyer));
    }

    /**
     * Where nothing at all is ordered nobody approves anything: what is carried into the next round
     * must not come back by a correction, so the book is locked here.
     */
    private void carryOver(FrozenRound frozen, List<DraftHead> heads) {
        boolean isNothing =
                heads.stream()
                        .filter(head -> !head.isEmpty())
                        .allMatch(head -> head.dropReasonOrNull() != null);
        if (CarryOvers.isWanted(frozen) && isNothing) {
            rounds.lockBook(frozen.snapshot().coop(), frozen.snapshot().round());
            carryOvers.want(frozen);
        }
    }

    private void show(CoopId coop, DraftHead head, @Nullable PurchaseOrderRow before) {
        if (before == null) {
            PurchaseOrderRow made = head.row(numbers.next(coop));
            orders.save(made);
        } else {
            PurchaseOrderRow made = head.row(before.number());
            redraft(made);
        }
        if (head.isForAMissedMinimum()) {
            tellings.want(coop, head.order(), Tellings.Kind.DROPPED);
        }
    }

    /** An approval of the very same content goes on counting. */
    private void redraft(PurchaseOrderRow made) {
        boolean isApproved = !approvals.of(made.coopId(), made.id(), made.contentHash()).isEmpty();
        boolean awaits = isApproved && made.droppedReason() == null;
        int changed =
                orders.redraft(
                        made.coopId(),
                        made.id(),
                        awaits ? OrderState.AWAITING_SECOND_APPROVAL.name() : made.state(),
                        made.droppedReason(),
                        made.bookVersion(),
                        made.netMinor(),
                        made.vatMinor(),
                        made.grossMinor(),
                        made.minimumMinor(),
                        made.contentHash());
        if (changed != 1) {
            throw new IllegalStateException(
                    "rows changed of " + made.number() + ": " + changed + " (expected: 1)");
        }
    }

    private void tellBuyers(DraftClaim claim, int shown, boolean asks) {
        String name = "drafts/" + claim.round() + "/" + claim.bookVersion();
        messenger.buyers(
                claim.coop(),
                Messenger.Message.of(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                        "purchase-order.drafted",
                        "/api/v1/purchase-orders?round=" + claim.round(),
                        shown,
                        asks ? Sentence.beside(DraftShowing.class, "drafted.decide-first") : ""));
    }
}
