package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.Receipts;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gathers what a bill is compared with, and compares it. */
@Singleton
class Matching {

    /** Above the ids of all invoices that are there. */
    private static final InvoiceId NEXT = new InvoiceId(new UUID(-1, -1));

    private final PurchaseOrders orders;
    private final Receipts receipts;
    private final InvoiceStore store;

    Matching(PurchaseOrders orders, Receipts receipts, InvoiceStore store) {
        this.orders = orders;
        this.receipts = receipts;
        this.store = store;
    }

    /**
     * A bill compared, and what it refers to.
     *
     * @param order the purchase order, where there is such a one of this supplier
     */
    record Compared(Match match, @Nullable OrderContent order, @Nullable InvoiceId credited) {}

    /** The purchase order of that number, if it was ever approved. */
    @Transactional
    public Optional<PurchaseOrder> order(CoopId coop, @Nullable String number) {
        if (number == null) {
            return Optional.empty();
        }
        return orders.byNumber(coop, number.strip()).filter(Matching::wasApproved);
    }

    /** The same, by its id. */
    @Transactional
    public Optional<PurchaseOrder> order(CoopId coop, PurchaseOrderId id) {
        return orders.find(coop, id).filter(Matching::wasApproved);
    }

    /** Whether anything was received for an order, or it is certain that nothing comes. */
    @Transactional
    public boolean cameAny(OrderContent order) {
        return !receipts.received(order.coop(), order.id()).isEmpty()
                || receipts.isClosed(order.coop(), order.id());
    }

    /**
     * What came of each offer or, as long as nothing came of any, what was ordered, less what was
     * billed: in kilograms where pieces are billed by weight.
     */
    @Transactional
    public Map<OfferId, Units> leftToBill(OrderContent order) {
        boolean came = cameAny(order);
        Map<OfferId, Units> left = new HashMap<>();
        for (OrderedLine line : lines(order.coop(), NEXT, order)) {
            Units whole = came ? line.received() : line.ordered();
            Units billed = line.billedBefore();
            if (line.weightOrNull() != null) {
                OrderedLine.Weight weight = line.weightOrNull();
                whole = came ? weight.received() : weight.ordered();
                billed = weight.billedBefore();
            }
            left.put(line.offer(), whole.minus(whole.min(billed)));
        }
        return left;
    }

    /**
     * @param id the bill's own, which does not count among what was billed before it
     */
    @Transactional
    public Compared compare(CoopId coop, InvoiceId id, Bill bill) {
        List<Difference> known = new ArrayList<>();
        Optional<PurchaseOrder> found =
                order(coop, bill.orderNumber())
                        .filter(order -> order.content().supplier().equals(bill.supplier()));
        if (found.isEmpty()) {
            known.add(
                    new Difference(
                            Difference.Kind.ORDER_UNKNOWN,
                            "/orderNumber",
                            "a purchase order to this supplier",
                            bill.orderNumber()));
        }
        if (found.isPresent() && found.get() instanceof PurchaseOrder.Cancelled) {
            known.add(
                    new Difference(
                            Difference.Kind.ORDER_CANCELLED,
                            "/orderNumber",
                            "a purchase order that stands",
                            bill.orderNumber()));
        }
        InvoiceId credited = credited(coop, bill, known);
        OrderContent order = found.map(PurchaseOrder::content).orElse(null);
        Currency currency = order == null ? bill.currency() : order.currency();
        List<OrderedLine> lines = order == null ? List.of() : lines(coop, id, order);
        return new Compared(ThreeWayMatch.match(bill, currency, lines, known), order, credited);
    }

    private @Nullable InvoiceId credited(CoopId coop, Bill bill, List<Difference> known) {
        if (!bill.credit()) {
            return null;
        }
        String number = bill.creditedNumber().orElse("");
        Optional<InvoiceRow> credited =
                store.numbered(coop, bill.supplier(), number)
                        .filter(row -> !row.credit())
                        .filter(row -> row.orderNumber().equals(bill.orderNumber()));
        if (credited.isEmpty()) {
            known.add(
                    new Difference(
                            Difference.Kind.CREDITED_UNKNOWN,
                            "/creditedNumber",
                            "an invoice of this supplier for this purchase order",
                            number));
        }
        return credited.map(row -> new InvoiceId(row.id())).orElse(null);
    }

