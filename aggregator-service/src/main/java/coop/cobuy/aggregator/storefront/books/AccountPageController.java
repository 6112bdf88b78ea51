package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.AccountKind;
import coop.cobuy.aggregator.ledger.CreditLimits;
import coop.cobuy.aggregator.ledger.Entry;
import coop.cobuy.aggregator.ledger.Funds;
import coop.cobuy.aggregator.ledger.JournalKind;
import coop.cobuy.aggregator.ledger.Ledger;
import coop.cobuy.aggregator.ledger.Payments;
import coop.cobuy.aggregator.ledger.Statements;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.JournalId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One account: what was moved on it, payments by hand, the credit limit. */
@PageController("/books/accounts")
@Needs(Action.SEE_ALL_BALANCES)
@Hidden
class AccountPageController {

    private static final String PAGE = "books/account.jte";
    private static final int ENTRIES = 50;
    private static final int REFERENCE_MAX = 100;

    private final Ledger ledger;
    private final Statements statements;
    private final Payments payments;
    private final CreditLimits limits;
    private final Parties parties;
    private final Pages pages;
    private final IdSource ids;
    private final Clock clock;

    AccountPageController(
            Ledger ledger,
            Statements statements,
            Payments payments,
            CreditLimits limits,
            Parties parties,
            Pages pages,
            IdSource ids,
            Clock clock) {
        this.ledger = ledger;
        this.statements = statements;
        this.payments = payments;
        this.limits = limits;
        this.parties = parties;
        this.pages = pages;
        this.ids = ids;
        this.clock = clock;
    }

    @Get("/members/{id}")
    HttpResponse<?> member(Visit visit, UUID id, @Nullable @QueryValue String cursor) {
        return show(visit, AccountKey.member(new MemberId(id)), cursor);
    }

    @Get("/suppliers/{id}")
    @Needs(Action.SEE_LEDGER)
    HttpResponse<?> supplier(Visit visit, UUID id, @Nullable @QueryValue String cursor) {
        return show(visit, AccountKey.supplier(new SupplierId(id)), cursor);
    }

    @Get("/own/{kind}")
    @Needs(Action.SEE_LEDGER)
    HttpResponse<?> own(Visit visit, AccountKind kind, @Nullable @QueryValue String cursor) {
        if (kind == AccountKind.MEMBER || kind == AccountKind.SUPPLIER) {
            throw Parties.missing();
        }
        return show(visit, AccountKey.coop(kind), cursor);
    }

    private HttpResponse<?> show(Visit visit, AccountKey account, @Nullable String cursor) {
        return pages.show(visit, PAGE, page(visit, account, Form.empty(), cursor));
    }

    private AccountPage page(Visit visit, AccountKey account, Form form, @Nullable String cursor) {
        Caller caller = visit.caller();
        CoopId coop = caller.coop();
        Parties.Party party = parties.of(coop, account);
        Paging paging = Paging.of(cursor, ENTRIES);
        List<Entry> found = statements.entries(coop, caller.currency(), account, paging);
        List<Entry> shown = found.size() > ENTRIES ? found.subList(0, ENTRIES) : found;
        Funds funds = funds(caller, account);
        AccountPage page =
                new AccountPage(
                        account,
                        party.name(),
                        party.number(),
                        form,
                        form.text("key").orElseGet(() -> ids.next().toString()),
                        funds,
                        shown,
                        reversed(coop, shown),
                        found.size() > ENTRIES
                                ? AccountPage.path(account)
                                        + "?cursor="
                                        + Statements.cursor(shown.getLast()).text()
                                : null);
        form.with("day", LocalDate.ofInstant(clock.instant(), visit.zone()));
        form.with("limit", funds.creditLimit().decimal());
        form.with("seen", funds.creditLimit().minor());
        return page;
    }

    private Funds funds(Caller caller, AccountKey account) {
        if (account.kind() == AccountKind.MEMBER) {
            return ledger.funds(caller.coop(), caller.currency(), new MemberId(account.owner()));
        }
        return new Funds(
                ledger.balance(caller.coop(), caller.currency(), account),
                Money.zero(caller.currency()));
    }

