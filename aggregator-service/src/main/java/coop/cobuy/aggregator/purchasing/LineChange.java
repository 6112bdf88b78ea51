package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

/**
 * What becomes of one line of a changed purchase order, at the price that the supplier's list has
 * for the new quantity.
 *
 * @param cases zero for loose goods
 * @param unitPrice of the quantity that is ordered now; of no quantity, the list's first
 */
record LineChange(Offer offer, Units units, Cases cases, UnitPrice unitPrice, Money net) {

    static LineChange of(Offer offer, Units units) {
        PriceBreaks prices = PriceLists.of(offer.terms());
        Cases cases =
                switch (offer.terms().packing()) {
                    case Packing.InCases cased -> cased.pack().floor(units);
                    case Packing.Loose _ -> Cases.ZERO;
                };
        UnitPrice price = prices.unitPriceAt(units);
        return new LineChange(
                offer,
                units,
                cases,
                OrderReading.price(price.amount(), price.currency()),
                prices.raw(units).rounded());
    }

    /** The fewest units that the supplier takes of it. */
    Units minimum() {
        return minimum(offer.terms());
    }

    static Units minimum(WholesaleTerms terms) {
        return switch (terms.packing()) {
            case Packing.InCases cased -> cased.pack().units(cased.minimum());
            case Packing.Loose loose -> loose.minimum();
        };
    }
}
