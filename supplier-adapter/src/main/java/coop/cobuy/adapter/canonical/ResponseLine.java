package coop.cobuy.adapter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * One line of an order response.
 *
 * @param units member units that will come, a plain decimal; {@code "0"}: none; null: as ordered
 * @param unitPrice the price that the supplier confirms; null: as ordered
 */
public record ResponseLine(
        ItemReference item,
        @Nullable String units,
        @Nullable String unitPrice,
        @Nullable String note) {

    /** Of a product that is named by its SKU alone. */
    public ResponseLine(
            String sku, String units, @Nullable String unitPrice, @Nullable String note) {
        this(ItemReference.sku(sku), units, unitPrice, note);
    }
}
