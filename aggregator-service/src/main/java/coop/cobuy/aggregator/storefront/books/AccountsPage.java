package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.Funds;
import coop.cobuy.aggregator.members.Member;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Members with what they have.
 *
 * @param owing whether only those are shown who owe the co-op
 * @param next where there are more; null: these are all
 */
public record AccountsPage(boolean owing, String words, List<Item> items, @Nullable String next) {

    /** A member with balance and credit limit. */
    public record Item(Member member, Funds funds) {

        /** Whether more is owed than may be. */
        public boolean isOver() {
            return funds.balance().plus(funds.creditLimit()).isNegative();
        }
    }

    public AccountsPage {
        items = List.copyOf(items);
    }
}
