package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.ordering.StandingOrders.Standing;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.Optional;

/**
 * What is ordered of one offer in each round.
 *
 * @param standing nothing: it is not ordered so yet
 */
public record StandingPage(Offer offer, String supplier, Optional<Standing> standing, Form form) {

    public String path() {
        return "/standing-orders/" + offer.id();
    }

    public String unit(Visit visit) {
        return UnitNames.of(visit, offer.terms().unit());
    }

    /** What is replaced; 0: nothing. */
    public int version() {
        return standing.map(Standing::version).orElse(0);
    }

    public boolean paused() {
        return standing.filter(Standing::paused).isPresent();
    }
}
