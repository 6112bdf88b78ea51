package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.Reason;

/** Why a delivery is not tried again. */
enum DeliveryReason implements Reason {
    NO_DELIVERY(404, "There is no such delivery."),
    WAY_IS_OVER(409, "The document was stopped or has been answered; it is not sent again."),
    NO_PROFILE(409, "The supplier has no feed profile: set one first."),
    SWITCHED_OFF(409, "The endpoint said that it is gone: change the profile first."),
    NOT_WRITABLE(409, "The document cannot be written.");

    private final int status;
    private final String message;

    DeliveryReason(int status, String message) {
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
