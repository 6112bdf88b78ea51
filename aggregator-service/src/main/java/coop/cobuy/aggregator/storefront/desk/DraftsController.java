package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.MinimumDecisions.Choice;
import coop.cobuy.aggregator.purchasing.MinimumQuestions;
import coop.cobuy.aggregator.purchasing.OrderDesk;
import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A round's drafts, and the minimums that they miss. */
@PageController("/desk/rounds/{id}")
@Needs(Action.MAKE_DRAFTS)
@Hidden
class DraftsController {

    private static final String PAGE = "desk/drafts.jte";
    private static final int ORDERS_MAX = 500;

    private final Pages pages;
    private final Rounds rounds;
    private final OrderLists lists;
    private final PurchaseOrders orders;
    private final OrderDesk desk;
    private final MinimumQuestions questions;

    DraftsController(
            Pages pages,
            Rounds rounds,
            OrderLists lists,
            PurchaseOrders orders,
            OrderDesk desk,
            MinimumQuestions questions) {
        this.pages = pages;
        this.rounds = rounds;
        this.lists = lists;
        this.orders = orders;
        this.desk = desk;
        this.questions = questions;
    }

    @Get("/drafts")
    HttpResponse<?> show(Visit visit, UUID id) {
        return pages.show(visit, PAGE, page(visit, known(visit, id), Form.empty()));
    }

    private Round known(Visit visit, UUID id) {
        return rounds.find(visit.caller().coop(), new RoundId(id)).orElseThrow(ShopRounds::missing);
    }

    private DraftsPage page(Visit visit, Round round, Form form) {
        CoopId coop = visit.caller().coop();
        Map<String, List<PurchaseOrderView.NoticeView>> notices = new HashMap<>();
        for (PurchaseOrder order : orders.ofRound(coop, round.id())) {
            List<PurchaseOrderView.NoticeView> of = desk.view(order).notices();
            if (!of.isEmpty()) {
                notices.put(order.content().number(), of);
            }
        }
        return new DraftsPage(
                round,
                lists.before(coop, OrderLists.Which.ALL, round.id(), null, ORDERS_MAX),
                notices,
                questions.of(coop, round.id()),
                form);
    }

    @Post("/drafts")
    HttpResponse<?> make(Visit visit, UUID id, Form form) {
        Round round = known(visit, id);
        try {
            desk.draft(visit.caller(), round.id());
            return pages.sendTo("/desk/rounds/" + id + "/drafts", Flash.done("desk.told.drafted"));
        } catch (Refused refused) {
            form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, round, form));
        }
    }

    /** Fields bear the question's number on the page, since there are several of them. */
    @Post("/minimums")
    @Needs(Action.DECIDE_MINIMUMS)
    HttpResponse<?> decide(Visit visit, UUID id, Form form) {
        Round round = known(visit, id);
        String suffix = "." + form.value("n");
        Optional<UUID> order = id(form.value("order"));
        Optional<UUID> offer = id(form.value("offer"));
        if (order.isEmpty() || offer.isEmpty() != form.value("offer").isEmpty()) {
            form.wrong(visit.t("frame.wrong.form"));
        }
        Choice choice = choice(form.value("choice" + suffix));
        if (choice == null || (choice == Choice.RAISE && offer.isEmpty())) {
            form.wrong("choice" + suffix, visit.t("desk.wrong.choice"));
        }
        String reason = Typed.text(visit, form, "reason" + suffix, MinimumQuestions.REASON_MAX);
        if (order.isEmpty() || choice == null || reason == null || !form.isGood()) {
            return pages.again(visit, PAGE, page(visit, round, form));
        }
        try {
            questions.decide(
                    visit.caller(),
                    round.id(),
                    new PurchaseOrderId(order.get()),
                    offer.map(OfferId::new).orElse(null),
                    choice,
                    reason);
            return pages.sendTo("/desk/rounds/" + id + "/drafts", Flash.done("desk.told.decided"));
        } catch (Refused refused) {
            form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, round, form));
        }
    }

    private static @Nullable Choice choice(String name) {
        for (Choice choice : Choice.values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        return null;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
