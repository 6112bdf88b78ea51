package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.Reason;

/** Why receiving says no, in the order in which it is tried. */
enum ReceivingReason implements Reason {
    NOT_YOUR_GOODS(403, "You see your own goods only."),
    NO_SUCH_PURCHASE_ORDER(404, "There is no such purchase order."),
    NOT_APPROVED(409, "Goods can be received for an approved purchase order only."),
    KEY_REUSED(409, "This Idempotency-Key was used for a receipt with another content."),
    RECEIVING_CLOSED(409, "Receiving of this purchase order is closed: it was shared out."),
    NO_SUCH_RECEIPT(404, "The receipt to be corrected is not one of this purchase order."),
    CORRECTED_BEFORE(409, "That receipt was corrected before: correct the one in its place.");

    private final int status;
    private final String message;

    ReceivingReason(int status, String message) {
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
