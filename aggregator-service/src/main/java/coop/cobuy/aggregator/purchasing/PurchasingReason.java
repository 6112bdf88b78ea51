package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Reason;

/** Why purchasing says no, in the order in which it is tried. */
enum PurchasingReason implements Reason {
    NOT_YOUR_ALLOTMENTS(403, "You see your own allotments only."),
    NO_SUCH_PURCHASE_ORDER(404, "There is no such purchase order."),
    NO_SUCH_ROUND(404, "There is no such round, or nothing was drafted for it yet."),
    ROUND_NOT_FROZEN(409, "The round's book is not frozen: there is nothing to draft from."),
    BOOK_LOCKED(409, "A purchase order of the round was approved: its drafts stay as they are."),
    DRAFTING_UNDER_WAY(409, "The round's drafts are being made. Try again in a moment."),
    BOOK_IN_MOTION(409, "The book is being corrected. Try again in a moment."),
    ORDER_CANCELLED(409, "The purchase order was cancelled."),
    NOTHING_ORDERED(409, "Nothing is ordered of this supplier: there is nothing to approve."),
    ALREADY_APPROVED(409, "The purchase order is approved already."),
    DECISION_OPEN(
            409,
            "A minimum of the round was missed and nobody decided about it: decide first, since no"
                    + " draft changes once one is approved."),
    MINIMUM_DECIDED(409, "It was decided so already, for another reason."),
    NO_SUCH_QUESTION(409, "This minimum was not missed, or the round does not ask buyers."),
    CONTENT_NOT_NAMED(
            428, "Name the content that you mean: If-Match with the purchase order's ETag."),
    ANSWERED_MEANWHILE(409, "It was answered or changed meanwhile. Look at it first."),
    SHIPMENT_NUMBER_TAKEN(409, "Something else was announced under this number."),
    CONTENT_CHANGED(412, "The purchase order is not what you saw. Look at it again."),
    OTHER_BUYER_NEEDED(409, "You approved it already: a different buyer must be the second."),
    NO_APPROVAL_LIMIT(
            403, "One of the two buyers must have an approval limit; neither of you has."),
    NOT_APPROVED(409, "The purchase order was not approved: the supplier cannot have answered."),
    GOODS_RECEIVED(409, "Goods were received for it: it cannot be cancelled or changed any more."),
    NOT_SENT_YET(
            409,
            "The purchase order is not approved yet: correct the orders of the round, and the"
                    + " draft is made again."),
    LINE_CARRIED_OVER(
            409,
            "What members asked for of this offer goes into the supplier's next round: it would"
                    + " be ordered twice."),
    BELOW_LINE_MINIMUM(409, "The supplier takes a least quantity of this offer, or none of it."),
    PRICE_ABOVE_LIMIT(
            409, "At this quantity a unit would cost more than a member of it agreed to pay."),
    NOTHING_CHANGED(409, "The purchase order says that already."),
    NOTHING_LEFT(409, "Nothing would be left to order: cancel the purchase order instead."),
    BELOW_MINIMUM_ORDER(409, "The supplier takes no orders of a value as small as that."),
    OVER_APPROVAL_LIMIT(
            403,
            "The purchase order would cost more than was approved, and more than you may approve:"
                    + " a buyer with a sufficient limit must change it.");

    private final int status;
    private final String message;

    PurchasingReason(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
