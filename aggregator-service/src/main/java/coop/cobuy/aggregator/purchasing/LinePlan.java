package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.UnitCode;

/**
 * Who was to get how much of one ordered line, as the engine takes it: what is needed to share what
 * really came. Both lists have the members in the same order.
 *
 * @param planned the allotments, their part above what was asked for as tolerance
 * @param claims what was asked for and the tolerance; nothing for whom the price is too high
 * @param rules by which the allotments were made
 * @param surplusToStock whether what comes beyond the plan is the co-op's, once firm quantities are
 *     met
 */
public record LinePlan(
        OfferId offer,
        UnitCode unit,
        OfferLines planned,
        OfferLines claims,
        Rules rules,
        boolean surplusToStock) {}
