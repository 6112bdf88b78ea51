package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no, in the order of precedence. */
enum BankingReason implements Reason {
    LINE_UNKNOWN(404, "There is no such line of a bank statement."),
    ALREADY_BOOKED(409, "The line is booked for somebody else already."),
    ALREADY_DECIDED(409, "Somebody else decided about this line meanwhile.");

    private final int status;
    private final String message;

    BankingReason(int status, String message) {
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
