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
record ReceivingView(
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
     */
    record LineView(
            OfferId offer,
            String sku,
            String name,
            Units ordered,
            Units received,
            Units damaged,
            Units missing,
            Units over,
            @Nullable Units allotted,
            @Nullable Units stock) {}

    /**
     * A receipt as it was booked.
     *
     * @param correctedBy the receipt that stands in its place
     */
    record ReceiptView(
            ReceiptId id,
            int number,
            @Nullable ReceiptId corrects,
            @Nullable ReceiptId correctedBy,
            boolean isFinal,
            @Nullable String note,
            String by,
            Instant at,
            List<ReceiptLineView> lines) {}

    record ReceiptLineView(OfferId offer, Units units, Units damaged, @Nullable String note) {}
}
