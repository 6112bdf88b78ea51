package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.OfferTerms;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;

import org.jspecify.annotations.Nullable;

/**
 * An offer of a plan.
 *
 * @param supplier its supplier's index
 * @param unitGrams the weight of a member unit
 * @param reference what a member would pay for a unit elsewhere
 * @param depositMinor for each unit
 * @param resale the net price at which the co-op sells a unit
 */
record PlanOffer(
        String name,
        int supplier,
        OfferTerms terms,
        Percent vat,
        long unitGrams,
        @Nullable UnitPrice reference,
        long depositMinor,
        @Nullable UnitPrice resale) {

    /** The decimals of its quantities. */
    int decimals() {
        return terms.unit().decimals();
    }
}
