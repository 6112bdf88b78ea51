package coop.cobuy.aggregator.storefront.shop;

import java.util.List;

/** All that a member orders in each round. */
public record StandingListPage(List<StandingPage> orders) {

    public StandingListPage {
        orders = List.copyOf(orders);
    }
}
