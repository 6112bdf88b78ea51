package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.purchasing.SentOrders;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was ordered of the supplier.
 *
 * @param linked whether the account acts for a supplier at all
 * @param next where there are older ones; null: these are all
 */
public record OrdersPage(boolean linked, List<SentOrders.Head> orders, @Nullable String next) {

    public OrdersPage {
        orders = List.copyOf(orders);
    }

    /** How an order stands: the end of its text's name. */
    public static String state(SentOrders.Head order) {
        if (order.cancelled()) {
            return "CANCELLED";
        }
        String verdict = order.verdict();
        return verdict == null ? "NEW" : verdict;
    }

    /** The style of its badge. */
    public static String style(String state) {
        return switch (state) {
            case "NEW", "CHANGED" -> "warn";
            case "ACCEPTED" -> "good";
            default -> "bad";
        };
    }
}
