package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Picture;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Reference;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * One offer.
 *
 * @param offer that is changed; null: a new one
 * @param picture that it has; null: none
 * @param suppliers names by id
 * @param key so that an offer that is sent twice is one
 */
public record OfferFormPage(
        Form form,
        @Nullable Offer offer,
        @Nullable Picture picture,
        Map<String, String> suppliers,
        String key) {

    public String action() {
        return offer == null ? "/desk/offers/new" : "/desk/offers/" + offer.id();
    }

    public String version() {
        return offer == null ? "" : Long.toString(offer.version());
    }

    public static Map<String, String> kinds(Visit visit) {
        return Choices.of(visit, "desk.break.", PriceList.Kind.values());
    }

    public static Map<String, String> bases(Visit visit) {
        return Choices.of(visit, "desk.basis.", PriceList.Basis.values());
    }

    public static Map<String, String> references(Visit visit) {
        return Choices.of(visit, "desk.reference.", Reference.Kind.values());
    }
}
