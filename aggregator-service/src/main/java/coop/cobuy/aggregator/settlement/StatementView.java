package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a member was charged, with a reason for every number.
 *
 * @param movements of money other than these invoices in the same time, payments above all
 * @param balance now, above zero: the co-op owes the member
 * @param agrees whether the single charges, the invoices' totals and the ledger say the same
 */
public record StatementView(
        MemberId member,
        @Nullable RoundId round,
        Instant from,
        Instant to,
        List<InvoicePart> invoices,
        Totals totals,
        List<Movement> movements,
        Money balance,
        boolean agrees) {

    /** One invoice's part. */
    public record InvoicePart(
            InvoiceId invoice,
            String number,
            boolean credit,
            RoundId round,
            SupplierId supplier,
            String supplierName,
            PurchaseOrderId purchaseOrder,
            String orderNumber,
            Instant settledAt,
            List<Line> lines,
            Money total) {}

    /**
     * One charge.
     *
     * @param reference what the goods would have cost, net
     * @param vatPercent of the supplier's charges
     * @param saving reference less net
     * @param weightKg what is billed here of the units, of pieces that are billed by weight
     * @param savingKind HARD, against the last price paid, or AVOIDED
     * @param reason sentences for the member
     */
    public record Line(
            Component component,
            @Nullable OfferId offer,
            String text,
            @Nullable Units units,
            @Nullable Units weightKg,
            Money net,
            @Nullable Percent vatPercent,
            Money vat,
            @Nullable Money reference,
            @Nullable Money saving,
            @Nullable String savingKind,
            @Nullable BaselineView baseline,
            String reason) {}

    /** What a saving is measured against. */
    public record BaselineView(
            String kind, String source, LocalDate on, @Nullable UnitPrice price) {}

    /**
     * The sums of all lines.
     *
     * @param goods net
     * @param freight net
     * @param fees the co-op's, net
     * @param other net: deposits, allowances, rounding
     * @param total with tax: what was charged
     * @param charged the same, as the ledger has it
     * @param saving absent if there are savings of both sorts, which are never added together
     * @param hardSaving against the last price paid
     * @param avoidedCost against a shop's price, a contract or the price list
     */
    public record Totals(
            Money goods,
            Money freight,
            Money fees,
            Money other,
            Money vat,
            Money total,
            Money charged,
            Money reference,
            @Nullable Money saving,
            Money hardSaving,
            Money avoidedCost) {}

    /** A payment or another movement on the member's account. */
    public record Movement(
            JournalId journal,
            Instant at,
            String kind,
            String text,
            Money amount,
            @Nullable String reference) {}
}
