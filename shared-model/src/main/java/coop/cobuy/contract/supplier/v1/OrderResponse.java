package coop.cobuy.contract.supplier.v1;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A supplier's answer to a purchase order.
 *
 * @param documentNumber the supplier's own number of the answer
 * @param orderNumber the number of the purchase order that it answers
 * @param lines what differs or is confirmed; may be empty for a plain yes or no
 * @param revision of the purchase order that it answers: the last that had left when it came; null,
 *     as from senders before there were changes: the last
 */
public record OrderResponse(
        UUID coopId,
        UUID supplierId,
        UUID purchaseOrderId,
        String documentNumber,
        String orderNumber,
        Verdict verdict,
        @Nullable String note,
        @Nullable String deliveryDate,
        List<Line> lines,
        String receivedAt,
        @Nullable Integer revision) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.response.v1";

    public OrderResponse {
        lines = List.copyOf(lines);
    }

    /** An answer to the last revision. */
    public OrderResponse(
            UUID coopId,
            UUID supplierId,
            UUID purchaseOrderId,
            String documentNumber,
            String orderNumber,
            Verdict verdict,
            @Nullable String note,
            @Nullable String deliveryDate,
            List<Line> lines,
            String receivedAt) {
        this(
                coopId,
                supplierId,
                purchaseOrderId,
                documentNumber,
                orderNumber,
                verdict,
                note,
                deliveryDate,
                lines,
                receivedAt,
                null);
    }

    /** What the supplier says. */
    public enum Verdict {
        ACCEPTED,
        CHANGED,
        REJECTED
    }

    /**
     * One line of the answer.
     *
     * @param units member units that will come, a plain decimal
     * @param unitPrice the price that the supplier confirms; null: as ordered
     */
    public record Line(
            String sku, String units, @Nullable String unitPrice, @Nullable String note) {}
}
