package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the header offers to whom, and where each role begins. */
public final class Navigation {

    /**
     * An entry.
     *
     * @param needs what one must be allowed to do there
     * @param own whether it is of the member that one acts for, and nothing without one
     * @param key of its text
     * @param path of its page, and the beginning of those below it
     */
    public record Entry(Action needs, boolean own, String key, String path) {

        /** Whether a reader at a path is at this entry or below it. */
        public boolean holds(String at) {
            return at.equals(path) || at.startsWith(path + "/") || at.startsWith(path + "?");
        }
    }

    private static final List<Entry> ALL =
            List.of(
                    new Entry(Action.PLACE_ORDERS, true, "shop.nav.rounds", "/shop"),
                    new Entry(Action.PLACE_ORDERS, true, "shop.nav.orders", "/orders"),
                    new Entry(Action.SEE_OWN_STATEMENT, true, "shop.nav.statement", "/statement"),
                    new Entry(Action.SEE_OWN_BALANCE, true, "shop.nav.household", "/household"),
                    new Entry(Action.MANAGE_ACCOUNTS, false, "admin.nav.people", "/admin/people"),
                    new Entry(Action.MANAGE_COOP, false, "admin.nav.coop", "/admin/coop"),
                    new Entry(
                            Action.MANAGE_DEAD_LETTERS,
                            false,
                            "admin.nav.dead",
                            "/admin/dead-letters"),
                    new Entry(
                            Action.MANAGE_DEAD_LETTERS, false, "admin.nav.health", "/admin/health"),
                    new Entry(Action.SEE_AUDIT, false, "admin.nav.audit", "/admin/audit"),
                    new Entry(Action.SEE_LEDGER, false, "books.nav.start", "/books"),
                    new Entry(Action.SEE_LEDGER, false, "books.nav.invoices", "/books/invoices"),
                    new Entry(
                            Action.SEE_ALL_BALANCES,
                            false,
                            "books.nav.accounts",
                            "/books/accounts"),
                    new Entry(Action.MANAGE_PAYMENTS, false, "books.nav.bank", "/books/bank"),
                    new Entry(Action.SEE_LEDGER, false, "books.nav.exports", "/books/exports"),
                    new Entry(
                            Action.ANSWER_OWN_PURCHASE_ORDERS,
                            false,
                            "supplier.nav.orders",
                            "/supplier"),
                    new Entry(
                            Action.SEND_OWN_PRICE_LISTS,
                            false,
                            "supplier.nav.lists",
                            "/supplier/price-lists"),
                    new Entry(Action.MANAGE_OWN_FEED, false, "supplier.nav.feed", "/supplier/feed"),
                    new Entry(Action.MAKE_DRAFTS, false, "desk.nav.today", "/desk"),
                    new Entry(Action.MANAGE_ROUNDS, false, "desk.nav.rounds", "/desk/rounds"),
                    new Entry(
                            Action.SEE_PURCHASE_ORDERS,
                            false,
                            "desk.nav.orders",
                            "/desk/purchase-orders"),
                    new Entry(Action.MANAGE_CATALOGUE, false, "desk.nav.offers", "/desk/offers"));

    private Navigation() {}

    static List<Entry> of(Caller caller) {
        return ALL.stream()
                .filter(entry -> caller.may(entry.needs()))
                .filter(entry -> !entry.own() || caller.member().isPresent())
                .toList();
    }

    /** The one that a reader at a path is at: the longest that holds it. */
    static Optional<Entry> at(List<Entry> entries, String path) {
        return entries.stream()
                .filter(entry -> entry.holds(path))
                .max(Comparator.comparingInt(entry -> entry.path().length()));
    }

    /** Where somebody begins: at the first entry, or at their own account. */
    static String home(Caller caller) {
        return of(caller).stream().findFirst().map(Entry::path).orElse("/account");
    }
}
