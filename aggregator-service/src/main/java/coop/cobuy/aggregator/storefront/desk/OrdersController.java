package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.AllotmentView;
import coop.cobuy.aggregator.purchasing.AnswerBody;
import coop.cobuy.aggregator.purchasing.MemberAllotments;
import coop.cobuy.aggregator.purchasing.OrderDesk;
import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.Receipts;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Purchase orders: listed, approved, answered in the supplier's name, called off. */
@PageController("/desk/purchase-orders")
@Needs(Action.SEE_PURCHASE_ORDERS)
@Hidden
class OrdersController {

    private static final String HOME = "/desk/purchase-orders";
    private static final String PAGE = "desk/order.jte";
    private static final int SHOWN = 50;
    private static final int ALLOTMENTS_SHOWN = 200;
    private static final UUID LOWEST = new UUID(0, 0);

    private static final int NOTE_MAX = 1000;

    private final Pages pages;
    private final OrderLists lists;
    private final PurchaseOrders orders;
    private final OrderDesk desk;
    private final MemberAllotments allotments;
    private final Receipts receipts;
    private final Rounds rounds;
    private final Members members;

    OrdersController(
            Pages pages,
            OrderLists lists,
            PurchaseOrders orders,
            OrderDesk desk,
            MemberAllotments allotments,
            Receipts receipts,
            Rounds rounds,
            Members members) {
        this.pages = pages;
        this.lists = lists;
        this.orders = orders;
        this.desk = desk;
        this.allotments = allotments;
        this.receipts = receipts;
        this.rounds = rounds;
        this.members = members;
    }

    @Get
    HttpResponse<?> list(
            Visit visit, @Nullable @QueryValue String which, @Nullable @QueryValue String before) {
        OrderLists.Which of = OrdersPage.of(which);
        List<OrderLists.Head> found =
                lists.before(visit.caller().coop(), of, null, before, SHOWN + 1);
        List<OrderLists.Head> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        String next =
                found.size() > SHOWN
                        ? OrdersPage.path(of) + "&before=" + shown.getLast().number()
                        : null;
        return pages.show(visit, "desk/orders.jte", new OrdersPage(of, shown, next));
    }

    @Get("/{id}")
    HttpResponse<?> show(Visit visit, UUID id, @Nullable @QueryValue Integer page) {
        int of = page == null ? 1 : Math.clamp(page, 1, 100_000);
        return pages.show(visit, PAGE, page(visit, known(visit, id), of, Form.empty()));
    }

    private PurchaseOrder known(Visit visit, UUID id) {
        return orders.find(visit.caller().coop(), new PurchaseOrderId(id))
                .orElseThrow(
                        () -> new HttpStatusException(HttpStatus.NOT_FOUND, "no purchase order"));
    }

    private OrderPage page(Visit visit, PurchaseOrder order, int page, Form form) {
        CoopId coop = visit.caller().coop();
        RoundId round = order.content().round();
        return new OrderPage(
                desk.view(order),
                rounds.find(coop, round).map(r -> r.plan().name()).orElse(""),
                !receipts.received(coop, order.id()).isEmpty()
                        || receipts.isClosed(coop, order.id()),
                page,
                form);
    }

    @Post("/{id}/approval")
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    HttpResponse<?> approve(Visit visit, UUID id, Form form) {
        PurchaseOrder before = known(visit, id);
        try {
            PurchaseOrder after = desk.approve(visit.caller(), before.id(), form.value("seen"));
            String told =
                    after instanceof PurchaseOrder.Approved
                            ? "desk.told.approved"
                            : "desk.told.approved-first";
            return pages.sendTo(HOME + "/" + id, Flash.done(told));
        } catch (Refused refused) {
            return refused(visit, id, form, refused);
        }
    }

    private HttpResponse<?> refused(Visit visit, UUID id, Form form, Refused refused) {
        form.wrong(visit.reason(refused.reason().name(), refused.detail()));
        OrderPage page = page(visit, known(visit, id), 1, form);
        return pages.show(visit, HttpStatus.CONFLICT, PAGE, page);
    }

