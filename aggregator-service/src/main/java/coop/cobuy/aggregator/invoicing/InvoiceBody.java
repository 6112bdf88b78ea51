package coop.cobuy.aggregator.invoicing;

import coop.cobuy.contract.supplier.v1.SupplierInvoice;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A supplier's invoice or credit note as it is sent to the API: the fields of the contract {@link
 * SupplierInvoice}, amounts as decimals in the invoice's currency. {@link BillReading} says what is
 * wrong with it.
 *
 * @param supplierId may be left out where the purchase order tells the supplier
 * @param credit absent: an invoice
 * @param rounding absent: none
 */
public record InvoiceBody(
        @Nullable String supplierId,
        @Nullable String number,
        @Nullable String orderNumber,
        @Nullable Boolean credit,
        @Nullable String creditedNumber,
        @Nullable String currency,
        @Nullable String issuedOn,
        @Nullable String dueOn,
        @Nullable List<Line> lines,
        @Nullable List<Amount> allowances,
        @Nullable List<Amount> charges,
        @Nullable String rounding,
        @Nullable String payable) {

    /** The longest number of an invoice or purchase order. */
    public static final int NUMBER_MAX = 100;

    /**
     * A billed line.
     *
     * @param kind GOODS (or absent) or DEPOSIT
     * @param unit of units and price, UN/ECE Rec 20; absent: the member unit. KGM where pieces are
     *     billed by weight.
     */
    public record Line(
            @Nullable String sku,
            @Nullable String units,
            @Nullable String unitPrice,
            @Nullable String net,
            @Nullable String vatPercent,
            @Nullable String kind,
            @Nullable String unit) {}

    /** An allowance or charge. */
    public record Amount(
            @Nullable String text, @Nullable String net, @Nullable String vatPercent) {}

    static InvoiceBody of(SupplierInvoice message) {
        return new InvoiceBody(
                message.supplierId().toString(),
                message.number(),
                message.orderNumber(),
                message.credit(),
                message.creditedNumber(),
                message.currency(),
                message.issuedOn(),
                message.dueOn(),
                message.lines().stream().map(InvoiceBody::line).toList(),
                message.allowances().stream().map(InvoiceBody::amount).toList(),
                message.charges().stream().map(InvoiceBody::amount).toList(),
                message.rounding(),
                message.payable());
    }

    private static Line line(SupplierInvoice.Line line) {
        return new Line(
                line.sku(),
                line.units(),
                line.unitPrice(),
                line.net(),
                line.vatPercent(),
                line.kind(),
                line.unit());
    }

    private static Amount amount(SupplierInvoice.Amount amount) {
        return new Amount(amount.text(), amount.net(), amount.vatPercent());
    }
}
