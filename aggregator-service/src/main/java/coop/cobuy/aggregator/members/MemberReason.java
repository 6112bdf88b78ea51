package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no, in the order of precedence. */
enum MemberReason implements Reason {
    MEMBER_UNKNOWN(404, "There is no such member."),
    NOT_YOUR_MEMBER(403, "This is another member."),
    NUMBER_TAKEN(409, "Another member has this number."),
    ACCOUNT_NOT_LINKED(404, "This account does not act for the member."),
    CHANGED_MEANWHILE(409, "Somebody else changed this at the same moment; read it and try again.");

    private final int status;
    private final String message;

    MemberReason(int status, String message) {
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
