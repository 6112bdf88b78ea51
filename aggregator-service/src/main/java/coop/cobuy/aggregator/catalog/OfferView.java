package coop.cobuy.aggregator.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import java.util.UUID;

/**
 * An offer as an answer shows it.
 *
 * @param terms its fields stand beside the id
 */
public record OfferView(UUID id, long version, @JsonUnwrapped OfferBody terms) {

    public static OfferView of(Offer offer) {
        return new OfferView(offer.id().value(), offer.version(), OfferBody.of(offer));
    }
}
