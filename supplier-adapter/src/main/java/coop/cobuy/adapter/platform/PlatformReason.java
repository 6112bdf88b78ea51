package coop.cobuy.adapter.platform;

/** Refusals that any route may answer. */
public enum PlatformReason implements Reason {
    SIGN_IN_AWAY(503, "Tokens cannot be checked at the moment: try again."),
    NOT_FOUND(404, "There is no such thing, or it is not yours to see."),
    CHANGED_MEANWHILE(412, "It was changed meanwhile: read it again.");

    private final int status;
    private final String message;

    PlatformReason(int status, String message) {
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
