package coop.cobuy.aggregator.platform;

/** Refusals that any module may give. */
public enum PlatformReason implements Reason {
    KEY_REUSED(409, "The Idempotency-Key was used before for another request."),
    VERSION_CHANGED(412, "It was changed meanwhile; read it again.");

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
