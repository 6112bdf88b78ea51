package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.ReceiptId;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What came for a purchase order, as the API shows it.
 *
 * @param state OPEN, CLOSING or CLOSED
 */
public record ReceivingView(
        PurchaseOrderId purchaseOrder,
        String number,
        String state,
        @Nullable Instant closedAt,
        List<LineView> lines,
        List<ReceiptView> receipts) {

    /**
     * An ordered line.
     *
     * @param allotted what members get; null until closed
     * @param stock what the co-op keeps; null until closed
     * @param weight of pieces that are billed by weight; null for all other goods
     */
    public record LineView(
            OfferId offer,
            String sku,
            String name,
            Units ordered,
            Units received,
            Units damaged,
            Units missing,
            Units over,
            @Nullable Units allotted,
            @Nullable Units stock,
            @Nullable WeightView weight) {}

    /**
     * Kilograms of pieces.
     *
     * @param ordered what the ordered pieces are expected to weigh
     * @param received what came weighs; of receipts without a weight, what was expected of it
     * @param allotted what falls on the members' pieces; null until closed
     * @param stock what falls on those that the co-op keeps; null until closed
     */
    public record WeightView(
            Units ordered, Units received, @Nullable Units allotted, @Nullable Units stock) {}

    /**
     * A receipt as it was booked.
     *
     * @param correctedBy the receipt that stands in its place
     */
    public record ReceiptView(
            ReceiptId id,
            int number,
            @Nullable ReceiptId corrects,
            @Nullable ReceiptId correctedBy,
            boolean isFinal,
            @Nullable String note,
            String by,
            Instant at,
            List<ReceiptLineView> lines) {}

    /** A line of a receipt; {@code weightKg} is null where nothing was weighed. */
    public record ReceiptLineView(
            OfferId offer,
            Units units,
            Units damaged,
            @Nullable String note,
            @Nullable Units weightKg) {}
}
