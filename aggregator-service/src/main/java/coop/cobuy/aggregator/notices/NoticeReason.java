package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Reason;

/** Why this module says no. */
enum NoticeReason implements Reason {
    NOTICE_UNKNOWN(404, "There is no such notice for you.");

    private final int status;
    private final String message;

    NoticeReason(int status, String message) {
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