    private List<OrderedLine> lines(CoopId coop, InvoiceId id, OrderContent order) {
        Map<OfferId, Units> received = receipts.received(coop, order.id());
        Map<OfferId, Units> weights = receipts.weights(order);
        Map<String, Billed> before = billedBefore(coop, id, order);
        return order.ordered()
                .map(
                        line ->
                                line(
                                        line,
                                        received.getOrDefault(line.offer(), Units.ZERO),
                                        weights.getOrDefault(line.offer(), Units.ZERO),
                                        before.getOrDefault(line.sku(), Billed.NOTHING)))
                .toList();
    }

    /** Thousandths of one product that were billed in kilograms, and in units else. */
    private record Billed(long kilograms, long others) {

        private static final Billed NOTHING = new Billed(0, 0);

        private static Billed of(BilledLine line, int sign) {
            long milli = sign * line.units().milli();
            return line.isInKilograms() ? new Billed(milli, 0) : new Billed(0, milli);
        }

        private Billed plus(Billed other) {
            return new Billed(
                    Math.addExact(kilograms, other.kilograms), Math.addExact(others, other.others));
        }

        private static Units units(long milli) {
            return new Units(Math.max(0, milli));
        }
    }

    private static OrderedLine line(
            OrderLine line, Units received, Units kilograms, Billed before) {
        boolean isWeighed = line.catchWeightOrNull() != null;
        return new OrderedLine(
                line.lineNo(),
                line.offer(),
                line.sku(),
                line.units(),
                line.unitPrice(),
                line.vat(),
                line.unit(),
                received,
                Billed.units(
                        isWeighed
                                ? before.others()
                                : Math.addExact(before.others(), before.kilograms())),
                isWeighed
                        ? new OrderedLine.Weight(
                                line.expectedKilograms().orElseThrow(),
                                line.kilogramPrice().orElseThrow(),
                                kilograms,
                                Billed.units(before.kilograms()))
                        : null);
    }

    /** By the invoices that were accepted, and by those that came earlier and are undecided. */
    private Map<String, Billed> billedBefore(CoopId coop, InvoiceId id, OrderContent order) {
        Map<String, Billed> billed = new HashMap<>();
        for (Invoice other : store.ofOrder(coop, order.id())) {
            if (!other.id().equals(id) && counts(other, id.value())) {
                int sign = other.bill().credit() ? -1 : 1;
                for (BilledLine line : other.bill().lines()) {
                    if (line.kind() == LineKind.GOODS) {
                        billed.merge(line.sku(), Billed.of(line, sign), Billed::plus);
                    }
                }
            }
        }
        return billed;
    }

    private static boolean counts(Invoice other, UUID before) {
        return switch (other) {
            case Invoice.Accepted _, Invoice.Settled _ -> true;
            case Invoice.Rejected _ -> false;
            case Invoice.Matched _, Invoice.Different _, Invoice.Disputed _ ->
                    !other.bill().credit() && earlier(other.id().value(), before);
        };
    }

    /** Ids are of version 7: as unsigned numbers they grow with time. */
    private static boolean earlier(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high < 0
                : Long.compareUnsigned(
                                one.getLeastSignificantBits(), other.getLeastSignificantBits())
                        < 0;
    }

    private static boolean wasApproved(PurchaseOrder order) {
        return switch (order) {
            case PurchaseOrder.Approved _ -> true;
            case PurchaseOrder.Cancelled cancelled -> !cancelled.approvals().isEmpty();
            case PurchaseOrder.Draft _,
                    PurchaseOrder.Dropped _,
                    PurchaseOrder.AwaitingSecondApproval _ ->
                    false;
        };
    }
}
