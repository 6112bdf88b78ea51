package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Who belongs to a household, and what it can spend. */
@Controller("/household")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_OWN_BALANCE)
@Hidden
class HouseholdPageController {

    private final Pages pages;
    private final Members members;
    private final Accounts accounts;
    private final OwnOrders orders;

    HouseholdPageController(Pages pages, Members members, Accounts accounts, OwnOrders orders) {
        this.pages = pages;
        this.members = members;
        this.accounts = accounts;
        this.orders = orders;
    }

    @Get
    HttpResponse<?> household(Visit visit) {
        Member member =
                visit.caller()
                        .member()
                        .flatMap(id -> members.find(visit.caller().coop(), id))
                        .orElseThrow(ShopRounds::missing);
        return pages.show(
                visit,
                "shop/household.jte",
                new HouseholdPage(
                        member,
                        accounts.ofMember(visit.caller().coop(), member.id()),
                        orders.funds(visit.caller())));
    }
}
