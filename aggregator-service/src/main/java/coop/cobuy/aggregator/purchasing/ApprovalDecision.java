package coop.cobuy.aggregator.purchasing;

import coop.cobuy.money.Money;

import java.util.List;

/**
 * What a buyer's approval does to a purchase order. Decides and does nothing.
 *
 * <p>A buyer whose limit is not below the gross total approves alone. Above it a different buyer
 * must approve the very same content too; the second's limit may be below the total as well, since
 * two pairs of eyes have seen it, but one of the two must have a limit at all.
 */
final class ApprovalDecision {

    private ApprovalDecision() {}

    /** What follows. */
    sealed interface Outcome {}

    /** No. */
    record Refuse(PurchasingReason reason) implements Outcome {}

    /** Yes, and a different buyer must say so too. */
    record AwaitSecond(PurchaseOrder.AwaitingSecondApproval next) implements Outcome {}

    /** Yes: it goes to the supplier. */
    record Accept(PurchaseOrder.Approved next) implements Outcome {}

    /** This buyer's yes counted already. */
    record Stay() implements Outcome {}

    private static final Progress NONE = new Progress(null, null, "", null, null);

    /**
     * @param mine the approval that is given now
     * @param seenHash of the content that the buyer saw
     */
    static Outcome decide(PurchaseOrder order, Approval mine, String seenHash) {
        boolean isSeen = order.content().hash().equals(seenHash);
        return switch (order) {
            case PurchaseOrder.Cancelled _ -> new Refuse(PurchasingReason.ORDER_CANCELLED);
            case PurchaseOrder.Dropped _ -> new Refuse(PurchasingReason.NOTHING_ORDERED);
            case PurchaseOrder.Approved approved -> again(approved, mine, isSeen);
            case PurchaseOrder.Draft draft ->
                    isSeen
                            ? first(draft.content(), mine)
                            : new Refuse(PurchasingReason.CONTENT_CHANGED);
            case PurchaseOrder.AwaitingSecondApproval awaiting ->
                    isSeen ? second(awaiting, mine) : new Refuse(PurchasingReason.CONTENT_CHANGED);
        };
    }

    private static Outcome first(OrderContent content, Approval mine) {
        if (sufficesAlone(mine, content.gross())) {
            return accept(content, List.of(mine));
        }
        return new AwaitSecond(new PurchaseOrder.AwaitingSecondApproval(content, mine));
    }

    private static Outcome second(PurchaseOrder.AwaitingSecondApproval awaiting, Approval mine) {
        if (awaiting.first().account().equals(mine.account())) {
            return new Refuse(PurchasingReason.OTHER_BUYER_NEEDED);
        }
        if (awaiting.first().limit().isEmpty() && mine.limit().isEmpty()) {
            return new Refuse(PurchasingReason.NO_APPROVAL_LIMIT);
        }
        return accept(awaiting.content(), List.of(awaiting.first(), mine));
    }

    /** A retry of a request whose answer was lost gets the same answer. */
    private static Outcome again(PurchaseOrder.Approved approved, Approval mine, boolean isSeen) {
        boolean isMine =
                approved.approvals().stream().anyMatch(a -> a.account().equals(mine.account()));
        return isMine && isSeen ? new Stay() : new Refuse(PurchasingReason.ALREADY_APPROVED);
    }

    private static Outcome accept(OrderContent content, List<Approval> approvals) {
        return new Accept(
                new PurchaseOrder.Approved(content, approvals, approvals.getLast().at(), NONE));
    }

    private static boolean sufficesAlone(Approval approval, Money gross) {
        return approval.limit().filter(limit -> !gross.isOver(limit)).isPresent();
    }
}
