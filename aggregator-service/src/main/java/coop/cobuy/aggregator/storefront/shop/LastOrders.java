package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A member's earlier orders. */
@Singleton
class LastOrders {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int MOST = 200;

    private final OwnOrders orders;

    LastOrders(OwnOrders orders) {
        this.orders = orders;
    }

    /** All with lines, the last changed first. */
    List<OwnOrders.Order> all(Caller caller) {
        return orders.after(caller, FIRST, MOST).stream()
                .filter(order -> !order.lines().isEmpty())
                .sorted(Comparator.comparing(OwnOrders.Order::changedAt).reversed())
                .toList();
    }

    /** The last one of another round. */
    Optional<OwnOrders.Order> before(Caller caller, RoundId round) {
        return all(caller).stream().filter(order -> !order.round().equals(round)).findFirst();
    }
}
