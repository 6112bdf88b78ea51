package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Makes invoices from their rows, and rows from bills. */
final class InvoiceMapping {

    private InvoiceMapping() {}

    /** The states as they stand in the database; {@link Invoice} has a record for each. */
    enum State {
        MATCHED,
        DIFFERENT,
        DISPUTED,
        ACCEPTED,
        REJECTED,
        SETTLED
    }

    static State state(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Matched _ -> State.MATCHED;
            case Invoice.Different _ -> State.DIFFERENT;
            case Invoice.Disputed _ -> State.DISPUTED;
            case Invoice.Accepted _ -> State.ACCEPTED;
            case Invoice.Rejected _ -> State.REJECTED;
            case Invoice.Settled _ -> State.SETTLED;
        };
    }

    static Invoice invoice(
            InvoiceRow row,
            List<InvoiceLineRow> lines,
            List<InvoiceAmountRow> amounts,
            List<InvoiceDifferenceRow> differenceRows) {
        InvoiceContent content = content(row, bill(row, lines, amounts));
        List<Difference> differences =
                differenceRows.stream().map(InvoiceMapping::difference).toList();
        return switch (State.valueOf(row.state())) {
            case MATCHED -> new Invoice.Matched(content, differences);
            case DIFFERENT -> new Invoice.Different(content, differences);
            case DISPUTED -> new Invoice.Disputed(content, differences, verdict(row));
            case ACCEPTED -> new Invoice.Accepted(content, differences, verdict(row));
            case REJECTED -> new Invoice.Rejected(content, differences, verdict(row));
            case SETTLED ->
                    new Invoice.Settled(
                            content,
                            differences,
                            verdict(row),
                            UtcTime.instant(Objects.requireNonNull(row.settledAt())));
        };
    }

    private static InvoiceContent content(InvoiceRow row, Bill bill) {
        UUID order = row.purchaseOrderId();
        UUID credited = row.creditedId();
        return new InvoiceContent(
                new CoopId(row.coopId()),
                new InvoiceId(row.id()),
                row.version(),
                bill,
                order == null ? null : new PurchaseOrderId(order),
                credited == null ? null : new InvoiceId(credited),
                InvoiceSource.valueOf(row.source()),
                UtcTime.instant(row.receivedAt()));
    }

    private static Bill bill(
            InvoiceRow row, List<InvoiceLineRow> lines, List<InvoiceAmountRow> amounts) {
        Currency currency = Currency.getInstance(row.currency());
        return new Bill(
                new SupplierId(row.supplierId()),
                row.number(),
                row.orderNumber(),
                row.credit(),
                row.creditedNumber(),
                currency,
                row.issuedOn(),
                row.dueOn(),
                lines.stream().map(line -> line(line, currency)).toList(),
                amounts(amounts, InvoiceAmountRow.ALLOWANCE, currency),
                amounts(amounts, InvoiceAmountRow.CHARGE, currency),
                new Money(row.roundingMinor(), currency),
                new Money(row.payableMinor(), currency));
    }

    private static BilledLine line(InvoiceLineRow row, Currency currency) {
        BigDecimal price = row.unitPrice().stripTrailingZeros();
        return new BilledLine(
                row.lineNo(),
                LineKind.valueOf(row.kind()),
                row.sku(),
                new Units(row.unitsMilli()),
                new UnitPrice(price.scale() < 0 ? price.setScale(0) : price, currency),
                new Money(row.netMinor(), currency),
                new Percent(row.vatHundredths()),
                row.unit() == null ? null : new UnitCode(row.unit()));
    }

    private static List<BilledAmount> amounts(
            List<InvoiceAmountRow> rows, String kind, Currency currency) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(
                        row ->
                                new BilledAmount(
                                        row.text(),
                                        new Money(row.netMinor(), currency),
                                        new Percent(row.vatHundredths())))
                .toList();
    }

    private static Difference difference(InvoiceDifferenceRow row) {
        return new Difference(
                Difference.Kind.valueOf(row.kind()), row.pointer(), row.expected(), row.found());
    }

    private static Verdict verdict(InvoiceRow row) {
        UUID by = row.decidedBy();
        return new Verdict(
                by == null ? null : new AccountId(by),
                Objects.requireNonNullElse(row.decidedName(), ""),
                Objects.requireNonNullElse(row.decidedReason(), ""),
                UtcTime.instant(Objects.requireNonNull(row.decidedAt())));
    }

    static @Nullable Verdict verdict(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Matched _, Invoice.Different _ -> null;
            case Invoice.Disputed disputed -> disputed.verdict();
            case Invoice.Accepted accepted -> accepted.verdict();
            case Invoice.Rejected rejected -> rejected.verdict();
            case Invoice.Settled settled -> settled.verdict();
        };
    }

    static InvoiceRow row(Invoice invoice, byte[] hash) {
        InvoiceContent content = invoice.content();
        Bill bill = content.bill();
        Verdict verdict = verdict(invoice);
        return new InvoiceRow(
                content.coop().value(),
                content.id().value(),
                content.version(),
                state(invoice).name(),
                bill.supplier().value(),
                bill.number(),
                bill.orderNumber(),
                content.order().map(PurchaseOrderId::value).orElse(null),
                bill.credit(),
                bill.creditedNumberOrNull(),
                content.credited().map(InvoiceId::value).orElse(null),
                bill.currency().getCurrencyCode(),
                bill.issuedOn(),
                bill.dueOnOrNull(),
                bill.rounding().minor(),
                bill.payable().minor(),
                hash,
                content.source().name(),
                UtcTime.of(content.receivedAt()),
                by(verdict),
                verdict == null ? null : verdict.name(),
                verdict == null ? null : verdict.reason(),
                at(verdict),
                null);
    }

    static @Nullable UUID by(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.by().map(AccountId::value).orElse(null);
    }

    static @Nullable LocalDateTime at(@Nullable Verdict verdict) {
        return verdict == null ? null : UtcTime.of(verdict.at());
    }

    static List<InvoiceLineRow> lineRows(InvoiceContent content) {
        return content.bill().lines().stream()
                .map(
                        line ->
                                new InvoiceLineRow(
                                        content.coop().value(),
                                        content.id().value(),
                                        line.lineNo(),
                                        line.kind().name(),
                                        line.sku(),
                                        line.units().milli(),
                                        line.unitPrice().amount(),
                                        line.net().minor(),
                                        line.vatPercent().hundredths(),
                                        line.unit().map(UnitCode::code).orElse(null)))
                .toList();
    }

    static List<InvoiceAmountRow> amountRows(InvoiceContent content) {
        List<InvoiceAmountRow> rows = new ArrayList<>();
        addAmounts(rows, content, InvoiceAmountRow.ALLOWANCE, content.bill().allowances());
        addAmounts(rows, content, InvoiceAmountRow.CHARGE, content.bill().charges());
        return rows;
    }

    private static void addAmounts(
            List<InvoiceAmountRow> rows,
            InvoiceContent content,
            String kind,
            List<BilledAmount> amounts) {
        for (int i = 0; i < amounts.size(); i++) {
            BilledAmount amount = amounts.get(i);
            rows.add(
                    new InvoiceAmountRow(
                            content.coop().value(),
                            content.id().value(),
                            kind,
                            i + 1,
                            amount.text(),
                            amount.net().minor(),
                            amount.vatPercent().hundredths()));
        }
    }

    static List<InvoiceDifferenceRow> differenceRows(Invoice invoice) {
        List<InvoiceDifferenceRow> rows = new ArrayList<>();
        for (Difference difference : invoice.differences()) {
            rows.add(
                    new InvoiceDifferenceRow(
                            invoice.content().coop().value(),
                            invoice.id().value(),
                            rows.size() + 1,
                            difference.kind().name(),
                            difference.pointer(),
                            difference.expected(),
                            difference.found()));
        }
        return rows;
    }
}
