package coop.cobuy.contract.supplier.v1;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A supplier's invoice, or with {@code credit} set its credit note. Amounts are decimals in the
 * invoice's currency; those of a credit note are positive and count against.
 *
 * @param number the supplier's own number, unique for the supplier
 * @param orderNumber the purchase order that it bills
 * @param creditedNumber the invoice that a credit note corrects; null for an invoice
 * @param rounding added to the total as EN 16931's BT-114
 * @param payable what is to be paid, as the supplier states it (BT-115)
 */
public record SupplierInvoice(
        UUID coopId,
        UUID supplierId,
        String number,
        String orderNumber,
        boolean credit,
        @Nullable String creditedNumber,
        String currency,
        String issuedOn,
        @Nullable String dueOn,
        List<Line> lines,
        List<Amount> allowances,
        List<Amount> charges,
        String rounding,
        String payable,
        String receivedAt) {

    /** The topic's name. */
    public static final String TOPIC = "supplier.invoice.v1";

    public SupplierInvoice {
        lines = List.copyOf(lines);
        allowances = List.copyOf(allowances);
        charges = List.copyOf(charges);
    }

    /**
     * One billed product.
     *
     * @param units billed, a plain decimal; member units unless {@code unit} says otherwise
     * @param unitPrice of one such unit
     * @param net the line's net amount (BT-131)
     * @param kind {@code GOODS}, or {@code DEPOSIT} for what is billed beside the goods and comes
     *     back; null: goods
     * @param unit of units and price, UN/ECE Rec 20; null: the member unit. {@code KGM} where goods
     *     that are ordered in pieces are billed by weight
     */
    public record Line(
            String sku,
            String units,
            String unitPrice,
            String net,
            String vatPercent,
            @Nullable String kind,
            @Nullable String unit) {

        /** Of member units. */
        public Line(
                String sku,
                String units,
                String unitPrice,
                String net,
                String vatPercent,
                @Nullable String kind) {
            this(sku, units, unitPrice, net, vatPercent, kind, null);
        }

        /** Goods. */
        public Line(String sku, String units, String unitPrice, String net, String vatPercent) {
            this(sku, units, unitPrice, net, vatPercent, null, null);
        }
    }

    /** An allowance (negative) or a charge such as freight, net, on document level. */
    public record Amount(String text, String net, String vatPercent) {}
}
