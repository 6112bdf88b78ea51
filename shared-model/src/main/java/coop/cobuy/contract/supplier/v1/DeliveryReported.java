package coop.cobuy.contract.supplier.v1;

import java.util.UUID;

/**
 * How far a purchase order, or the document that cancels it, has come on its way to the supplier.
 *
 * @param document which of the two is meant; both carry the order's number and revision
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
        Document document,
        State state,
        String transport,
        int attempt,
        String detail,
        String at) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.delivery.v1";

    /** What is on its way. */
    public enum Document {
        ORDER,
        CANCELLATION
    }

    /**
     * The steps, in their order; the last five are final but for {@link #FAILED}, which may be
     * tried again by hand. {@link #QUEUED} is reported again when an attempt did not succeed and
     * another one follows. {@link #STOPPED}: the order was cancelled, this document goes out no
     * more.
     */
    public enum State {
        QUEUED,
        SENT,
        DELIVERED,
        UNDERSTOOD,
        ACCEPTED,
        CHANGED,
        REJECTED,
        FAILED,
        STOPPED
    }
}
