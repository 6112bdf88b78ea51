package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no, in the order of precedence. */
enum SettlementReason implements Reason {
    NOT_YOUR_STATEMENT(403, "This is another member's statement."),
    MEMBER_UNKNOWN(404, "There is no such member."),
    ROUND_UNKNOWN(404, "There is no such round."),
    NOTHING_SHARED_OUT(409, "The goods of this purchase order are not shared out yet."),
    CREDITED_BEFORE(409, "Another quantity of this product was credited to the member before."),
    NOT_SO_MUCH(422, "The member did not get so much of this product."),
    TOO_MUCH(422, "More invoices than a statement holds; ask for less.");

    private final int status;
    private final String message;

    SettlementReason(int status, String message) {
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
