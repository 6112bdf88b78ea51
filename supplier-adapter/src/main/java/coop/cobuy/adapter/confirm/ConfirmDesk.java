package coop.cobuy.adapter.confirm;

import coop.cobuy.adapter.publish.OrderBook;
import coop.cobuy.adapter.publish.SentOrder;
import coop.cobuy.adapter.transport.mail.ConfirmLinks;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds what a link opens, and whether it can still be answered. */
@Singleton
class ConfirmDesk {

    private final ConfirmLinks links;
    private final OrderBook orders;
    private final Clock clock;

    ConfirmDesk(ConfirmLinks links, OrderBook orders, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.clock = clock;
    }

    /** What a link opens. */
    sealed interface Found {

        /** Nothing: the link is not ours, or the order is not there. */
        record Nothing() implements Found {}

        /** Its time is over, and the order was not answered. */
        record Expired(SentOrder order) implements Found {}

        /** A later revision took its place. */
        record Replaced(SentOrder order) implements Found {}

        /** The order was called off. */
        record Cancelled(SentOrder order) implements Found {}

        /** The supplier has answered. */
        record Answered(SentOrder order, State verdict, Instant at) implements Found {}

        /** It waits for an answer. */
        record Open(CoopId coop, SentOrder order) implements Found {}
    }

    @Transactional
    Found find(String token) {
        Optional<ConfirmLinks.Opened> opened = links.open(token);
        if (opened.isEmpty()) {
            return new Found.Nothing();
        }
        CoopId coop = opened.get().coop();
        Optional<SentOrder> sent = orders.sent(coop, opened.get().delivery());
        if (sent.isEmpty()) {
            return new Found.Nothing();
        }
        SentOrder order = sent.get();
        if (order.cancelled()) {
            return new Found.Cancelled(order);
        }
        if (!order.newest()) {
            return new Found.Replaced(order);
        }
        return switch (order.state()) {
            case ACCEPTED, CHANGED, REJECTED ->
                    new Found.Answered(order, order.state(), order.since());
            case STOPPED -> new Found.Cancelled(order);
            case QUEUED, SENT, DELIVERED, UNDERSTOOD, FAILED ->
                    clock.instant().isBefore(opened.get().expiresAt())
                            ? new Found.Open(coop, order)
                            : new Found.Expired(order);
        };
    }
}
