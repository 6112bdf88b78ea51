package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.FinalAllotments;
import coop.cobuy.aggregator.receiving.ReceiptBody;
import coop.cobuy.aggregator.receiving.ReceiptDesk;
import coop.cobuy.aggregator.receiving.ReceiptProposal;
import coop.cobuy.aggregator.receiving.ReceivingView;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.MemberId;
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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goods receipt at the van. */
@PageController("/desk/purchase-orders/{id}/receipt")
@Needs(Action.RECEIVE_GOODS)
@Hidden
class ReceiptController {

    private static final String PAGE = "desk/receipt.jte";
    private static final int CHANGES_MAX = 200;

    private final Pages pages;
    private final PurchaseOrders orders;
    private final ReceiptDesk desk;
    private final FinalAllotments allotments;
    private final Members members;
    private final IdSource ids;

    ReceiptController(
            Pages pages,
            PurchaseOrders orders,
            ReceiptDesk desk,
            FinalAllotments allotments,
            Members members,
            IdSource ids) {
        this.pages = pages;
        this.orders = orders;
        this.desk = desk;
        this.allotments = allotments;
        this.members = members;
        this.ids = ids;
    }

    @Get
    HttpResponse<?> show(Visit visit, UUID id, @Nullable @QueryValue UUID corrects) {
        PurchaseOrder order = known(visit, id);
        return pages.show(visit, PAGE, page(visit, order, desk.view(order), corrects, null));
    }

    private PurchaseOrder known(Visit visit, UUID id) {
        return orders.find(visit.caller().coop(), new PurchaseOrderId(id))
                .orElseThrow(
                        () -> new HttpStatusException(HttpStatus.NOT_FOUND, "no purchase order"));
    }

    /**
     * @param typed null: nothing was typed yet
     */
    private ReceiptPage page(
            Visit visit,
            PurchaseOrder order,
            ReceivingView view,
            @Nullable UUID corrects,
            @Nullable Form typed) {
        OrderContent content = order.content();
        ReceiptProposal proposal = desk.proposal(order);
        Map<OfferId, Units> expected = new HashMap<>();
        Map<OfferId, Units> kilograms = new HashMap<>();
        String advice = proposal.note();
        for (ReceiptProposal.Line line : proposal.lines()) {
            Units weight = line.weightKg();
            expected.put(line.offer(), line.units());
            kilograms.put(line.offer(), weight == null ? Units.ZERO : weight);
        }
        if (advice == null) {
            view.lines().forEach(line -> expected.put(line.offer(), line.missing()));
        }
        ReceivingView.ReceiptView corrected = corrected(view, corrects);
        Form form =
                typed != null
                        ? typed
                        : corrected != null
                                ? ReceiptForms.of(content, corrected, key())
                                : ReceiptForms.expected(
                                        content,
                                        expected,
                                        kilograms,
                                        key(),
                                        advice == null ? "" : advice);
        List<ReceiptPage.Change> changes = changes(visit, content, view);
        return new ReceiptPage(
                content,
                order instanceof PurchaseOrder.Approved,
                view,
                expected,
                advice == null ? "" : advice,
                corrected == null ? "" : corrected.id().toString(),
                changes.subList(0, Math.min(CHANGES_MAX, changes.size())),
                changes.size() > CHANGES_MAX,
                form);
    }

    private String key() {
        return ids.next().toString();
    }

    private static ReceivingView.@Nullable ReceiptView corrected(
            ReceivingView view, @Nullable UUID corrects) {
        return view.receipts().stream()
                .filter(receipt -> receipt.id().value().equals(corrects))
                .findFirst()
                .orElse(null);
    }

    /** Members who get more or less than planned, once all is shared out. */
    private List<ReceiptPage.Change> changes(Visit visit, OrderContent order, ReceivingView view) {
        if (!view.state().equals("CLOSED")) {
            return List.of();
        }
        record Changed(MemberId member, OrderLine line, long planned, long gets) {}
        List<Changed> found = new ArrayList<>();
        for (OrderLine line : order.ordered().toList()) {
            if (found.size() <= CHANGES_MAX) {
                allotments.ofLine(
                        order.coop(),
                        order.id(),
                        line.offer(),
                        (member, planned, units, grams) -> {
                            if (planned != units && found.size() <= CHANGES_MAX) {
                                found.add(new Changed(member, line, planned, units));
                            }
                        });
            }
        }
        Map<MemberId, Member> known =
                members.byIds(visit.caller().coop(), found.stream().map(Changed::member).toList());
        return found.stream()
                .map(
                        each ->
                                new ReceiptPage.Change(
                                        name(known.get(each.member()), each.member()),
                                        each.line().name(),
                                        new Units(each.planned()),
                                        new Units(each.gets())))
                .toList();
    }

    private static String name(@Nullable Member member, MemberId id) {
        return member == null ? id.toString() : member.number() + " " + member.name();
    }

    @Post
    HttpResponse<?> book(Visit visit, UUID id, Form form) {
        PurchaseOrder order = known(visit, id);
        List<Integer> fields = new ArrayList<>();
        ReceiptBody body = ReceiptForms.read(visit, form, order.content(), fields);
        HttpStatus status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (form.isGood()) {
            try {
                String key = form.text("key").orElse(null);
                ReceivingView after = desk.book(visit.caller(), order, key, body);
                String told =
                        after.state().equals("OPEN")
                                ? "desk.told.received"
                                : "desk.told.received-all";
                return pages.sendTo("/desk/purchase-orders/" + id + "/receipt", Flash.done(told));
            } catch (BadInput bad) {
                bad.errors().forEach(e -> ReceiptForms.place(visit, form, e, fields));
            } catch (Refused refused) {
                boolean used = refused.reason().name().equals("KEY_REUSED");
                form.wrong(
                        used
                                ? visit.t("desk.wrong.receipt-key")
                                : visit.reason(refused.reason().name(), refused.detail()));
                status = HttpStatus.CONFLICT;
            }
        }
        return pages.show(
                visit, status, PAGE, page(visit, order, desk.view(order), body.corrects(), form));
    }
}
