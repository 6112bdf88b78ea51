package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.invoicing.InvoiceLists;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A list of suppliers' invoices.
 *
 * @param words what was searched for
 * @param next where there are older ones; null: these are all
 */
public record InvoicesPage(
        InvoiceLists.Filter filter,
        String words,
        List<BooksPage.InvoiceItem> items,
        @Nullable String next) {

    public InvoicesPage {
        items = List.copyOf(items);
    }

    /** How a state is shown: the style of its badge. */
    public static String style(String state) {
        return switch (state) {
            case "DIFFERENT", "DISPUTED" -> "warn";
            case "ACCEPTED", "SETTLED" -> "good";
            case "REJECTED" -> "bad";
            default -> "";
        };
    }
}
