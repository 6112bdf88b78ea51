package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.invoicing.InvoiceDeciding;
import coop.cobuy.aggregator.invoicing.InvoiceLists;
import coop.cobuy.aggregator.invoicing.InvoiceShowing;
import coop.cobuy.aggregator.invoicing.InvoiceViews;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.InvoiceId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Suppliers' invoices: found, looked at line by line, decided. */
@PageController("/books/invoices")
@Needs(Action.SEE_INVOICES)
@Hidden
class InvoicePageController {

    private static final String PAGE = "books/invoice.jte";
    private static final String HOME = "/books/invoices";
    private static final int SHOWN = 50;
    private static final int WORDS_MAX = 100;
    private static final int REASON_MAX = 500;

    private final InvoiceLists lists;
    private final InvoiceShowing showing;
    private final InvoiceDeciding deciding;
    private final SupplierNames suppliers;
    private final Pages pages;
    private final Clock clock;

    InvoicePageController(
            InvoiceLists lists,
            InvoiceShowing showing,
            InvoiceDeciding deciding,
            SupplierNames suppliers,
            Pages pages,
            Clock clock) {
        this.lists = lists;
        this.showing = showing;
        this.deciding = deciding;
        this.suppliers = suppliers;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(
            Visit visit,
            @QueryValue InvoiceLists.@Nullable Filter filter,
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue UUID before) {
        InvoiceLists.Filter wanted = filter == null ? InvoiceLists.Filter.ALL : filter;
        String words = q.substring(0, Math.min(q.length(), WORDS_MAX));
        List<InvoiceViews.Summary> found =
                lists.find(
                        visit.caller().coop(),
                        wanted,
                        words,
                        LocalDate.ofInstant(clock.instant(), visit.zone()),
                        before == null ? InvoiceLists.NEWEST : before,
                        SHOWN + 1);
        List<InvoiceViews.Summary> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        String next =
                found.size() > SHOWN
                        ? "%s?filter=%s&q=%s&before=%s"
                                .formatted(
                                        HOME,
                                        wanted,
                                        URLEncoder.encode(words, StandardCharsets.UTF_8),
                                        shown.getLast().id())
                        : null;
        return pages.show(
                visit,
                "books/invoices.jte",
                new InvoicesPage(
                        wanted, words, suppliers.with(visit.caller().coop(), shown), next));
    }

    @Get("/{id}")
    HttpResponse<?> show(
            Visit visit,
            UUID id,
            @QueryValue(defaultValue = "") String show,
            @QueryValue(defaultValue = "1") int page) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), id, show.equals("all"), page));
    }

    private InvoicePage page(Visit visit, Form form, UUID id, boolean all, int page) {
        InvoiceShowing.Compared compared =
                showing.compare(visit.caller().coop(), new InvoiceId(id))
                        .orElseThrow(
                                () -> new HttpStatusException(HttpStatus.NOT_FOUND, "no invoice"));
        String supplier = suppliers.of(visit.caller().coop(), compared.invoice().bill().supplier());
        return InvoicePage.of(form, compared, supplier, all, page);
    }

    /** Compares anew and keeps what comes of it. */
    @Post("/{id}/matching")
    @Needs(Action.MATCH_INVOICES)
    HttpResponse<?> match(Visit visit, UUID id) {
        deciding.rematch(visit.caller(), new InvoiceId(id));
        return pages.sendTo(HOME + "/" + id, Flash.done("books.invoice.told.matched"));
    }

    @Post("/{id}/acceptance")
    @Needs(Action.MANAGE_INVOICES)
    HttpResponse<?> accept(Visit visit, Form form, UUID id) {
        return decide(visit, form, id, false, "books.invoice.told.accepted", deciding::accept);
    }

    @Post("/{id}/dispute")
    @Needs(Action.MANAGE_INVOICES)
    HttpResponse<?> dispute(Visit visit, Form form, UUID id) {
        return decide(visit, form, id, true, "books.invoice.told.disputed", deciding::dispute);
    }

    @Post("/{id}/rejection")
    @Needs(Action.MANAGE_INVOICES)
    HttpResponse<?> reject(Visit visit, Form form, UUID id) {
        return decide(visit, form, id, true, "books.invoice.told.rejected", deciding::reject);
    }

    /** One of the decisions. */
    @FunctionalInterface
    private interface Decision {
        Invoice decide(Caller caller, InvoiceId id, String reason, String seen);
    }

    private HttpResponse<?> decide(
            Visit visit, Form form, UUID id, boolean needsReason, String told, Decision decision) {
        String reason = reason(visit, form, needsReason);
        if (form.isGood()) {
            try {
                decision.decide(visit.caller(), new InvoiceId(id), reason, form.value("seen"));
                return pages.sendTo(HOME + "/" + id, Flash.done(told));
            } catch (Refused refused) {
                return refused(visit, form, id, refused);
            }
        }
        return pages.again(visit, PAGE, page(visit, form, id, false, 1));
    }

    private static String reason(Visit visit, Form form, boolean needed) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String typed = form.value("reason").replaceAll("\\s+", " ");
        String reason = errors.optionalText("/reason", typed, REASON_MAX);
        if (!errors.isEmpty()) {
            form.wrong("reason", visit.t("books.invoice.reason.long", REASON_MAX));
        }
        if (needed && reason == null) {
            form.wrong("reason", visit.t("books.invoice.reason.missing"));
        }
        return reason == null ? "" : reason;
    }

    private HttpResponse<?> refused(Visit visit, Form form, UUID id, Refused refused) {
        switch (refused.reason().name()) {
            case "INVOICE_UNKNOWN" -> throw refused;
            case "DIFFERENCES_NEED_A_REASON" ->
                    form.wrong("reason", visit.t("books.invoice.reason.differences"));
            default -> form.wrong(visit.reason(refused.reason().name(), refused.detail()));
        }
        InvoicePage page = page(visit, form, id, false, 1);
        return refused.reason().status() == HttpStatus.CONFLICT.getCode()
                ? pages.show(visit, HttpStatus.CONFLICT, PAGE, page)
                : pages.again(visit, PAGE, page);
    }
}
