package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankLine;
import coop.cobuy.aggregator.invoicing.InvoiceLists;
import coop.cobuy.aggregator.invoicing.InvoiceViews;

import java.util.List;
import java.util.Map;

/**
 * What needs the bookkeeper.
 *
 * @param counts how many invoices there are of each kind
 * @param urgent some of each kind that needs somebody, in the order of urgency
 * @param bank how many lines of bank statements are in each state
 */
public record BooksPage(
        Map<InvoiceLists.Filter, Long> counts, List<Group> urgent, Map<BankLine.State, Long> bank) {

    /** Invoices of one kind, the newest ones. */
    public record Group(InvoiceLists.Filter filter, List<InvoiceItem> items) {
        public Group {
            items = List.copyOf(items);
        }
    }

    /** An invoice in a list, with its supplier's name. */
    public record InvoiceItem(InvoiceViews.Summary invoice, String supplier) {}

    public BooksPage {
        counts = Map.copyOf(counts);
        urgent = List.copyOf(urgent);
        bank = Map.copyOf(bank);
    }

    /** Payments on the bank account that somebody has to confirm or assign. */
    public long payments(BankLine.State state) {
        return bank.getOrDefault(state, 0L);
    }

    public long count(InvoiceLists.Filter filter) {
        return counts.getOrDefault(filter, 0L);
    }
}
