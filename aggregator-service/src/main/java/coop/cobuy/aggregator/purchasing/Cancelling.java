package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A buyer calls a purchase order off, before or after it was sent, but not once goods came: then a
 * receipt of nothing and the supplier's credit note tell the truth.
 */
@Singleton
class Cancelling {

    private final LockedOrders locked;
    private final PurchaseOrderRows orders;
    private final CancellationRows cancellations;
    private final OrderMessages messages;
    private final Tellings tellings;
    private final List<PurchaseOrderListener> listeners;
    private final Audit audit;
    private final Clock clock;

    Cancelling(
            LockedOrders locked,
            PurchaseOrderRows orders,
            CancellationRows cancellations,
            OrderMessages messages,
            Tellings tellings,
            List<PurchaseOrderListener> listeners,
            Audit audit,
            Clock clock) {
        this.locked = locked;
        this.orders = orders;
        this.cancellations = cancellations;
        this.messages = messages;
        this.tellings = tellings;
        this.listeners = listeners;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why it cannot be cancelled; nothing: it can. */
    static Optional<PurchasingReason> refusal(PurchaseOrder order, boolean isReceived) {
        return switch (order) {
            case PurchaseOrder.Cancelled _ -> Optional.of(PurchasingReason.ORDER_CANCELLED);
            case PurchaseOrder.Dropped _ -> Optional.of(PurchasingReason.NOTHING_ORDERED);
            case PurchaseOrder.Draft _, PurchaseOrder.AwaitingSecondApproval _ -> Optional.empty();
            case PurchaseOrder.Approved _ ->
                    isReceived ? Optional.of(PurchasingReason.GOODS_RECEIVED) : Optional.empty();
        };
    }

    /**
     * Cancelled again by the same account with the same reason, nothing happens.
     *
     * @throws Refused if it cannot be cancelled
     */
    @Transactional
    void cancel(Caller caller, PurchaseOrderId id, String reason) {
        PurchaseOrder order = locked.find(caller.coop(), id);
        if (order instanceof PurchaseOrder.Cancelled before
                && before.cancellation().account().equals(caller.account())
                && before.cancellation().reason().equals(reason)) {
            return;
        }
        boolean isReceived = locked.row(caller.coop(), id).receivedAt() != null;
        refusal(order, isReceived)
                .ifPresent(
                        no -> {
                            throw new Refused(no);
                        });
        Cancellation cancellation =
                new Cancellation(
                        caller.account(),
                        caller.name(),
                        reason,
                        order instanceof PurchaseOrder.Approved,
                        clock.instant());
        write(order.content(), cancellation);
        audit.record(
                caller,
                "purchase-order.cancelled",
                "purchase-order/" + id,
                order.content().number() + ": " + reason);
    }

    private void write(OrderContent content, Cancellation cancellation) {
        Instant at = cancellation.at();
        cancellations.save(
                new CancellationRow(
                        content.coop().value(),
                        content.id().value(),
                        cancellation.account().value(),
                        cancellation.accountName(),
                        cancellation.reason(),
                        cancellation.wasApproved(),
                        LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
        orders.cancel(content.coop().value(), content.id().value());
        if (cancellation.wasApproved()) {
            messages.cancelled(content, cancellation);
        }
        tellings.want(content.coop(), content.id(), Tellings.Kind.CANCELLED);
        listeners.forEach(
                listener -> listener.cancelled(content.coop(), content.round(), content.id()));
    }
}
