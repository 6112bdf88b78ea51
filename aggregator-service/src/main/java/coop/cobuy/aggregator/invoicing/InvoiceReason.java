package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no, in the order of precedence. */
enum InvoiceReason implements Reason {
    INVOICE_UNKNOWN(404, "There is no such invoice."),
    INVOICE_CONFLICT(409, "The supplier's invoice of this number says something else."),
    INVOICE_SETTLED(409, "The invoice is accepted already; correct it by a credit note."),
    INVOICE_CHANGED(409, "The invoice is not what you saw. Look at it again."),
    INVOICE_REJECTED(409, "The invoice was rejected."),
    SUM_DIFFERS(422, "The lines, charges and tax do not add up to what is payable."),
    NOT_YOUR_ORDER(404, "There is no such purchase order."),
    INVOICE_CANNOT_BE_ACCEPTED(
            409, "The invoice cannot be accepted, whatever the reason; dispute or reject it."),
    DIFFERENCES_NEED_A_REASON(422, "The invoice has differences; accepting them needs a reason.");

    private final int status;
    private final String message;

    InvoiceReason(int status, String message) {
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
