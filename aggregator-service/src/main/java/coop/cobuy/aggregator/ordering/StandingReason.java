package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Reason;

/** Why a standing order is not taken. In the order in which the reasons are tried. */
enum StandingReason implements Reason {
    STANDING_OFFER_UNKNOWN(404, "There is no such offer."),
    STANDING_ORDER_UNKNOWN(404, "You order nothing of this offer in each round."),
    STANDING_ORDER_CHANGED(412, "The standing order has changed since you read it."),
    TOO_MANY_STANDING_ORDERS(409, "You order as many offers in each round as one can.");

    private final int status;
    private final String message;

    StandingReason(int status, String message) {
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
