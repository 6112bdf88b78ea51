package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.ChangeBody;
import coop.cobuy.aggregator.purchasing.ChangeEffect;
import coop.cobuy.aggregator.purchasing.OrderDesk;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopIndex;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.problem.FieldProblem;

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
import java.util.Optional;
import java.util.UUID;

/** Changing a purchase order that was sent: first what it would do, then on a second word. */
@PageController("/desk/purchase-orders/{id}/change")
@Needs(Action.MANAGE_PURCHASE_ORDERS)
@Hidden
class ChangeController {

    private static final String PAGE = "desk/change.jte";
    private static final String ADDED = "added";

    private final Pages pages;
    private final PurchaseOrders orders;
    private final OrderDesk desk;
    private final ShopRounds rounds;
    private final Members members;
    private final IdSource ids;

    ChangeController(
            Pages pages,
            PurchaseOrders orders,
            OrderDesk desk,
            ShopRounds rounds,
            Members members,
            IdSource ids) {
        this.pages = pages;
        this.orders = orders;
        this.desk = desk;
        this.rounds = rounds;
        this.members = members;
        this.ids = ids;
    }

    /**
     * What was typed.
     *
     * @param fields of the body's lines, in their order
     */
    private record Asked(ChangeBody body, List<String> fields) {}

    @Get
    HttpResponse<?> show(Visit visit, UUID id, @Nullable @QueryValue Integer page) {
        PurchaseOrder order = known(visit, id);
        if (!(order instanceof PurchaseOrder.Approved)) {
            return pages.sendTo("/desk/purchase-orders/" + id);
        }
        int of = page == null ? 1 : Math.clamp(page, 1, 100_000);
        Form form = Form.empty().with("page", of).with("key", ids.next());
        return pages.show(visit, PAGE, page(visit, order, form, Optional.empty()));
    }

    private PurchaseOrder known(Visit visit, UUID id) {
        return orders.find(visit.caller().coop(), new PurchaseOrderId(id))
                .orElseThrow(
                        () -> new HttpStatusException(HttpStatus.NOT_FOUND, "no purchase order"));
    }

    private ChangePage page(
            Visit visit, PurchaseOrder order, Form form, Optional<ChangeEffect> effect) {
        PurchaseOrderView view = desk.view(order);
        form.with("seen", view.draftHash());
        form.with("deliveryDate", view.deliveryDate());
        view.lines().forEach(l -> form.with(ChangePage.field(l.offer()), ChangePage.ordered(l)));
        String page = form.value("page");
        List<MemberId> named =
                effect.stream()
                        .flatMap(found -> found.lines().stream())
                        .flatMap(line -> line.moved().stream().limit(ChangePage.NAMED))
                        .map(ChangeEffect.Moved::member)
                        .toList();
        return new ChangePage(
                view,
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1,
                form,
                effect,
                members.byIds(visit.caller().coop(), named));
    }

    @Post
    HttpResponse<?> change(Visit visit, UUID id, Form form) {
        PurchaseOrder order = known(visit, id);
        Asked typed = read(visit, order, form);
        TypedFields.key(visit, form);
        if (!form.isGood()) {
            return pages.again(visit, PAGE, page(visit, order, form, Optional.empty()));
        }
        String seen = form.value("seen");
        try {
            if (form.has("step", "do")) {
                String key = form.value("key");
                desk.change(visit.caller(), order.id(), typed.body(), key, seen);
                return pages.sendTo(
                        "/desk/purchase-orders/" + id, Flash.done("desk.told.order-changed"));
            }
            ChangeEffect effect = desk.effect(visit.caller(), order.id(), typed.body(), seen);
            return pages.show(visit, PAGE, page(visit, order, form, Optional.of(effect)));
        } catch (BadInput bad) {
            bad.errors().forEach(problem -> place(visit, form, typed, problem));
            return pages.again(visit, PAGE, page(visit, order, form, Optional.empty()));
        } catch (Refused refused) {
            return refused(visit, id, form, typed, refused);
        }
    }

    /** Where another content stands by now, the next try is of what is shown then. */
    private HttpResponse<?> refused(Visit visit, UUID id, Form form, Asked typed, Refused refused) {
        boolean stale = refused.reason().name().equals("CONTENT_CHANGED");
        if (refused.errors().isEmpty()) {
            form.wrong(
                    stale
                            ? visit.t("desk.wrong.stale-change")
                            : visit.reason(refused.reason().name(), refused.detail()));
        }
        refused.errors().forEach(problem -> place(visit, form, typed, problem));
        PurchaseOrder order = known(visit, id);
        Form shown = stale ? form.without("seen") : form;
        ChangePage page = page(visit, order, shown, Optional.empty());
        return stale
                ? pages.show(visit, HttpStatus.CONFLICT, PAGE, page)
                : pages.again(visit, PAGE, page);
    }

