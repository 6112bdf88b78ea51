package coop.cobuy.aggregator.storefront;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** The front door: sends everybody to where their role begins. */
@PageController
@Secured(SecurityRule.IS_AUTHENTICATED)
@Hidden
class HomeController {

    private final Pages pages;

    HomeController(Pages pages) {
        this.pages = pages;
    }

    @Get("/")
    HttpResponse<?> home(Visit visit) {
        return pages.sendTo(Navigation.home(visit.caller()));
    }
}
