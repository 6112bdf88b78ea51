package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.DuplicateKey;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes in the invoices that people type in: suppliers for their own purchase orders alone,
 * bookkeepers for all. What contradicts an invoice that is known is refused and leaves no trace,
 * since it may be a slip of the hand.
 */
@Singleton
public class TypedInvoices {

    private final InvoiceIntake intake;
    private final InvoiceStore store;
    private final InvoiceRows rows;
    private final Matching matching;
    private final Audit audit;

    TypedInvoices(
            InvoiceIntake intake,
            InvoiceStore store,
            InvoiceRows rows,
            Matching matching,
            Audit audit) {
        this.intake = intake;
        this.store = store;
        this.rows = rows;
        this.matching = matching;
        this.audit = audit;
    }

    /** An invoice or credit note as its supplier sees it afterwards. */
    public record Billed(String number, boolean credit, LocalDate issuedOn, Money payable) {

        private static Billed of(Bill bill) {
            return new Billed(bill.number(), bill.credit(), bill.issuedOn(), bill.payable());
        }
    }

    /**
     * A purchase order that an invoice may come for.
     *
     * @param units what there is to be billed of each offer: what came or, as long as nothing came,
     *     what was ordered, less what was billed before; in kilograms where pieces are billed so
     * @param cameAny whether anything came
     * @param invoices what was billed of it so far
     */
    public record Billable(
            OrderContent order, Map<OfferId, Units> units, boolean cameAny, List<Billed> invoices) {
        public Billable {
            units = Map.copyOf(units);
            invoices = List.copyOf(invoices);
        }
    }

    /**
     * Takes an invoice from its supplier; the same again does nothing.
     *
     * @throws BadInput with all that cannot be understood
     * @throws Refused if the order is not the supplier's, the sums do not add up (with the right
     *     one as its detail), or the number stands for another invoice
     */
    public void enterOwn(Caller caller, InvoiceBody body) {
        SupplierId supplier =
                caller.supplier().orElseThrow(() -> new Refused(InvoiceReason.NOT_YOUR_ORDER));
        twiceAtMost(() -> take(caller, body, InvoiceSource.SUPPLIER, supplier, false));
    }

    /**
     * Takes an invoice from a bookkeeper, as {@link #enterOwn}.
     *
     * @param asItStands whether sums that do not add up are the supplier's, to be taken as they are
     * @return the invoice, also if it was known
     */
    public InvoiceId enter(Caller caller, InvoiceBody body, boolean asItStands) {
        SupplierId supplier =
                matching.order(caller.coop(), body.orderNumber())
                        .map(order -> order.content().supplier())
                        .orElseThrow(() -> new Refused(InvoiceReason.NOT_YOUR_ORDER));
        return twiceAtMost(() -> take(caller, body, InvoiceSource.ENTERED, supplier, asItStands));
    }

    /** The same number may come twice at one moment: then one of the two comes second. */
    static <T> T twiceAtMost(Supplier<T> take) {
        try {
            return take.get();
        } catch (DataAccessException e) {
            if (!DuplicateKey.isCauseOf(e)) {
                throw e;
            }
            return take.get();
        }
    }

    /**
     * Takes an invoice that a bookkeeper's program sends. What contradicts one that is known is
     * kept beside it, since a program does not slip; the same again does nothing.
     *
     * @throws BadInput with all that cannot be understood
     */
    InvoiceIntake.Taken send(Caller caller, InvoiceBody body) {
        Bill bill = intake.read(caller.coop(), body);
        return twiceAtMost(() -> record(caller, bill, body, InvoiceSource.ENTERED));
    }

    /** The one way by which people's invoices come in, so that each is in the audit log. */
    @Transactional
    InvoiceIntake.Taken record(Caller caller, Bill bill, InvoiceBody body, InvoiceSource source) {
        InvoiceIntake.Taken taken = intake.take(caller.coop(), bill, body, source);
        switch (taken) {
            case InvoiceIntake.Taken.New(var invoice) ->
                    audit.record(
                            caller, "invoice.entered", "invoice/" + invoice.id(), bill.number());
            case InvoiceIntake.Taken.Conflict(var invoice, var isNew) -> {
                if (isNew) {
                    audit.record(
                            caller,
                            "invoice.contradicted",
                            "invoice/" + invoice.id(),
                            bill.number() + " " + bill.payable());
                }
            }
            case InvoiceIntake.Taken.Known _ -> {
                // nothing changes
            }
        }
        return taken;
    }

