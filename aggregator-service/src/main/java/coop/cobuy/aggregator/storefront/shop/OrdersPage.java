package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.rounds.Round;

import java.util.List;

/** A member's orders, the last changed first. */
public record OrdersPage(List<Placed> orders) {

    public OrdersPage {
        orders = List.copyOf(orders);
    }

    /** An order and its round. */
    public record Placed(Round round, OwnOrders.Order order) {

        public boolean open() {
            return ShopRounds.takesOrders(round);
        }

        public String path() {
            return (open() ? "/basket/" : "/orders/") + round.id();
        }

        /** The name of the text for where the round is. */
        public String state() {
            return "shop.state."
                    + switch (round.state()) {
                        case PLANNED, OPENING -> "planned";
                        case OPEN -> "open";
                        case COMPLETING -> "completing";
                        case CUTTING, CLOSING, RESOLVING, FROZEN -> "closed";
                        case ORDERED -> "ordered";
                        case CANCELLING, CANCELLED -> "cancelled";
                    };
        }
    }
}
