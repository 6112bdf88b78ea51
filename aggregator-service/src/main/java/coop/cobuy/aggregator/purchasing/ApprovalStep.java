package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The transaction of an approval: decision, state, audit, lock of the book, message. */
@Singleton
class ApprovalStep {

    private final LockedOrders locked;
    private final PurchaseOrderRows orders;
    private final ApprovalRows approvals;
    private final FrozenRounds rounds;
    private final OrderMessages messages;
    private final OpenMinimums questions;
    private final CarryOvers carryOvers;
    private final OrderLineRows orderLines;
    private final Tellings tellings;
    private final Audit audit;
    private final Clock clock;

    ApprovalStep(
            LockedOrders locked,
            PurchaseOrderRows orders,
            ApprovalRows approvals,
            FrozenRounds rounds,
            OrderMessages messages,
            OpenMinimums questions,
            CarryOvers carryOvers,
            OrderLineRows orderLines,
            Tellings tellings,
            Audit audit,
            Clock clock) {
        this.locked = locked;
        this.orders = orders;
        this.approvals = approvals;
        this.rounds = rounds;
        this.messages = messages;
        this.questions = questions;
        this.carryOvers = carryOvers;
        this.orderLines = orderLines;
        this.tellings = tellings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws BookChangedException if the content is not of the book as it stands
     */
    @Transactional
    void approve(Caller caller, PurchaseOrderId id, String seenHash) {
        PurchaseOrder order = locked.find(caller.coop(), id);
        if (order instanceof PurchaseOrder.Draft
                || order instanceof PurchaseOrder.AwaitingSecondApproval) {
            questions.requireDecided(requireBook(order.content()));
        }
        Instant now = clock.instant();
        Approval mine =
                new Approval(
                        caller.account(), caller.name(), caller.approvalLimit().orElse(null), now);
        switch (ApprovalDecision.decide(order, mine, seenHash)) {
            case ApprovalDecision.Refuse(var reason) -> throw new Refused(reason);
            case ApprovalDecision.Stay() -> {}
            case ApprovalDecision.AwaitSecond(var next) -> {
                note(caller, next.content(), mine, OrderState.AWAITING_SECOND_APPROVAL, null);
            }
            case ApprovalDecision.Accept(var next) -> accept(caller, next, mine);
        }
    }

    private void accept(Caller caller, PurchaseOrder.Approved next, Approval mine) {
        OrderContent content = next.content();
        rounds.lockBook(content.coop(), content.round());
        carryOvers.want(requireBook(content));
        if (orderLines.ofOrder(content.coop().value(), content.id().value()).stream()
                .anyMatch(MissedMinimums::isMissed)) {
            tellings.want(content.coop(), content.id(), Tellings.Kind.LINES_MISSED);
        }
        tellings.want(content.coop(), content.id(), Tellings.Kind.RESULT);
        note(caller, content, mine, OrderState.APPROVED, next.at());
        messages.approved(next);
    }

    private void note(
            Caller caller,
            OrderContent content,
            Approval mine,
            OrderState state,
            @Nullable Instant approvedAt) {
        LocalDateTime at = LocalDateTime.ofInstant(mine.at(), ZoneOffset.UTC);
        approvals.save(
                new ApprovalRow(
                        content.coop().value(),
                        content.id().value(),
                        content.hash(),
                        mine.account().value(),
                        mine.accountName(),
                        mine.limit().map(limit -> limit.minor()).orElse(null),
                        at));
        orders.approve(
                content.coop().value(),
                content.id().value(),
                state.name(),
                approvedAt == null ? null : at);
        audit.record(
                caller,
                "purchase-order.approved",
                "purchase-order/" + content.id(),
                "%s, %s gross, content %s, now %s"
                        .formatted(content.number(), content.gross(), content.hash(), state));
    }

    /** What was corrected since would be lost: the drafts must be made again. */
    private FrozenRound requireBook(OrderContent content) {
        FrozenRound found =
                rounds.find(content.coop(), content.round())
                        .orElseThrow(() -> new Refused(PurchasingReason.ROUND_NOT_FROZEN));
        if (found.bookVersion() != content.bookVersion()) {
            throw new BookChangedException(content.bookVersion(), found.bookVersion());
        }
        return found;
    }
}
