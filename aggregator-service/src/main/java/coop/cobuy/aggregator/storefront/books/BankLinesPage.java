package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankLine;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Lines of bank statements in one state.
 *
 * @param next where there are later ones; null: these are all
 */
public record BankLinesPage(
        BankLine.State state,
        Map<BankLine.State, Long> counts,
        List<BankPage.Item> items,
        @Nullable String next) {

    public BankLinesPage {
        counts = Map.copyOf(counts);
        items = List.copyOf(items);
    }
}