    /** Puts what was found with a line to its field. */
    private static void place(Visit visit, Form form, Asked typed, FieldProblem problem) {
        String[] parts = problem.pointer().split("/");
        boolean ofLine = parts.length > 2 && parts[1].equals("lines");
        String told = visit.t("desk.wrong.terms", visit.why(problem));
        if (ofLine) {
            form.wrong(typed.fields().get(Integer.parseInt(parts[2])), told);
        } else if (parts.length > 1 && !parts[1].equals("lines")) {
            form.wrong(parts[1], told);
        } else {
            form.wrong(visit.t("desk.change.nothing"));
        }
    }

    private Asked read(Visit visit, PurchaseOrder order, Form form) {
        String reason = Typed.text(visit, form, "reason", ChangeBody.REASON_MAX);
        LocalDate day = Typed.day(visit, form, "deliveryDate");
        PurchaseOrderView view = desk.view(order);
        List<ChangeBody.Line> lines = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (PurchaseOrderView.LineView line : view.lines()) {
            String field = ChangePage.field(line.offer());
            String typed = Typed.plain(form.value(field));
            boolean stays = !form.names().contains(field) || typed.equals(was(form, line));
            if (!stays) {
                String quantity = typed.isEmpty() ? "0" : typed;
                line(visit, form, line.offer(), line.unitsPerCase() != null, quantity, field)
                        .ifPresent(lines::add);
                fields.add(field);
            }
        }
        added(visit, form, order, lines, fields);
        boolean sameDay = form.value("deliveryDate").equals(form.value(ChangePage.WAS + "day"));
        String other = day == null || sameDay ? null : day.toString();
        return new Asked(new ChangeBody(reason, other, lines), fields);
    }

    /**
     * What the page said is ordered: by that, a form that is sent again asks for the same again.
     */
    private static String was(Form form, PurchaseOrderView.LineView line) {
        String name = ChangePage.WAS + line.offer();
        return form.names().contains(name) ? form.value(name) : ChangePage.ordered(line);
    }

    private static Optional<ChangeBody.Line> line(
            Visit visit, Form form, OfferId offer, boolean cased, String quantity, String field) {
        if (!quantity.matches(cased ? "[0-9]{1,9}" : "[0-9]{1,12}(\\.[0-9]{1,3})?")) {
            form.wrong(field, visit.t("desk.wrong.number"));
            return Optional.empty();
        }
        return Optional.of(
                cased
                        ? new ChangeBody.Line(offer.value(), null, Long.valueOf(quantity))
                        : new ChangeBody.Line(offer.value(), quantity, null));
    }

    /** What nobody asked for: the article's number and how much, line by line. */
    private void added(
            Visit visit,
            Form form,
            PurchaseOrder order,
            List<ChangeBody.Line> lines,
            List<String> fields) {
        for (String text : form.value(ADDED).lines().map(String::strip).toList()) {
            String[] parts = text.split("\\s+");
            if (text.isEmpty()) {
                continue;
            }
            Optional<Offer> offer =
                    parts.length == 2 ? offered(visit, order, parts[0]) : Optional.empty();
            boolean isNew =
                    offer.isPresent()
                            && lines.stream()
                                    .noneMatch(l -> offer.get().id().value().equals(l.offer()));
            if (!isNew) {
                form.wrong(ADDED, visit.t("desk.wrong.change-added", text));
                continue;
            }
            boolean cased = offer.get().terms().packing() instanceof Packing.InCases;
            line(visit, form, offer.get().id(), cased, Typed.plain(parts[1]), ADDED)
                    .ifPresent(lines::add);
            fields.add(ADDED);
        }
    }

    private Optional<Offer> offered(Visit visit, PurchaseOrder order, String sku) {
        Optional<ShopIndex> index =
                rounds.index(
                        visit.caller().coop(),
                        rounds.round(visit.caller().coop(), order.content().round()));
        return index.stream()
                .flatMap(found -> found.snapshot().offers().values().stream())
                .filter(offer -> offer.supplier().equals(order.content().supplier()))
                .filter(offer -> offer.terms().sku().equals(sku))
                .findFirst();
    }
}
