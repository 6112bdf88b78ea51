package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.id.PurchaseOrderId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The purchase orders that an invoice may be typed in for.
 *
 * @param form the number that was looked for
 * @param numbers the documents that came for each of them so far
 * @param next where there are earlier ones; null: these are all
 */
public record EntryOrdersPage(
        Form form,
        OrderLists.Which which,
        List<OrderLists.Head> heads,
        Map<PurchaseOrderId, List<String>> numbers,
        @Nullable String next) {

    /** The lists that there are to choose from. */
    static final List<OrderLists.Which> LISTS =
            List.of(OrderLists.Which.RECEIVED, OrderLists.Which.TO_RECEIVE);

    public EntryOrdersPage {
        heads = List.copyOf(heads);
        numbers = Map.copyOf(numbers);
    }

    public List<OrderLists.Which> lists() {
        return LISTS;
    }

    public String numbers(OrderLists.Head head) {
        return String.join(", ", numbers.getOrDefault(head.id(), List.of()));
    }

    public static String path(OrderLists.Which which) {
        return InvoiceEntryController.HOME + "?which=" + which;
    }
}
