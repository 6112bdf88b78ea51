package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Invoices as the API shows them. */
public final class InvoiceViews {

    private InvoiceViews() {}

    /** An invoice in a list. */
    public record Summary(
            InvoiceId id,
            String state,
            SupplierId supplier,
            String number,
            String orderNumber,
            boolean credit,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            Money payable,
            Instant receivedAt) {

        static Summary of(InvoiceRow row) {
            return new Summary(
                    new InvoiceId(row.id()),
                    row.state(),
                    new SupplierId(row.supplierId()),
                    row.number(),
                    row.orderNumber(),
                    row.credit(),
                    row.issuedOn(),
                    row.dueOn(),
                    new Money(row.payableMinor(), Currency.getInstance(row.currency())),
                    UtcTime.instant(row.receivedAt()));
        }
    }

    /** All of an invoice, beside the purchase order and what was received. */
    record Whole(
            InvoiceId id,
            String state,
            SupplierId supplier,
            String number,
            String orderNumber,
            @Nullable PurchaseOrderId purchaseOrder,
            boolean credit,
            @Nullable String creditedNumber,
            @Nullable InvoiceId credited,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            InvoiceSource source,
            Instant receivedAt,
            List<Line> lines,
            List<Amount> allowances,
            List<Amount> charges,
            List<Vat> vat,
            Money rounding,
            Money computed,
            Money payable,
            List<Difference> differences,
            List<Conflict> conflicts,
            @Nullable Decision decision,
            @Nullable Instant settledAt) {}

    /**
     * A billed line beside what was ordered and has come; those are absent where it was not
     * ordered.
     *
     * @param unit of its quantities and prices: KGM where pieces are billed by weight; absent where
     *     neither order nor bill says
     */
    record Line(
            int lineNo,
            LineKind kind,
            String sku,
            @Nullable OfferId offer,
            @Nullable UnitCode unit,
            @Nullable Units ordered,
            @Nullable Units received,
            Units billed,
            @Nullable UnitPrice orderedPrice,
            UnitPrice billedPrice,
            Money net,
            Percent vatPercent) {}

    /** An allowance or charge. */
    record Amount(String text, Money net, Percent vatPercent) {
        static Amount of(BilledAmount amount) {
            return new Amount(amount.text(), amount.net(), amount.vatPercent());
        }
    }

    /** The tax of one rate. */
    record Vat(Percent percent, Money base, Money vat) {
        static Vat of(VatTotal total) {
            return new Vat(total.rate(), total.base(), total.vat());
        }
    }

    /** Another document under the same number. */
    public record Conflict(
            Money payable, InvoiceSource source, Instant receivedAt, String content) {
        static Conflict of(InvoiceConflictRow row, Currency currency) {
            return new Conflict(
                    new Money(row.payableMinor(), currency),
                    InvoiceSource.valueOf(row.source()),
                    UtcTime.instant(row.receivedAt()),
                    row.content());
        }
    }

    /** Who decided what and why; without an account it was accepted by itself. */
    record Decision(@Nullable AccountId account, String name, String reason, Instant at) {
        static @Nullable Decision of(@Nullable Verdict verdict) {
            return verdict == null
                    ? null
                    : new Decision(
                            verdict.byOrNull(), verdict.name(), verdict.reason(), verdict.at());
        }
    }

    static Whole whole(Invoice invoice, Match match, List<InvoiceConflictRow> conflicts) {
        InvoiceContent content = invoice.content();
        Bill bill = content.bill();
        return new Whole(
                content.id(),
                InvoiceMapping.state(invoice).name(),
                bill.supplier(),
                bill.number(),
                bill.orderNumber(),
                content.orderOrNull(),
                bill.credit(),
                bill.creditedNumberOrNull(),
                content.creditedOrNull(),
                bill.issuedOn(),
                bill.dueOnOrNull(),
                content.source(),
                content.receivedAt(),
                lines(bill, match),
                bill.allowances().stream().map(Amount::of).toList(),
                bill.charges().stream().map(Amount::of).toList(),
                match.totals().vat().stream().map(Vat::of).toList(),
                bill.rounding(),
                match.totals().payable(),
                bill.payable(),
                invoice.differences(),
                conflicts.stream().map(row -> Conflict.of(row, bill.currency())).toList(),
                Decision.of(InvoiceMapping.verdict(invoice)),
                invoice instanceof Invoice.Settled settled ? settled.at() : null);
    }

    private static List<Line> lines(Bill bill, Match match) {
        return bill.lines().stream()
                .map(line -> line(line, match.lines().get(line.lineNo() - 1)))
                .toList();
    }

    private static Line line(BilledLine line, Match.Line beside) {
        return new Line(
                line.lineNo(),
                line.kind(),
                line.sku(),
                beside.offer(),
                beside.unit(),
                beside.ordered(),
                beside.received(),
                line.units(),
                beside.orderedPrice(),
                line.unitPrice(),
                line.net(),
                line.vatPercent());
    }
}
