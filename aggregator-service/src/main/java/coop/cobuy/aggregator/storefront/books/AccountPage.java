package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.PaymentReference;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.Entry;
import coop.cobuy.aggregator.ledger.Funds;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.JournalId;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account with what was moved on it.
 *
 * @param name whose it is; empty: the co-op's own
 * @param number of the member; empty: it is no member's
 * @param form for payments and, with members, the credit limit
 * @param funds the credit limit of an account that has none is zero
 * @param reversed payments that were taken back
 * @param next where there are older entries; null: these are all
 */
public record AccountPage(
        AccountKey account,
        String name,
        String number,
        Form form,
        String key,
        Funds funds,
        List<Entry> entries,
        Set<JournalId> reversed,
        @Nullable String next) {

    public AccountPage {
        entries = List.copyOf(entries);
        reversed = Set.copyOf(reversed);
    }

    public boolean isMember() {
        return account.kind() == AccountKind.MEMBER;
    }

    /** What the member should write on a transfer, so that it is known by itself. */
    public Optional<String> reference() {
        return PaymentReference.of(number);
    }

    /** Whether payments are recorded on it by hand. */
    public boolean isParty() {
        return isMember() || account.kind() == AccountKind.SUPPLIER;
    }

    public String path() {
        return path(account);
    }

    /** Where an account's page is. */
    public static String path(AccountKey account) {
        return switch (account.kind()) {
            case MEMBER -> "/books/accounts/members/" + account.owner();
            case SUPPLIER -> "/books/accounts/suppliers/" + account.owner();
            case BANK, OPENING, COOP_COSTS, STOCK, ROUNDING, FEES, VAT, DEPOSIT, CLEARING ->
                    "/books/accounts/own/" + account.kind();
        };
    }

    /** Whether it can be taken back here. */
    public boolean isReversible(Entry entry) {
        return isParty()
                && entry.kind() == JournalKind.PAYMENT
                && !reversed.contains(entry.journal());
    }

    /** What an entry is, in the reader's words. */
    public static String words(Visit visit, Entry entry) {
        return visit.t("books.journal." + entry.kind());
    }

    public Map<String, String> directions(Visit visit) {
        Map<String, String> directions = new LinkedHashMap<>();
        String first = isMember() ? "IN" : "OUT";
        String second = isMember() ? "OUT" : "IN";
        directions.put(first, visit.t("books.payment." + first));
        directions.put(second, visit.t("books.payment." + second));
        return directions;
    }
}
