package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invoices and their rows. Writes happen in the transactions of those who call. */
@Singleton
class InvoiceStore {

    private final InvoiceRows invoices;
    private final InvoiceLineRows lines;
    private final InvoiceAmountRows amounts;
    private final InvoiceDifferenceRows differences;

    InvoiceStore(
            InvoiceRows invoices,
            InvoiceLineRows lines,
            InvoiceAmountRows amounts,
            InvoiceDifferenceRows differences) {
        this.invoices = invoices;
        this.lines = lines;
        this.amounts = amounts;
        this.differences = differences;
    }

    @Transactional
    public Optional<Invoice> find(CoopId coop, InvoiceId id) {
        return invoices.find(coop.value(), id.value()).map(this::whole);
    }

    @Transactional
    public Optional<InvoiceRow> numbered(CoopId coop, SupplierId supplier, String number) {
        return invoices.numbered(coop.value(), supplier.value(), number);
    }

    /**
     * Locks all invoices of the same purchase order, in order of their ids, so that two decisions
     * about what is billed of one order wait for each other; then reads this one.
     */
    @Transactional
    public Invoice lock(CoopId coop, InvoiceId id) {
        InvoiceRow seen =
                invoices.find(coop.value(), id.value())
                        .orElseThrow(() -> new Refused(InvoiceReason.INVOICE_UNKNOWN));
        if (seen.purchaseOrderId() != null) {
            invoices.lockOfOrder(coop.value(), seen.purchaseOrderId());
        }
        return invoices.lock(coop.value(), id.value()).map(this::whole).orElseThrow();
    }

    @Transactional
    public List<Invoice> ofOrder(CoopId coop, PurchaseOrderId order) {
        return invoices.ofOrder(coop.value(), order.value()).stream().map(this::whole).toList();
    }

    @Transactional
    public void add(Invoice invoice, byte[] hash) {
        invoices.save(InvoiceMapping.row(invoice, hash));
        lines.saveAll(InvoiceMapping.lineRows(invoice.content()));
        amounts.saveAll(InvoiceMapping.amountRows(invoice.content()));
        differences.saveAll(InvoiceMapping.differenceRows(invoice));
    }

    /** Writes another state over the one that was locked. */
    @Transactional
    public void change(Invoice invoice) {
        change(invoice, null);
        InvoiceContent content = invoice.content();
        differences.deleteOfInvoice(content.coop().value(), content.id().value());
        differences.saveAll(InvoiceMapping.differenceRows(invoice));
    }

    @Transactional
    public void settle(Invoice.Accepted invoice, Instant at) {
        change(
                new Invoice.Settled(
                        invoice.content(), invoice.differences(), invoice.verdict(), at),
                at);
    }

    /** Notes what the bill refers to, known only now. */
    @Transactional
    public void refer(
            InvoiceContent content, @Nullable PurchaseOrderId order, @Nullable InvoiceId credited) {
        invoices.refer(
                content.coop().value(),
                content.id().value(),
                order == null ? null : order.value(),
                credited == null ? null : credited.value());
    }

    private void change(Invoice invoice, @Nullable Instant settledAt) {
        InvoiceContent content = invoice.content();
        Verdict verdict = InvoiceMapping.verdict(invoice);
        int changed =
                invoices.change(
                        content.coop().value(),
                        content.id().value(),
                        content.version(),
                        InvoiceMapping.state(invoice).name(),
                        InvoiceMapping.by(verdict),
                        verdict == null ? null : verdict.name(),
                        verdict == null ? null : verdict.reason(),
                        InvoiceMapping.at(verdict),
                        settledAt == null ? null : UtcTime.of(settledAt));
        if (changed != 1) {
            throw new IllegalStateException(
                    "rows changed of invoice " + content.id() + ": " + changed + " (expected: 1)");
        }
    }

    Invoice whole(InvoiceRow row) {
        return InvoiceMapping.invoice(
                row,
                lines.ofInvoice(row.coopId(), row.id()),
                amounts.ofInvoice(row.coopId(), row.id()),
                differences.ofInvoice(row.coopId(), row.id()));
    }
}
