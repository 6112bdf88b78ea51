package coop.cobuy.adapter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * One billed product.
 *
 * @param units billed, a plain decimal: member units, or kilograms of pieces if the item says so
 * @param unitPrice net price of one of these, a plain decimal
 * @param net the line's net amount (BT-131)
 * @param vatPercent such as {@code 7.00}
 * @param kind {@code GOODS} or {@code DEPOSIT}; null: goods
 */
public record InvoiceLine(
        ItemReference item,
        String units,
        String unitPrice,
        String net,
        String vatPercent,
        @Nullable String kind) {

    /** Of a product that is named by its SKU alone. */
    public InvoiceLine(
            String sku,
            String units,
            String unitPrice,
            String net,
            String vatPercent,
            @Nullable String kind) {
        this(ItemReference.sku(sku), units, unitPrice, net, vatPercent, kind);
    }
}
