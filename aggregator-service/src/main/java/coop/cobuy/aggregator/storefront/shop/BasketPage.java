package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.List;
import java.util.Map;

/**
 * A member's order, by supplier.
 *
 * @param key for the next change, so that sending it twice counts once
 * @param form what was typed and could not be taken; else empty
 */
public record BasketPage(
        Round round,
        Basket basket,
        Map<String, List<OfferCard>> bySupplier,
        boolean open,
        String key,
        Form form) {

    /** The version that the page shows; empty: there was no order. */
    public String version() {
        return basket.order().map(order -> order.version()).orElse("");
    }

    public boolean conditional() {
        return basket.order().flatMap(order -> order.conditional()).isPresent();
    }

    /** What a field of a line shows: what was typed, else what stands. */
    public String value(OfferCard card, String field) {
        String name = field + "." + card.number();
        return form.names().contains(name) ? form.value(name) : card.value(field);
    }

    public boolean whole(OfferCard card) {
        return form.names().isEmpty()
                ? card.allOrNothing()
                : form.has("allOrNothing." + card.number(), "yes");
    }

    public boolean removed(OfferCard card) {
        return form.has("remove." + card.number(), "yes");
    }

    public String until(Visit visit) {
        return visit.moment(round.plan().completionEnd().orElse(round.plan().cutOff()));
    }

    /** Whether the most that it can cost is more than there is. */
    public boolean overFunds() {
        return basket.available().isNegative();
    }
}
