package coop.cobuy.aggregator.purchasing;

import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.id.CoopId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Tells buyers of purchase orders that were approved and are not known to have reached the
 * supplier: a warning after four hours, overdue after twenty-four.
 */
@Singleton
public class LateOrders {

    /** So long after the approval it should have arrived. */
    public static final Duration WARNED_AFTER = Duration.ofHours(4);

    /** So long after the approval it is overdue. */
    public static final Duration OVERDUE_AFTER = Duration.ofHours(24);

    private static final int AT_MOST = 100;
    private static final String NONE = "";

    private final PurchaseOrderRows orders;
    private final Messenger messenger;
    private final Clock clock;

    LateOrders(PurchaseOrderRows orders, Messenger messenger, Clock clock) {
        this.orders = orders;
        this.messenger = messenger;
        this.clock = clock;
    }

    /** How late. */
    enum Alarm {
        WARNED,
        OVERDUE
    }

    /** Each purchase order is told of once as late and once as overdue, whoever looks first. */
    @Transactional
    void tell() {
        Instant now = clock.instant();
        orders.late(utc(now.minus(OVERDUE_AFTER)), Alarm.WARNED.name(), AT_MOST)
                .forEach(order -> tell(order, Alarm.OVERDUE));
        orders.late(utc(now.minus(WARNED_AFTER)), NONE, AT_MOST)
                .forEach(order -> tell(order, Alarm.WARNED));
    }

    private void tell(PurchaseOrderRow order, Alarm alarm) {
        if (orders.alarm(order.coopId(), order.id(), alarm.name()) != 1) {
            return;
        }
        Duration since =
                switch (alarm) {
                    case WARNED -> WARNED_AFTER;
                    case OVERDUE -> OVERDUE_AFTER;
                };
        String state = order.deliveryState();
        messenger.buyers(
                new CoopId(order.coopId()),
                Messenger.Message.of(
                        Deliveries.messageId(alarm.name(), order, order.revision()),
                        alarm == Alarm.WARNED ? "purchase-order.late" : "purchase-order.overdue",
                        Deliveries.link(order),
                        Deliveries.document(
                                DeliveryReported.Document.ORDER, order.revision(), order.number()),
                        order.supplierName(),
                        since.toHours(),
                        Sentence.beside(
                                LateOrders.class,
                                state == null ? "delivery.nothing" : "delivery." + state)));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
