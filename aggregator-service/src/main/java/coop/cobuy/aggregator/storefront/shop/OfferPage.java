package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.money.Money;

import java.util.List;

/** One offer of a round, with its prices. */
public record OfferPage(Round round, OfferCard card, Basket basket) {

    public List<PriceBreak> breaks() {
        return card.terms().breaks();
    }

    public Money price(PriceBreak at) {
        return card.priceAt(card.terms().unitPriceAt(at).amount());
    }
}
