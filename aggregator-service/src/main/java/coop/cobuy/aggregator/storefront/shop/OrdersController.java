package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.purchasing.MemberAllotments;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.settlement.StatementReading;
import coop.cobuy.aggregator.settlement.StatementView;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a member ordered, what they got of it, and why. */
@PageController("/orders")
@Needs(Action.PLACE_ORDERS)
@Hidden
class OrdersController {

    private final Pages pages;
    private final ShopRounds rounds;
    private final LastOrders last;
    private final OwnOrders orders;
    private final MemberAllotments allotments;
    private final StatementReading statements;

    OrdersController(
            Pages pages,
            ShopRounds rounds,
            LastOrders last,
            OwnOrders orders,
            MemberAllotments allotments,
            StatementReading statements) {
        this.pages = pages;
        this.rounds = rounds;
        this.last = last;
        this.orders = orders;
        this.allotments = allotments;
        this.statements = statements;
    }

    @Get
    HttpResponse<?> all(Visit visit) {
        List<OrdersPage.Placed> placed = new ArrayList<>();
        for (OwnOrders.Order order : last.all(visit.caller())) {
            rounds.find(visit.caller().coop(), order.round())
                    .ifPresent(round -> placed.add(new OrdersPage.Placed(round, order)));
        }
        return pages.show(visit, "shop/orders.jte", new OrdersPage(placed));
    }

    @Get("/{round}")
    HttpResponse<?> one(Visit visit, UUID round) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        MemberId member = visit.caller().member().orElseThrow(ShopRounds::missing);
        if (ShopRounds.takesOrders(found)) {
            return pages.sendTo("/basket/" + round);
        }
        int asked = orders.find(visit.caller(), found.id()).map(o -> o.lines().size()).orElse(0);
        StatementView bill =
                statements.ofRound(
                        visit.caller().coop(),
                        visit.caller().currency(),
                        member,
                        found.id(),
                        visit.language().locale());
        ResultPage model =
                new ResultPage(
                        found,
                        asked,
                        allotments.inRound(
                                visit.caller().coop(),
                                found.id(),
                                member,
                                visit.language().locale()),
                        bill.invoices().isEmpty() || !visit.caller().may(Action.SEE_OWN_STATEMENT)
                                ? Optional.empty()
                                : Optional.of(bill));
        return pages.show(visit, "shop/result.jte", model);
    }
}
