package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.List;

/** Takes in the invoices that suppliers type in themselves, for their own purchase orders alone. */
@Singleton
public class OwnInvoices {

    private final InvoiceIntake intake;
    private final InvoiceStore store;
    private final Matching matching;
    private final Audit audit;

    OwnInvoices(InvoiceIntake intake, InvoiceStore store, Matching matching, Audit audit) {
        this.intake = intake;
        this.store = store;
        this.matching = matching;
        this.audit = audit;
    }

    /** An invoice or credit note as its supplier sees it afterwards. */
    public record Billed(String number, boolean credit, LocalDate issuedOn, Money payable) {}

    /**
     * Takes an invoice; the same again does nothing.
     *
     * @throws BadInput with all that cannot be understood
     * @throws Refused if the order is not the supplier's, the sums do not add up (with the right
     *     one as its detail), or the number stands for another invoice
     */
    @Transactional
    public void enter(Caller caller, InvoiceBody body) {
        SupplierId supplier =
                caller.supplier().orElseThrow(() -> new Refused(InvoiceReason.NOT_YOUR_ORDER));
        PurchaseOrder order =
                matching.order(caller.coop(), body.orderNumber())
                        .filter(found -> found.content().supplier().equals(supplier))
                        .orElseThrow(() -> new Refused(InvoiceReason.NOT_YOUR_ORDER));
        Bill bill = intake.read(caller.coop(), body);
        if (!bill.supplier().equals(order.content().supplier())) {
            throw new Refused(InvoiceReason.NOT_YOUR_ORDER);
        }
        Money right = InvoiceTotals.of(bill).payable();
        if (!right.equals(bill.payable())) {
            throw Refused.at("/payable", InvoiceReason.SUM_DIFFERS, right.decimal());
        }
        switch (intake.take(caller.coop(), bill, body, InvoiceSource.SUPPLIER)) {
            case InvoiceIntake.Taken.New(var invoice) ->
                    audit.record(
                            caller, "invoice.entered", "invoice/" + invoice.id(), bill.number());
            case InvoiceIntake.Taken.Known _ -> {}
            case InvoiceIntake.Taken.Conflict _ ->
                    throw Refused.at(
                            "/number",
                            InvoiceReason.INVOICE_CONFLICT,
                            InvoiceReason.INVOICE_CONFLICT.message());
        }
    }

    /** What a supplier billed of one of its purchase orders, in order of receipt. */
    @Transactional
    public List<Billed> ofOrder(CoopId coop, SupplierId supplier, PurchaseOrderId order) {
        return store.ofOrder(coop, order).stream()
                .map(Invoice::bill)
                .filter(bill -> bill.supplier().equals(supplier))
                .map(
                        bill ->
                                new Billed(
                                        bill.number(),
                                        bill.credit(),
                                        bill.issuedOn(),
                                        bill.payable()))
                .toList();
    }
}
