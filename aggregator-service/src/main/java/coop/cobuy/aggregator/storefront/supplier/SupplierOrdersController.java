package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.invoicing.TypedInvoices;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.SentOrders;
import coop.cobuy.aggregator.purchasing.Shipment;
import coop.cobuy.aggregator.purchasing.SupplierAnswer;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The purchase orders that were sent to a supplier: seen, answered, shipped. */
@PageController("/supplier")
@Needs(Action.ANSWER_OWN_PURCHASE_ORDERS)
@Hidden
class SupplierOrdersController {

    static final String ORDER = "supplier/order.jte";
    private static final String SHIPPING = "supplier/shipping.jte";
    private static final String HOME = "/supplier";
    private static final int SHOWN = 50;
    private static final int NUMBER_MAX = 100;
    private static final int NOTE_MAX = 1000;

    private final SentOrders orders;
    private final TypedInvoices invoices;
    private final Pages pages;
    private final IdSource ids;
    private final Clock clock;

    SupplierOrdersController(
            SentOrders orders, TypedInvoices invoices, Pages pages, IdSource ids, Clock clock) {
        this.orders = orders;
        this.invoices = invoices;
        this.pages = pages;
        this.ids = ids;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(Visit visit, @Nullable @QueryValue String before) {
        List<SentOrders.Head> found =
                orders.before(
                        visit.caller(), before == null ? SentOrders.NEWEST : before, SHOWN + 1);
        List<SentOrders.Head> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        String next = found.size() > SHOWN ? HOME + "?before=" + shown.getLast().number() : null;
        return pages.show(
                visit,
                "supplier/orders.jte",
                new OrdersPage(visit.caller().supplier().isPresent(), shown, next));
    }

    @Get("/orders/{id}")
    HttpResponse<?> order(Visit visit, UUID id) {
        return pages.show(visit, ORDER, page(visit, Form.empty(), id));
    }

    private OrderPage page(Visit visit, Form form, UUID id) {
        SentOrders.Sent sent = find(visit, id);
        Map<OfferId, Units> announced = OrderPage.announced(sent);
        for (OrderLine line : sent.content().ordered().toList()) {
            form.with("units." + line.lineNo(), announced.getOrDefault(line.offer(), line.units()));
        }
        form.with("seen", sent.print());
        sent.answer().ifPresent(answer -> form.with("day", answer.deliveryDateOrNull()));
        return new OrderPage(
                form,
                form.text("key").orElseGet(() -> ids.next().toString()),
                sent,
                invoices.ofOrder(
                        visit.caller().coop(), sent.content().supplier(), sent.content().id()));
    }

    private SentOrders.Sent find(Visit visit, UUID id) {
        return orders.find(visit.caller(), new PurchaseOrderId(id))
                .orElseThrow(SupplierOrdersController::missing);
    }

    static HttpStatusException missing() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "no such purchase order");
    }

    /** Confirms the order, with what is changed in it. */
    @Post("/orders/{id}/answer")
    HttpResponse<?> answer(Visit visit, Form form, UUID id) {
        OrderContent content = find(visit, id).content();
        List<SupplierAnswer.Line> changed = new ArrayList<>();
        boolean anything = false;
        for (OrderLine line : content.ordered().toList()) {
            Units units = TypedFields.units(visit, form, "units." + line.lineNo());
            anything |= units != null && !units.isZero();
            if (units != null && !units.equals(line.units())) {
                changed.add(answered(line, units));
            }
        }
        if (form.isGood() && !anything) {
            form.wrong(visit.t("supplier.answer.nothing"));
        }
        Verdict verdict = changed.isEmpty() ? Verdict.ACCEPTED : Verdict.CHANGED;
        return keep(visit, form, id, verdict, changed);
    }

    private static SupplierAnswer.Line answered(OrderLine line, Units units) {
        return new SupplierAnswer.Line(line.sku(), line.offer(), units, null, null);
    }

    @Post("/orders/{id}/rejection")
    HttpResponse<?> reject(Visit visit, Form form, UUID id) {
        if (form.text("note").isEmpty()) {
            form.wrong("note", visit.t("supplier.reject.note.missing"));
        }
        return keep(visit, form, id, Verdict.REJECTED, List.of());
    }

    private HttpResponse<?> keep(
            Visit visit, Form form, UUID id, Verdict verdict, List<SupplierAnswer.Line> lines) {
        LocalDate day = optionalDay(visit, form, "day");
        String note = note(visit, form);
        String key = TypedFields.key(visit, form);
        if (form.isGood()) {
            int revision = find(visit, id).content().revision();
            SupplierAnswer answer =
                    new SupplierAnswer(
                            revision,
                            "WEB-" + key,
                            verdict,
                            note,
                            verdict == Verdict.REJECTED ? null : day,
                            lines,
                            clock.instant());
            try {
                orders.answer(
                        visit.caller(),
                        new PurchaseOrderId(id),
                        form.value("seen"),
                        content -> answer);
                String told = "supplier.answer.told." + verdict;
                return pages.sendTo(HOME + "/orders/" + id, Flash.done(told));
            } catch (Refused refused) {
                form.wrong(visit.t("supplier.answer.meanwhile"));
                return pages.show(visit, HttpStatus.CONFLICT, ORDER, page(visit, form, id));
            }
        }
        return pages.again(visit, ORDER, page(visit, form, id));
    }

    private static @Nullable LocalDate optionalDay(Visit visit, Form form, String field) {
        return form.text(field).isEmpty() ? null : TypedFields.day(visit, form, field);
    }

    private static @Nullable String note(Visit visit, Form form) {
        String note = form.value("note").strip();
        if (note.length() > NOTE_MAX) {
            form.wrong("note", visit.t("frame.wrong.text", NOTE_MAX));
        }
        return note.isEmpty() ? null : note;
    }

    @Get("/orders/{id}/shipping")
    HttpResponse<?> shipping(Visit visit, UUID id) {
        return pages.show(visit, SHIPPING, shippingPage(visit, Form.empty(), id));
    }

    private OrderPage shippingPage(Visit visit, Form form, UUID id) {
        SentOrders.Sent sent = find(visit, id);
        Map<OfferId, Units> left = OrderPage.left(sent);
        for (OrderLine line : sent.content().ordered().toList()) {
            form.with("units." + line.lineNo(), left.getOrDefault(line.offer(), Units.ZERO));
        }
        form.with("day", LocalDate.ofInstant(clock.instant(), visit.zone()));
        return new OrderPage(form, "", sent, List.of());
    }

    @Post("/orders/{id}/shipping")
    HttpResponse<?> ship(Visit visit, Form form, UUID id) {
        OrderContent content = find(visit, id).content();
        List<Shipment.Line> lines = new ArrayList<>();
        for (OrderLine line : content.ordered().toList()) {
            Units units = TypedFields.units(visit, form, "units." + line.lineNo());
            if (units != null && !units.isZero()) {
                lines.add(
                        new Shipment.Line(line.sku(), line.offer(), units, null, null, null, null));
            }
        }
        String number = TypedFields.text(visit, form, "number", NUMBER_MAX);
        LocalDate despatched = TypedFields.day(visit, form, "day");
        LocalDate arrives = optionalDay(visit, form, "arrives");
        String note = note(visit, form);
        if (despatched != null && arrives != null && arrives.isBefore(despatched)) {
            form.wrong("arrives", visit.t("supplier.shipping.before"));
        }
        if (form.isGood() && lines.isEmpty()) {
            form.wrong(visit.t("supplier.shipping.nothing"));
        }
        if (number == null || !form.isGood()) {
            return pages.again(visit, SHIPPING, shippingPage(visit, form, id));
        }
        Shipment shipment = new Shipment(number, despatched, arrives, note, lines, clock.instant());
        try {
            orders.ship(visit.caller(), new PurchaseOrderId(id), read -> shipment);
            return pages.sendTo(HOME + "/orders/" + id, Flash.done("supplier.shipping.told"));
        } catch (Refused refused) {
            form.wrong("number", visit.t("supplier.shipping.taken"));
            return pages.show(visit, HttpStatus.CONFLICT, SHIPPING, shippingPage(visit, form, id));
        }
    }
}
