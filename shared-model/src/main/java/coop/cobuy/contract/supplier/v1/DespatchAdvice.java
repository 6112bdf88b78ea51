package coop.cobuy.contract.supplier.v1;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * What a supplier says is on its way for a purchase order.
 *
 * @param documentNumber the supplier's own number of the advice
 * @param orderNumber the number of the purchase order
 * @param despatchedOn ISO 8601
 * @param deliveryDate when it will arrive, ISO 8601
 */
public record DespatchAdvice(
        UUID coopId,
        UUID supplierId,
        UUID purchaseOrderId,
        String documentNumber,
        String orderNumber,
        @Nullable String despatchedOn,
        @Nullable String deliveryDate,
        @Nullable String note,
        List<Line> lines,
        String receivedAt) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.despatch.v1";

    public DespatchAdvice {
        lines = List.copyOf(lines);
    }

    /**
     * One product in one lot; a product in several lots has several lines.
     *
     * @param sku as the order has it
     * @param units member units, a plain decimal
     * @param bestBefore ISO 8601
     * @param weightKg net weight of the line in kilograms, a plain decimal
     */
    public record Line(
            String sku,
            @Nullable String gtin,
            String units,
            @Nullable String lot,
            @Nullable String bestBefore,
            @Nullable String weightKg,
            @Nullable String note) {}
}
