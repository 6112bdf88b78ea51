package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Reason;

/** Why an order is refused. In the order in which the reasons are tried. */
enum OrderReason implements Reason {
    ROUND_NOT_FOUND(404, "There is no such round."),
    MEMBER_NOT_FOUND(404, "There is no such member."),
    NOT_YOUR_ORDER(403, "This is another member's order."),
    MEMBER_NOT_ACTIVE(403, "The member is not active."),
    ORDER_NOT_FOUND(404, "The member has no order in this round."),
    MEMBER_NOT_PARKED(404, "The member has nothing that waits to be applied."),
    MEMBER_IS_PARKED(409, "It waits for its member, whom the co-op's administrator releases."),
    KEY_REUSED(409, "The same key came before with other content."),
    ROUND_NOT_OPEN(409, "The round is not open yet."),
    ROUND_CANCELLED(409, "The round was cancelled."),
    ROUND_CLOSED(409, "The round was closed before this came in."),
    ROUND_NOT_FROZEN(409, "An order is corrected only once the round is frozen."),
    BOOK_LOCKED(409, "A purchase order of this round is approved already."),
    STALE_VERSION(412, "The order has changed since you read it."),
    OFFER_NOT_IN_ROUND(422, "There is no such offer in this round."),
    QUANTITY_NOT_ALLOWED(422, "The quantity cannot be had of this offer."),
    INSUFFICIENT_FUNDS(422, "The order may cost more than the member has."),
    FILLS_NO_CASE(422, "The change does not help to fill a case that is open.");

    private final int status;
    private final String message;

    OrderReason(int status, String message) {
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