    private Set<JournalId> reversed(CoopId coop, List<Entry> entries) {
        return payments.reversed(
                coop,
                entries.stream()
                        .filter(entry -> entry.kind() == JournalKind.PAYMENT)
                        .map(Entry::journal)
                        .toList());
    }

    @Post("/members/{id}/payments")
    @Needs(Action.MANAGE_PAYMENTS)
    HttpResponse<?> payMember(Visit visit, Form form, UUID id) {
        return pay(visit, form, AccountKey.member(new MemberId(id)));
    }

    @Post("/suppliers/{id}/payments")
    @Needs(Action.MANAGE_PAYMENTS)
    HttpResponse<?> paySupplier(Visit visit, Form form, UUID id) {
        return pay(visit, form, AccountKey.supplier(new SupplierId(id)));
    }

    private HttpResponse<?> pay(Visit visit, Form form, AccountKey account) {
        Payments.Paid paid = read(visit, form, account);
        if (paid != null && form.isGood()) {
            try {
                payments.record(visit.caller(), form.value("key"), paid);
                return pages.sendTo(
                        AccountPage.path(account),
                        Flash.done("books.payment.told", visit.money(paid.amount())));
            } catch (Refused refused) {
                return refused(visit, form, account, refused);
            }
        }
        return pages.again(visit, PAGE, page(visit, account, form, null));
    }

    private static Payments.@Nullable Paid read(Visit visit, Form form, AccountKey account) {
        Money amount = TypedFields.amount(visit, form, "amount", 1);
        String reference = TypedFields.text(visit, form, "reference", REFERENCE_MAX);
        LocalDate day = TypedFields.day(visit, form, "day");
        TypedFields.key(visit, form);
        boolean isOut = form.has("direction", "OUT");
        if (!isOut && !form.has("direction", "IN")) {
            form.wrong("direction", visit.t("books.wrong.direction"));
        }
        return amount == null || reference == null || day == null
                ? null
                : new Payments.Paid(
                        account,
                        isOut ? Payments.Direction.OUT : Payments.Direction.IN,
                        amount,
                        reference,
                        day);
    }

    private HttpResponse<?> refused(Visit visit, Form form, AccountKey account, Refused refused) {
        switch (refused.reason().name()) {
            case "BALANCE_TOO_LOW" -> form.wrong("amount", visit.t("books.wrong.too-much"));
            case "JOURNAL_CONFLICT" -> form.wrong(visit.t("books.wrong.sent-before"));
            case "LIMIT_CHANGED" -> form.wrong("limit", visit.t("books.limit.changed"));
            default -> throw refused;
        }
        AccountPage page = page(visit, account, form, null);
        return refused.reason().status() == HttpStatus.CONFLICT.getCode()
                ? pages.show(visit, HttpStatus.CONFLICT, PAGE, page)
                : pages.again(visit, PAGE, page);
    }

    @Post("/members/{id}/limit")
    @Needs(Action.SET_CREDIT_LIMITS)
    HttpResponse<?> limit(Visit visit, Form form, UUID id) {
        AccountKey account = AccountKey.member(new MemberId(id));
        Money limit = TypedFields.amount(visit, form, "limit", 0);
        Money seen = seen(visit, form);
        if (limit == null || seen == null) {
            return pages.again(visit, PAGE, page(visit, account, form, null));
        }
        try {
            limits.set(visit.caller(), new MemberId(id), limit, seen);
            return pages.sendTo(
                    AccountPage.path(account), Flash.done("books.limit.told", visit.money(limit)));
        } catch (Refused refused) {
            return refused(visit, form, account, refused);
        }
    }

    private static @Nullable Money seen(Visit visit, Form form) {
        if (!form.value("seen").matches("[0-9]{1,16}")) {
            form.wrong(visit.t("frame.wrong.form"));
            return null;
        }
        return new Money(Long.parseLong(form.value("seen")), visit.caller().currency());
    }
}
