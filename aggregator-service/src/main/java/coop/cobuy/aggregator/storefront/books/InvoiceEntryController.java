package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.invoicing.InvoiceBody;
import coop.cobuy.aggregator.invoicing.TypedInvoices;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.supplier.InvoiceForms;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Typing in an invoice or credit note that came on paper: its purchase order is chosen, then line
 * by line. Which of the two it is decides what is filled in, so each has a page.
 */
@PageController(InvoiceEntryController.HOME)
@Needs(Action.MANAGE_INVOICES)
@Hidden
class InvoiceEntryController {

    static final String HOME = "/books/invoices/new";
    private static final String CHOICE = "books/entry-orders.jte";
    private static final String PAGE = "books/entry.jte";
    private static final int SHOWN = 50;

    private final TypedInvoices invoices;
    private final OrderLists lists;
    private final SupplierNames suppliers;
    private final Pages pages;

    InvoiceEntryController(
            TypedInvoices invoices, OrderLists lists, SupplierNames suppliers, Pages pages) {
        this.invoices = invoices;
        this.lists = lists;
        this.suppliers = suppliers;
        this.pages = pages;
    }

    /** Sends to the purchase order if its number is given, else shows what there is. */
    @Get
    HttpResponse<?> choose(
            Visit visit,
            @QueryValue OrderLists.@Nullable Which which,
            @QueryValue(defaultValue = "") String order,
            @Nullable @QueryValue String before) {
        CoopId coop = visit.caller().coop();
        Form form = Form.empty().with("order", order);
        Optional<String> number =
                form.text("order").filter(typed -> typed.length() <= InvoiceBody.NUMBER_MAX);
        Optional<PurchaseOrderId> found = number.flatMap(each -> invoices.numbered(coop, each));
        if (found.isPresent()) {
            return pages.sendTo(HOME + "/" + found.get());
        }
        if (!order.isBlank()) {
            form.wrong("order", visit.t("books.entry.order.unknown"));
        }
        OrderLists.Which wanted =
                which != null && EntryOrdersPage.LISTS.contains(which)
                        ? which
                        : EntryOrdersPage.LISTS.getFirst();
        List<OrderLists.Head> heads = lists.before(coop, wanted, null, before, SHOWN + 1);
        List<OrderLists.Head> shown = heads.size() > SHOWN ? heads.subList(0, SHOWN) : heads;
        String next =
                heads.size() > SHOWN
                        ? EntryOrdersPage.path(wanted) + "&before=" + shown.getLast().number()
                        : null;
        return pages.show(
                visit,
                CHOICE,
                new EntryOrdersPage(
                        form,
                        wanted,
                        shown,
                        invoices.numbersOf(coop, shown.stream().map(OrderLists.Head::id).toList()),
                        next));
    }

    @Get("/{order}")
    HttpResponse<?> show(Visit visit, UUID order) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), known(visit, order), false));
    }

    @Get("/{order}/credit-note")
    HttpResponse<?> showCredit(Visit visit, UUID order) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), known(visit, order), true));
    }

    private TypedInvoices.Billable known(Visit visit, UUID order) {
        return invoices.billable(visit.caller().coop(), new PurchaseOrderId(order))
                .orElseThrow(
                        () -> new HttpStatusException(HttpStatus.NOT_FOUND, "no purchase order"));
    }

    /** A credit note begins with nothing credited, of the one invoice that there is. */
    private EntryPage page(
            Visit visit, Form form, TypedInvoices.Billable billable, boolean credit) {
        InvoiceForms.fill(form, billable.order(), credit ? Map.of() : billable.units());
        List<TypedInvoices.Billed> billed =
                billable.invoices().stream().filter(each -> !each.credit()).toList();
        if (credit && billed.size() == 1) {
            form.with("credited", billed.getFirst().number());
        }
        String supplier = suppliers.of(visit.caller().coop(), billable.order().supplier());
        return new EntryPage(form, billable, supplier, credit, Optional.empty());
    }

    /** The number of the invoice names it: sending the form again does nothing twice. */
    @Post("/{order}")
    HttpResponse<?> enter(Visit visit, Form form, UUID order) {
        return enter(visit, form, order, false);
    }

    /** The same for a credit note. */
    @Post("/{order}/credit-note")
    HttpResponse<?> enterCredit(Visit visit, Form form, UUID order) {
        return enter(visit, form, order, true);
    }

    private HttpResponse<?> enter(Visit visit, Form form, UUID order, boolean credit) {
        TypedInvoices.Billable billable = known(visit, order);
        InvoiceBody body = InvoiceForms.read(visit, form, billable.order(), credit);
        if (form.isGood()) {
            try {
                boolean asItStands = form.has("asItStands", "true");
                InvoiceId id = invoices.enter(visit.caller(), body, asItStands);
                String told = credit ? "books.entry.credit.told" : "books.entry.told";
                return pages.sendTo("/books/invoices/" + id, Flash.done(told));
            } catch (BadInput bad) {
                form.take(visit, bad);
            } catch (Refused refused) {
                InvoiceForms.take(
                        visit,
                        form,
                        refused,
                        visit.t("books.entry.taken", form.value("number").strip()));
                EntryPage page = page(visit, form, billable, credit);
                boolean sumDiffers = form.error("payable") != null;
                return pages.show(
                        visit,
                        HttpStatus.valueOf(refused.reason().status()),
                        PAGE,
                        sumDiffers
                                ? page.addedUp(invoices.sums(visit.caller().coop(), body))
                                : page);
            }
        }
        return pages.again(visit, PAGE, page(visit, form, billable, credit));
    }
}
