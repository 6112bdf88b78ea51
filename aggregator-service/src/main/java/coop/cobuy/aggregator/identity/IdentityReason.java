package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no, in the order of precedence. */
enum IdentityReason implements Reason {
    TOO_MANY_ATTEMPTS(429, "Too many attempts to sign in; try again later."),
    WRONG_NAME_OR_PASSWORD(401, "There is no account with this name and password."),
    WRONG_PASSWORD(403, "This is not your password."),
    CODE_NEEDED(401, "A code of your second factor is needed, too."),
    WRONG_CODE(401, "This code is not right, or was used before."),
    SECOND_FACTOR_MISSING(
            403, "Your co-op asks for a second factor; set one up by signing in on the pages."),
    SECOND_FACTOR_THERE(409, "There is a second factor already, or none was begun."),
    PASSKEY_NOT_TAKEN(422, "This passkey was not asked for, does not hold, or is one too many."),
    LINK_NOT_GOOD(410, "This link was used, is too old, or was never made; ask for another."),
    COOP_EXISTS(409, "There is a co-op with this id already."),
    ACCOUNT_UNKNOWN(404, "There is no such account."),
    TOKEN_UNKNOWN(404, "There is no such token."),
    TOKEN_NAME_TAKEN(409, "The account has a token of this name already."),
    INVITED_ALREADY(409, "Somebody with this address is invited already."),
    HOUSEHOLD_FULL(409, "As many people order for this household as may."),
    INVITATION_UNKNOWN(404, "There is no such invitation."),
    NOT_YOUR_ACCOUNT(403, "Only an administrator does this for another account."),
    BEYOND_YOUR_TOKEN(403, "A limited token makes no token that may do more."),
    NAME_TAKEN(409, "Another account has this name."),
    MEMBER_UNKNOWN(422, "There is no such member."),
    SUPPLIER_UNKNOWN(422, "There is no such supplier."),
    LAST_ADMINISTRATOR(409, "A co-op needs an active administrator."),
    CHANGED_MEANWHILE(409, "Somebody else changed this at the same moment; read it and try again.");

    private final int status;
    private final String message;

    IdentityReason(int status, String message) {
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
