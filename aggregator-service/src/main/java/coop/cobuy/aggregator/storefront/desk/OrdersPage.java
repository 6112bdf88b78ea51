package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.purchasing.OrderLists;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Purchase orders, the newest first.
 *
 * @param next where there are earlier ones; null: these are all
 */
public record OrdersPage(
        OrderLists.Which which, List<OrderLists.Head> heads, @Nullable String next) {

    public OrdersPage {
        heads = List.copyOf(heads);
    }

    /** What is looked for, as addresses name it. */
    public static String key(OrderLists.Which which) {
        return which.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static OrderLists.Which of(@Nullable String key) {
        for (OrderLists.Which which : OrderLists.Which.values()) {
            if (key(which).equals(key)) {
                return which;
            }
        }
        return OrderLists.Which.ALL;
    }

    public static String path(OrderLists.Which which) {
        return "/desk/purchase-orders?which=" + key(which);
    }
}
