package coop.cobuy.adapter.platform;

/** Why a dead letter is not shown or put out of the way. */
enum DeadLetterReason implements Reason {
    DEAD_LETTER_UNKNOWN(404, "There is no such dead letter, or it is not yours to see."),
    DEAD_LETTER_RESOLVED(409, "It was put out of the way before."),
    DEAD_LETTER_TOO_LARGE(422, "It is larger than what we append to the log.");

    private final int status;
    private final String message;

    DeadLetterReason(int status, String message) {
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
