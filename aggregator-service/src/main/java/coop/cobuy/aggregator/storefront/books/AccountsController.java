package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.Balances;
import coop.cobuy.aggregator.ledger.Funds;
import coop.cobuy.aggregator.ledger.LedgerTotals;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** All accounts: members' by number or by what they owe, and the whole of the books. */
@PageController("/books/accounts")
@Needs(Action.SEE_ALL_BALANCES)
@Hidden
class AccountsController {

    private static final String HOME = "/books/accounts";
    private static final int SHOWN = 50;
    private static final int PAGES_MAX = 1_000_000;
    private static final int WORDS_MAX = 100;

    private final Members members;
    private final Balances balances;
    private final LedgerTotals totals;
    private final Parties parties;
    private final Pages pages;

    AccountsController(
            Members members, Balances balances, LedgerTotals totals, Parties parties, Pages pages) {
        this.members = members;
        this.balances = balances;
        this.totals = totals;
        this.parties = parties;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> byNumber(
            Visit visit,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "") String after) {
        String words = q.substring(0, Math.min(q.length(), WORDS_MAX));
        CoopId coop = visit.caller().coop();
        List<Member> found = members.search(coop, words, after, SHOWN + 1);
        List<Member> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        Map<MemberId, Funds> funds =
                balances.of(
                        coop, visit.caller().currency(), shown.stream().map(Member::id).toList());
        List<AccountsPage.Item> items =
                shown.stream()
                        .map(
                                member ->
                                        new AccountsPage.Item(
                                                member,
                                                funds.getOrDefault(member.id(), nothing(visit))))
                        .toList();
        String next =
                found.size() > SHOWN
                        ? HOME
                                + "?q="
                                + encoded(words)
                                + "&after="
                                + encoded(shown.getLast().number())
                        : null;
        return pages.show(visit, "books/accounts.jte", new AccountsPage(false, words, items, next));
    }

    private static Funds nothing(Visit visit) {
        Currency currency = visit.caller().currency();
        return new Funds(Money.zero(currency), Money.zero(currency));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Get("/owing")
    HttpResponse<?> owing(Visit visit, @QueryValue(defaultValue = "1") int page) {
        CoopId coop = visit.caller().coop();
        int wanted = Math.clamp(page, 1, PAGES_MAX);
        Map<MemberId, Funds> found =
                balances.owing(coop, visit.caller().currency(), (wanted - 1) * SHOWN, SHOWN + 1);
        Map<MemberId, Member> known = members.byIds(coop, found.keySet());
        List<AccountsPage.Item> items = new ArrayList<>();
        found.forEach(
                (id, funds) -> {
                    Member member = known.get(id);
                    if (member != null && items.size() < SHOWN) {
                        items.add(new AccountsPage.Item(member, funds));
                    }
                });
        String next = found.size() > SHOWN ? HOME + "/owing?page=" + (wanted + 1) : null;
        return pages.show(visit, "books/accounts.jte", new AccountsPage(true, "", items, next));
    }

    @Get("/own")
    @Needs(Action.SEE_LEDGER)
    HttpResponse<?> ledger(Visit visit) {
        CoopId coop = visit.caller().coop();
        Currency currency = visit.caller().currency();
        List<LedgerPage.Item> items =
                balances.others(coop, currency).stream()
                        .map(
                                held ->
                                        new LedgerPage.Item(
                                                held, parties.of(coop, held.account()).name()))
                        .toList();
        return pages.show(
                visit, "books/ledger.jte", new LedgerPage(totals.of(coop, currency), items));
    }
}
