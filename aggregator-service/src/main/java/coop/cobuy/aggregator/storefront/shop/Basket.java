package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.money.Money;

import java.util.Optional;

/**
 * A member's order in sum.
 *
 * @param lines how many
 * @param atMost the most that it can cost, which is set aside
 * @param likely what it would cost by the demand that is there
 * @param available what the member could still spend beside it
 */
public record Basket(
        String round,
        int lines,
        Money atMost,
        Money likely,
        Money available,
        Optional<OwnOrders.Order> order) {}
