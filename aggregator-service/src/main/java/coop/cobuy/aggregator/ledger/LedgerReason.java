package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no, in the order of precedence. */
enum LedgerReason implements Reason {
    MEMBER_UNKNOWN(404, "There is no such member."),
    NOT_YOUR_ACCOUNT(403, "This is another member's account."),
    SUPPLIER_UNKNOWN(404, "There is no such supplier."),
    JOURNAL_UNKNOWN(404, "There is no such entry in the ledger."),
    JOURNAL_CONFLICT(409, "This was recorded before with other content."),
    ALREADY_REVERSED(409, "This was reversed already."),
    LIMIT_CHANGED(409, "Somebody else changed the credit limit meanwhile."),
    BALANCE_TOO_LOW(422, "The member has less than that with the co-op.");

    private final int status;
    private final String message;

    LedgerReason(int status, String message) {
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
