package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.notices.MailHealth;
import coop.cobuy.aggregator.ordering.ParkedMembers;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.DeadLetterOffice;
import coop.cobuy.aggregator.platform.InstallationHealth;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.purchasing.UndeliveredOrders;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/** How the installation is; what is a co-op's own is counted for the reader's alone. */
@PageController("/admin/health")
@Needs(Action.MANAGE_DEAD_LETTERS)
@Hidden
class HealthController {

    private static final int COUNTED = 100;

    private final InstallationHealth health;
    private final MailHealth mail;
    private final DeadLetterOffice letters;
    private final ParkedMembers parked;
    private final UndeliveredOrders orders;
    private final Pages pages;

    HealthController(
            InstallationHealth health,
            MailHealth mail,
            DeadLetterOffice letters,
            ParkedMembers parked,
            UndeliveredOrders orders,
            Pages pages) {
        this.health = health;
        this.mail = mail;
        this.letters = letters;
        this.parked = parked;
        this.orders = orders;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(Visit visit) {
        CoopId coop = visit.caller().coop();
        DeadLetterOffice.Asker asker = new DeadLetterOffice.Asker(visit.caller());
        return pages.show(
                visit,
                "admin/health.jte",
                new HealthPage(
                        health.look(),
                        mail.of(coop),
                        letters.list(asker, null, true, null, COUNTED).size(),
                        parked.of(coop).size(),
                        orders.of(coop).size()));
    }
}
