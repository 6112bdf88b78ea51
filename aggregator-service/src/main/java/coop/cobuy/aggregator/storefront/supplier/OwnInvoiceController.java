package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.invoicing.InvoiceBody;
import coop.cobuy.aggregator.invoicing.OwnInvoices;
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
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Entering an invoice for one's own purchase order, line by line. */
@PageController("/supplier/orders/{id}/invoice")
@Needs(Action.BILL_OWN_PURCHASE_ORDERS)
@Hidden
class OwnInvoiceController {

    private static final String PAGE = "supplier/invoice.jte";
    private static final int NUMBER_MAX = 100;

    private final SentOrders orders;
    private final OwnInvoices invoices;
    private final Pages pages;
    private final Clock clock;

    OwnInvoiceController(SentOrders orders, OwnInvoices invoices, Pages pages, Clock clock) {
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
        Map<OfferId, Units> announced = OrderPage.announced(sent);
        for (OrderLine line : sent.content().ordered().toList()) {
            Units units = announced.getOrDefault(line.offer(), line.units());
            boolean isWeighed = line.catchWeight().isPresent();
            form.with(
                    "units." + line.lineNo(),
                    isWeighed ? line.catchWeight().get().expected(units) : units);
            form.with(
                    "price." + line.lineNo(),
                    isWeighed ? line.kilogramPrice().orElseThrow() : line.unitPrice());
        }
        form.with("issued", LocalDate.ofInstant(clock.instant(), visit.zone()));
        return new OrderPage(
                form,
                "",
                sent,
                invoices.ofOrder(
                        visit.caller().coop(), sent.content().supplier(), sent.content().id()));
    }

    private SentOrders.Sent find(Visit visit, UUID id) {
        return orders.find(visit.caller(), new PurchaseOrderId(id))
                .orElseThrow(SupplierOrdersController::missing);
    }

    @Post
    HttpResponse<?> enter(Visit visit, Form form, UUID id) {
        OrderContent content = find(visit, id).content();
        InvoiceBody body = read(visit, form, content);
        if (form.isGood()) {
            try {
                invoices.enter(visit.caller(), body);
                return pages.sendTo("/supplier/orders/" + id, Flash.done("supplier.invoice.told"));
            } catch (BadInput bad) {
                form.take(bad);
            } catch (Refused refused) {
                return refused(visit, form, id, refused);
            }
        }
        return pages.again(visit, PAGE, page(visit, form, id));
    }

    private HttpResponse<?> refused(Visit visit, Form form, UUID id, Refused refused) {
        switch (refused.reason().name()) {
            case "SUM_DIFFERS" -> {
                Money right =
                        Money.parse(
                                refused.errors().getFirst().reason(), visit.caller().currency());
                form.wrong("payable", visit.t("supplier.invoice.sum", visit.money(right)));
            }
            case "INVOICE_CONFLICT" -> form.wrong("number", visit.t("supplier.invoice.taken"));
            default -> throw refused;
        }
        return refused.reason().status() == HttpStatus.CONFLICT.getCode()
                ? pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, form, id))
                : pages.again(visit, PAGE, page(visit, form, id));
    }

    private static InvoiceBody read(Visit visit, Form form, OrderContent content) {
        String number = TypedFields.text(visit, form, "number", NUMBER_MAX);
        LocalDate issued = TypedFields.day(visit, form, "issued");
        LocalDate due = form.text("due").isEmpty() ? null : TypedFields.day(visit, form, "due");
        if (issued != null && due != null && due.isBefore(issued)) {
            form.wrong("due", visit.t("supplier.invoice.due.before"));
        }
        Money payable = TypedFields.amount(visit, form, "payable", 1);
        List<InvoiceBody.Line> lines = new ArrayList<>();
        for (OrderLine line : content.ordered().toList()) {
            InvoiceBody.Line read = line(visit, form, content, line);
            if (read != null) {
                lines.add(read);
            }
        }
        if (form.isGood() && lines.isEmpty()) {
            form.wrong(visit.t("supplier.invoice.nothing"));
        }
        return new InvoiceBody(
                content.supplier().toString(),
                number,
                content.number(),
                false,
                null,
                content.currency().getCurrencyCode(),
                issued == null ? null : issued.toString(),
                due == null ? null : due.toString(),
                lines,
                List.of(),
                freight(visit, form),
                null,
                payable == null ? null : payable.decimal());
    }

    private static InvoiceBody.@Nullable Line line(
            Visit visit, Form form, OrderContent content, OrderLine line) {
        Units units = TypedFields.units(visit, form, "units." + line.lineNo());
        UnitPrice price =
                TypedFields.price(visit, form, "price." + line.lineNo(), content.currency());
        if (units == null || price == null || units.isZero()) {
            return null;
        }
        return new InvoiceBody.Line(
                line.sku(),
                units.toString(),
                price.toString(),
                price.times(units).decimal(),
                line.vat().decimal(),
                null,
                line.catchWeight().isPresent() ? UnitCode.KILOGRAM.code() : null);
    }

    /** What is charged for the delivery, if anything. */
    private static List<InvoiceBody.Amount> freight(Visit visit, Form form) {
        if (form.text("freight").isEmpty()) {
            return List.of();
        }
        Money freight = TypedFields.amount(visit, form, "freight", 0);
        Percent vat = percent(visit, form);
        return freight == null || vat == null || freight.isZero()
                ? List.of()
                : List.of(new InvoiceBody.Amount("Freight", freight.decimal(), vat.decimal()));
    }

    private static @Nullable Percent percent(Visit visit, Form form) {
        try {
            return Percent.parse(form.value("freightVat").strip().replace(',', '.'));
        } catch (IllegalArgumentException | ArithmeticException e) {
            form.wrong("freightVat", visit.t("supplier.invoice.vat.wrong"));
            return null;
        }
    }
}
