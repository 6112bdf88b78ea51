package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankBooking;
import coop.cobuy.aggregator.invoicing.InvoiceLists;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the bookkeeper begins: what needs a decision. */
@PageController("/books")
@Needs(Action.SEE_LEDGER)
@Hidden
class BooksController {

    private static final int SHOWN = 5;
    private static final List<InvoiceLists.Filter> URGENT =
            List.of(
                    InvoiceLists.Filter.OVERDUE,
                    InvoiceLists.Filter.DIFFERENT,
                    InvoiceLists.Filter.DISPUTED,
                    InvoiceLists.Filter.MATCHED);

    private final InvoiceLists invoices;
    private final BankBooking booking;
    private final SupplierNames suppliers;
    private final Pages pages;
    private final Clock clock;

    BooksController(
            InvoiceLists invoices,
            BankBooking booking,
            SupplierNames suppliers,
            Pages pages,
            Clock clock) {
        this.invoices = invoices;
        this.booking = booking;
        this.suppliers = suppliers;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> start(Visit visit) {
        CoopId coop = visit.caller().coop();
        LocalDate today = LocalDate.ofInstant(clock.instant(), visit.zone());
        Map<InvoiceLists.Filter, Long> counts = invoices.counts(coop, today);
        List<BooksPage.Group> urgent = new ArrayList<>();
        for (InvoiceLists.Filter filter : URGENT) {
            if (counts.getOrDefault(filter, 0L) > 0) {
                urgent.add(
                        new BooksPage.Group(
                                filter,
                                suppliers.with(
                                        coop,
                                        invoices.find(
                                                coop,
                                                filter,
                                                "",
                                                today,
                                                InvoiceLists.NEWEST,
                                                SHOWN))));
            }
        }
        return pages.show(
                visit, "books/start.jte", new BooksPage(counts, urgent, booking.counts(coop)));
    }
}