    @Post("/{id}/cancellation")
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    HttpResponse<?> cancel(Visit visit, UUID id, Form form) {
        PurchaseOrder before = known(visit, id);
        String reason = Typed.text(visit, form, "reason", OrderDesk.REASON_MAX);
        if (reason == null) {
            return pages.again(visit, PAGE, page(visit, before, 1, form));
        }
        try {
            desk.cancel(visit.caller(), before.id(), reason);
            return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.order-cancelled"));
        } catch (Refused refused) {
            return refused(visit, id, form, refused);
        }
    }

    @Post("/{id}/answers")
    @Needs(Action.MANAGE_PURCHASE_ORDERS)
    HttpResponse<?> answer(Visit visit, UUID id, Form form) {
        PurchaseOrder before = known(visit, id);
        AnswerBody body = body(visit, form);
        if (form.isGood()) {
            try {
                desk.answer(visit.caller(), before.id(), body);
                return pages.sendTo(HOME + "/" + id, Flash.done("desk.told.answered"));
            } catch (BadInput bad) {
                bad.errors().forEach(e -> form.wrong(fieldOf(e.pointer()), visit.why(e)));
            } catch (Refused refused) {
                return refused(visit, id, form, refused);
            }
        }
        return pages.again(visit, PAGE, page(visit, before, 1, form));
    }

    private static String fieldOf(String pointer) {
        return pointer.startsWith("/lines") ? "changes" : pointer.substring(1);
    }

    /** Lines that differ are typed one by one: number, units, price if that differs too. */
    private static AnswerBody body(Visit visit, Form form) {
        String number = Typed.text(visit, form, "documentNumber", 100);
        LocalDate day = Typed.day(visit, form, "deliveryDate");
        List<AnswerBody.Line> lines = new ArrayList<>();
        for (String line : form.value("changes").lines().map(String::strip).toList()) {
            String[] parts = line.split("\\s+");
            if (parts.length == 2 || parts.length == 3) {
                String price = parts.length == 3 ? Typed.plain(parts[2]) : null;
                lines.add(new AnswerBody.Line(parts[0], Typed.plain(parts[1]), price, null));
            } else if (!line.isEmpty()) {
                form.wrong("changes", visit.t("desk.wrong.changes", line));
            }
        }
        TypedFields.choice(visit, form, "verdict", OrderResponse.Verdict.class);
        if (form.value("note").strip().length() > NOTE_MAX) {
            form.wrong("note", visit.t("desk.wrong.long", NOTE_MAX));
        }
        if (form.value("verdict").equals("CHANGED") && lines.isEmpty()) {
            form.wrong("changes", visit.t("desk.wrong.no-changes"));
        }
        return new AnswerBody(
                number,
                form.text("verdict").orElse(null),
                form.text("note").orElse(null),
                day == null ? null : day.toString(),
                lines);
    }

    @Get("/{id}/allotments")
    @Needs(Action.SEE_ALLOTMENTS)
    HttpResponse<?> allotments(
            Visit visit,
            UUID id,
            @Nullable @QueryValue UUID offer,
            @Nullable @QueryValue UUID member) {
        PurchaseOrder order = known(visit, id);
        List<AllotmentView> found =
                allotments.ofOrder(
                        order,
                        offer == null ? LOWEST : offer,
                        member == null ? LOWEST : member,
                        ALLOTMENTS_SHOWN + 1,
                        visit.language().locale());
        boolean more = found.size() > ALLOTMENTS_SHOWN;
        List<AllotmentView> shown = more ? found.subList(0, ALLOTMENTS_SHOWN) : found;
        String next =
                more
                        ? HOME
                                + "/"
                                + id
                                + "/allotments?offer="
                                + shown.getLast().offer()
                                + "&member="
                                + shown.getLast().member()
                        : null;
        CoopId coop = visit.caller().coop();
        return pages.show(
                visit,
                "desk/allotments.jte",
                new AllotmentsPage(
                        order.content(),
                        shown,
                        members.byIds(coop, shown.stream().map(AllotmentView::member).toList()),
                        next));
    }
}
