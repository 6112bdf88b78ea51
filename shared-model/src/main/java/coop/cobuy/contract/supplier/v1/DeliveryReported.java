package coop.cobuy.contract.supplier.v1;

import java.util.UUID;

/**
 * How far a purchase order has come on its way to the supplier.
 *
 * @param transport the way it takes: {@code webhook}, {@code folder}, {@code pull} …
 * @param attempt 1 for the first
 * @param detail a sentence: what was answered, or why it failed
 * @param at ISO 8601 in UTC
 */
public record DeliveryReported(
        UUID coopId,
        UUID supplierId,
        UUID purchaseOrderId,
        String number,
        int revision,
        State state,
        String transport,
        int attempt,
        String detail,
        String at) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.delivery.v1";

    /**
     * The steps, in their order; the last four are final but for {@link #FAILED}, which may retry.
     */
    public enum State {
        QUEUED,
        SENT,
        DELIVERED,
        UNDERSTOOD,
        ACCEPTED,
        CHANGED,
        REJECTED,
        FAILED
    }
}
