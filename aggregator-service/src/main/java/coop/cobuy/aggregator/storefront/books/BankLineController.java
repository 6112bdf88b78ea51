package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankBooking;
import coop.cobuy.aggregator.banking.BankLine;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Single lines of bank statements: assigned by hand, or set aside. */
@PageController("/books/bank/lines")
@Needs(Action.MANAGE_PAYMENTS)
@Hidden
class BankLineController {

    private static final String PAGE = "books/bank-line.jte";
    private static final String HOME = "/books/bank/lines";
    private static final int SHOWN = 50;

    private final BankBooking booking;
    private final BankParties parties;
    private final Members members;
    private final Suppliers suppliers;
    private final Pages pages;

    BankLineController(
            BankBooking booking,
            BankParties parties,
            Members members,
            Suppliers suppliers,
            Pages pages) {
        this.booking = booking;
        this.parties = parties;
        this.members = members;
        this.suppliers = suppliers;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(
            Visit visit,
            @QueryValue(defaultValue = "OPEN") BankLine.State state,
            @Nullable @QueryValue UUID after) {
        CoopId coop = visit.caller().coop();
        List<BankLine> found = booking.inState(coop, state, after, SHOWN + 1);
        List<BankLine> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        String next =
                found.size() > SHOWN
                        ? HOME + "?state=" + state + "&after=" + shown.getLast().id()
                        : null;
        return pages.show(
                visit,
                "books/bank-lines.jte",
                new BankLinesPage(state, booking.counts(coop), parties.of(coop, shown), next));
    }

    @Get("/{id}")
    HttpResponse<?> show(Visit visit, UUID id) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), id));
    }

    private BankLinePage page(Visit visit, Form form, UUID id) {
        CoopId coop = visit.caller().coop();
        BankLine line = booking.find(coop, id).orElseThrow(BankLineController::missing);
        BankPage.Item item = parties.of(coop, List.of(line)).getFirst();
        form.with("party", item.number());
        return new BankLinePage(form, item);
    }

    private static HttpStatusException missing() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "no such line");
    }

    /** A name that a page of ours put into a form; anything else is none. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    @Post("/{id}/booking")
    HttpResponse<?> book(Visit visit, Form form, UUID id) {
        BankLine line =
                booking.find(visit.caller().coop(), id).orElseThrow(BankLineController::missing);
        Optional<AccountKey> party = party(visit.caller().coop(), form);
        if (party.isEmpty()) {
            form.wrong("party", visit.t("books.bank.party.unknown"));
            return pages.again(visit, PAGE, page(visit, form, id));
        }
        try {
            booking.book(visit.caller(), id, party.get());
            return pages.sendTo(HOME, Flash.done("books.payment.told", visit.money(line.amount())));
        } catch (Refused refused) {
            return refused(visit, form, id, refused);
        }
    }

    /** A member's number, or a supplier's code. */
    private Optional<AccountKey> party(CoopId coop, Form form) {
        String typed = form.value("party").strip();
        return members.byNumber(coop, typed)
                .map(member -> AccountKey.member(member.id()))
                .or(
                        () ->
                                suppliers
                                        .byCode(coop, typed)
                                        .map(supplier -> AccountKey.supplier(supplier.id())));
    }

    private HttpResponse<?> refused(Visit visit, Form form, UUID id, Refused refused) {
        switch (refused.reason().name()) {
            case "BALANCE_TOO_LOW" -> form.wrong("party", visit.t("books.wrong.too-much"));
            case "ALREADY_BOOKED", "ALREADY_DECIDED" ->
                    form.wrong(visit.t("books.bank.decided-before"));
            default -> throw refused;
        }
        return refused.reason().status() == HttpStatus.CONFLICT.getCode()
                ? pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, form, id))
                : pages.again(visit, PAGE, page(visit, form, id));
    }

    @Post("/{id}/aside")
    HttpResponse<?> setAside(Visit visit, Form form, UUID id) {
        return move(visit, form, id, true, "books.bank.told.aside");
    }

    @Post("/{id}/reopening")
    HttpResponse<?> reopen(Visit visit, Form form, UUID id) {
        return move(visit, form, id, false, "books.bank.told.reopened");
    }

    private HttpResponse<?> move(Visit visit, Form form, UUID id, boolean aside, String told) {
        try {
            booking.setAside(visit.caller(), id, aside);
            return pages.sendTo(HOME, Flash.done(told));
        } catch (Refused refused) {
            return refused(visit, form, id, refused);
        }
    }
}
