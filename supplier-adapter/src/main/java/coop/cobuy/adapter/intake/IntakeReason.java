package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.platform.Reason;

/** Why a document is not taken. */
enum IntakeReason implements Reason {
    NOT_MATCHED(
            422, "The document is about something that was not ordered; it waits to be mapped."),
    NUMBER_TAKEN(409, "A document with this number was taken before with other content.");

    private final int status;
    private final String message;

    IntakeReason(int status, String message) {
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