    @Transactional
    InvoiceId take(
            Caller caller,
            InvoiceBody body,
            InvoiceSource source,
            SupplierId supplier,
            boolean asItStands) {
        boolean isOrdered =
                matching.order(caller.coop(), body.orderNumber())
                        .filter(found -> found.content().supplier().equals(supplier))
                        .isPresent();
        if (!isOrdered) {
            throw new Refused(InvoiceReason.NOT_YOUR_ORDER);
        }
        Bill bill = intake.read(caller.coop(), body);
        if (!bill.supplier().equals(supplier)) {
            throw new Refused(InvoiceReason.NOT_YOUR_ORDER);
        }
        Money right = InvoiceTotals.of(bill).payable();
        if (!asItStands && !right.equals(bill.payable())) {
            throw Refused.at("/payable", InvoiceReason.SUM_DIFFERS, right.decimal());
        }
        return switch (record(caller, bill, body, source)) {
            case InvoiceIntake.Taken.New(var invoice) -> invoice.id();
            case InvoiceIntake.Taken.Known(var invoice) -> invoice.id();
            case InvoiceIntake.Taken.Conflict _ ->
                    throw Refused.at(
                            "/number",
                            InvoiceReason.INVOICE_CONFLICT,
                            InvoiceReason.INVOICE_CONFLICT.message());
        };
    }

    /**
     * What an invoice adds up to.
     *
     * @param charges such as freight, less allowances
     */
    public record Sums(Money goods, Money deposits, Money charges, Money vat, Money payable) {}

    /**
     * What an invoice adds up to by its lines, whatever it says is payable.
     *
     * @throws BadInput with all that cannot be understood
     */
    public Sums sums(CoopId coop, InvoiceBody body) {
        Bill bill = intake.read(coop, body);
        InvoiceTotals totals = InvoiceTotals.of(bill);
        Money zero = Money.zero(bill.currency());
        Money deposits =
                bill.lines().stream()
                        .filter(line -> line.kind() == LineKind.DEPOSIT)
                        .map(BilledLine::net)
                        .reduce(zero, Money::plus);
        return new Sums(
                totals.lines().minus(deposits),
                deposits,
                totals.charges().plus(totals.allowances()),
                totals.vat().stream().map(VatTotal::vat).reduce(zero, Money::plus),
                totals.payable());
    }

    /** What a supplier billed of one of its purchase orders, in order of receipt. */
    @Transactional
    public List<Billed> ofOrder(CoopId coop, SupplierId supplier, PurchaseOrderId order) {
        return store.ofOrder(coop, order).stream()
                .map(Invoice::bill)
                .filter(bill -> bill.supplier().equals(supplier))
                .map(Billed::of)
                .toList();
    }

    /** What an invoice for a purchase order would bill; nothing for one that never was approved. */
    @Transactional
    public Optional<Billable> billable(CoopId coop, PurchaseOrderId id) {
        return matching.order(coop, id)
                .map(PurchaseOrder::content)
                .map(
                        order ->
                                new Billable(
                                        order,
                                        matching.leftToBill(order),
                                        matching.cameAny(order),
                                        ofOrder(coop, order.supplier(), id)));
    }

    /** As {@link #billable}, by the number that the invoice names. */
    @Transactional
    public Optional<PurchaseOrderId> numbered(CoopId coop, String number) {
        return matching.order(coop, number).map(order -> order.content().id());
    }

    /** The numbers of the documents that came for each of some purchase orders. */
    @Transactional
    public Map<PurchaseOrderId, List<String>> numbersOf(
            CoopId coop, Collection<PurchaseOrderId> orders) {
        Map<PurchaseOrderId, List<String>> numbers = new HashMap<>();
        if (orders.isEmpty()) {
            return numbers;
        }
        List<byte[]> ids = orders.stream().map(PurchaseOrderId::bytes).toList();
        for (InvoiceRow row : rows.ofOrders(coop.value(), ids)) {
            UUID order = row.purchaseOrderId();
            if (order != null) {
                numbers.computeIfAbsent(new PurchaseOrderId(order), id -> new ArrayList<>())
                        .add(row.number());
            }
        }
        return numbers;
    }
}
