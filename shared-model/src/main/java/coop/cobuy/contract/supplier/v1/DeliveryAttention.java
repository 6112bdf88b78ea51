package coop.cobuy.contract.supplier.v1;

import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A step of a document's way is late, or its deadline is near: somebody should look. Told once for
 * each step and level.
 *
 * @param number the purchase order's
 * @param state where the document stands, and has stood since {@code waitingSince}
 * @param step counts the document's steps: a later one is late anew
 * @param waitingSince ISO 8601 in UTC
 * @param deadline by when the supplier's own terms ask for the next step, ISO 8601 in UTC; null:
 *     none is known
 * @param at ISO 8601 in UTC
 */
public record DeliveryAttention(
        UUID coopId,
        UUID supplierId,
        UUID purchaseOrderId,
        String number,
        int revision,
        Document document,
        State state,
        int step,
        Level level,
        String waitingSince,
        @Nullable String deadline,
        String at) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.attention.v1";

    /** How urgent it is. */
    public enum Level {
        WARNING,
        OVERDUE
    }
}
