package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.Balances;
import coop.cobuy.aggregator.ledger.LedgerTotals;

import java.util.List;

/** The whole of the books: what each kind of account holds, and each account but members'. */
public record LedgerPage(LedgerTotals.Totals totals, List<Item> accounts) {

    /**
     * An account.
     *
     * @param name of the supplier; empty: it is the co-op's own
     */
    public record Item(Balances.Held held, String name) {}

    public LedgerPage {
        accounts = List.copyOf(accounts);
    }
}
