package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Payments;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.JournalId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.List;
import java.util.UUID;

/** A payment that was recorded, and taking it back. */
@PageController("/books/payments")
@Needs(Action.MANAGE_PAYMENTS)
@Hidden
class PaymentPageController {

    private static final String PAGE = "books/payment.jte";
    private static final int REASON_MAX = 200;

    private final Payments payments;
    private final Parties parties;
    private final Pages pages;

    PaymentPageController(Payments payments, Parties parties, Pages pages) {
        this.payments = payments;
        this.parties = parties;
        this.pages = pages;
    }

    @Get("/{id}")
    HttpResponse<?> show(Visit visit, UUID id) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), id));
    }

    private PaymentPage page(Visit visit, Form form, UUID id) {
        Caller caller = visit.caller();
        Payments.Payment payment =
                payments.find(caller.coop(), caller.currency(), id).orElseThrow(Parties::missing);
        AccountKey party = payment.party();
        return new PaymentPage(
                form,
                payment,
                parties.of(caller.coop(), party).name(),
                AccountPage.path(party),
                !payments.reversed(caller.coop(), List.of(new JournalId(id))).isEmpty());
    }

    @Post("/{id}/reversal")
    HttpResponse<?> reverse(Visit visit, Form form, UUID id) {
        PaymentPage page = page(visit, form, id);
        String reason = TypedFields.text(visit, form, "reason", REASON_MAX);
        if (reason == null) {
            return pages.again(visit, PAGE, page);
        }
        try {
            payments.reverse(visit.caller(), id, reason);
            return pages.sendTo(
                    page.back(),
                    Flash.done("books.payment.taken-back", visit.money(page.payment().amount())));
        } catch (Refused refused) {
            form.wrong(visit.t("books.payment.reversed-before"));
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, form, id));
        }
    }
}
