package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Purchase orders as their supplier sees and answers them: what was sent to the supplier that the
 * caller acts for, and nothing else.
 */
@Singleton
public class SentOrders {

    /** Above all numbers of purchase orders. */
    public static final String NEWEST = "~";

    private final PurchaseOrderRows rows;
    private final PurchaseOrders orders;
    private final LockedOrders locked;
    private final OrderResponses responses;
    private final Shipments shipments;
    private final Audit audit;

    SentOrders(
            PurchaseOrderRows rows,
            PurchaseOrders orders,
            LockedOrders locked,
            OrderResponses responses,
            Shipments shipments,
            Audit audit) {
        this.rows = rows;
        this.orders = orders;
        this.locked = locked;
        this.responses = responses;
        this.shipments = shipments;
        this.audit = audit;
    }

    /**
     * A purchase order in a list.
     *
     * @param verdict what was answered last; null: nothing yet
     */
    public record Head(
            PurchaseOrderId id,
            String number,
            boolean cancelled,
            Money net,
            @Nullable String verdict,
            @Nullable Instant sentAt) {

        static Head of(PurchaseOrderRow row) {
            return new Head(
                    new PurchaseOrderId(row.id()),
                    row.number(),
                    row.state().equals(OrderState.CANCELLED.name()),
                    Money.of(row.netMinor(), row.currency()),
                    row.verdict(),
                    OrderReading.instant(row.approvedAt()));
        }
    }

    /** A purchase order with all that was answered and announced, in order of arrival. */
    public record Sent(
            PurchaseOrder order, List<SupplierAnswer> answers, List<Shipment> shipments) {
        public Sent {
            answers = List.copyOf(answers);
            shipments = List.copyOf(shipments);
        }

        public OrderContent content() {
            return order.content();
        }

        /** Names what is answered: another print, another thing to answer. */
        public String print() {
            return SentOrders.print(content(), answers.size());
        }

        /** The answer to the order as it stands now, if there is one. */
        public Optional<SupplierAnswer> answer() {
            return answers.isEmpty() || answers.getLast().revision() != content().revision()
                    ? Optional.empty()
                    : Optional.of(answers.getLast());
        }

        public boolean isCancelled() {
            return order instanceof PurchaseOrder.Cancelled;
        }
    }

    /** The newest number first, before one. */
    @Transactional
    public List<Head> before(Caller caller, String before, int atMost) {
        return caller.supplier().stream()
                .flatMap(
                        supplier ->
                                rows
                                        .before(
                                                caller.coop().value(),
                                                before,
                                                null,
                                                supplier.value(),
                                                atMost)
                                        .stream())
                .map(Head::of)
                .toList();
    }

    /** Nothing if it was not sent to the caller's supplier. */
    @Transactional
    public Optional<Sent> find(Caller caller, PurchaseOrderId id) {
        return orders.find(caller.coop(), id)
                .filter(order -> isSentTo(caller.supplier(), order))
                .map(
                        order ->
                                new Sent(
                                        order,
                                        responses.ofOrder(caller.coop(), id),
                                        shipments.ofOrder(caller.coop(), id)));
    }

    /**
     * Keeps the supplier's answer; the same again does nothing.
     *
     * @param seen what was looked at, see {@link Sent#print}
     * @throws Refused if there is no such purchase order, or it was answered or changed meanwhile
     */
    @Transactional
    public void answer(
            Caller caller,
            PurchaseOrderId id,
            String seen,
            Function<OrderContent, SupplierAnswer> answer) {
        OrderContent content = lock(caller, id);
        SupplierAnswer read = answer.apply(content);
        if (responses.isKnown(content, read)) {
            return;
        }
        if (!seen.equals(print(content, responses.ofOrder(caller.coop(), id).size()))) {
            throw new Refused(PurchasingReason.ANSWERED_MEANWHILE);
        }
        responses.keep(content, read, caller.account());
        audit.record(
                caller,
                "purchase-order.answered",
                "purchase-order/" + id,
                read.documentNumber() + ": " + read.verdict());
    }

    /**
     * Keeps what the supplier says is on its way; the same again does nothing.
     *
     * @throws Refused if there is no such purchase order, or another announcement has the number
     */
    @Transactional
    public void ship(Caller caller, PurchaseOrderId id, Function<OrderContent, Shipment> shipment) {
        OrderContent content = lock(caller, id);
        Shipment read = shipment.apply(content);
        if (shipments.announce(content, read)) {
            audit.record(
                    caller,
                    "purchase-order.shipped",
                    "purchase-order/" + id,
                    read.documentNumber());
        }
    }

    private static String print(OrderContent content, int answers) {
        return content.revision() + "." + answers;
    }

    private OrderContent lock(Caller caller, PurchaseOrderId id) {
        return locked.maybe(caller.coop(), id)
                .filter(order -> isSentTo(caller.supplier(), order))
                .map(PurchaseOrder::content)
                .orElseThrow(() -> new Refused(PurchasingReason.NO_SUCH_PURCHASE_ORDER));
    }

    private static boolean isSentTo(Optional<SupplierId> supplier, PurchaseOrder order) {
        return Answering.canBeAnswered(order)
                && supplier.filter(order.content().supplier()::equals).isPresent();
    }
}
