package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.invoicing.InvoiceBody;
import coop.cobuy.aggregator.invoicing.TypedInvoices;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.SentOrders;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Entering an invoice for one's own purchase order, line by line. */
@PageController("/supplier/orders/{id}/invoice")
@Needs(Action.BILL_OWN_PURCHASE_ORDERS)
@Hidden
class OwnInvoiceController {

    private static final String PAGE = "supplier/invoice.jte";

    private final SentOrders orders;
    private final TypedInvoices invoices;
    private final Pages pages;
    private final Clock clock;

    OwnInvoiceController(SentOrders orders, TypedInvoices invoices, Pages pages, Clock clock) {
        this.orders = orders;
        this.invoices = invoices;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> show(Visit visit, UUID id) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), id));
    }

    private OrderPage page(Visit visit, Form form, UUID id) {
        SentOrders.Sent sent = find(visit, id);
        InvoiceForms.fill(form, sent.content(), announced(sent));
        form.with("issued", LocalDate.ofInstant(clock.instant(), visit.zone()));
        return new OrderPage(
                form,
                "",
                sent,
                invoices.ofOrder(
                        visit.caller().coop(), sent.content().supplier(), sent.content().id()));
    }

    /** As it was announced, in kilograms where pieces are billed so. */
    private static Map<OfferId, Units> announced(SentOrders.Sent sent) {
        Map<OfferId, Units> announced = OrderPage.announced(sent);
        return sent.content()
                .ordered()
                .collect(
                        Collectors.toMap(
                                OrderLine::offer,
                                line -> {
                                    Units units =
                                            announced.getOrDefault(line.offer(), line.units());
                                    return line.catchWeight()
                                            .map(weight -> weight.expected(units))
                                            .orElse(units);
                                }));
    }

    private SentOrders.Sent find(Visit visit, UUID id) {
        return orders.find(visit.caller(), new PurchaseOrderId(id))
                .orElseThrow(SupplierOrdersController::missing);
    }

    @Post
    HttpResponse<?> enter(Visit visit, Form form, UUID id) {
        OrderContent content = find(visit, id).content();
        InvoiceBody body = InvoiceForms.read(visit, form, content, false);
        if (form.isGood()) {
            try {
                invoices.enterOwn(visit.caller(), body);
                return pages.sendTo("/supplier/orders/" + id, Flash.done("supplier.invoice.told"));
            } catch (BadInput bad) {
                form.take(visit, bad);
            } catch (Refused refused) {
                return refused(visit, form, id, refused);
            }
        }
        return pages.again(visit, PAGE, page(visit, form, id));
    }

    private HttpResponse<?> refused(Visit visit, Form form, UUID id, Refused refused) {
        InvoiceForms.take(visit, form, refused, visit.t("supplier.invoice.taken"));
        return refused.reason().status() == HttpStatus.CONFLICT.getCode()
                ? pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, form, id))
                : pages.again(visit, PAGE, page(visit, form, id));
    }
}
