package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How far an offer has come in a round, as a member sees it. Quantities are member units as plain
 * decimals.
 *
 * @param units firm, of all members
 * @param tolerance what members would take on top
 * @param members how many have a line
 * @param breakKind whether a price is for the whole quantity or, {@code INCREMENTAL}, for the units
 *     above its break
 * @param unitPrice net price of a unit at this demand; below the first break, the first break's;
 *     rounded up to millionths where the supplier's prices are of a case
 * @param nextPrice what it becomes at the next break; absent at the last
 * @param unitsToNextPrice how many firm units are missing for it
 * @param unitsToFullCase how many are missing to fill the case that is open, after what tolerances
 *     can fill; 0 if none is open
 * @param unitsToMinimum how many are missing to the least that the supplier takes
 * @param conditionalUnits in a completion phase: how many of the firm units came in it, and count
 *     if they still help to fill open cases at its end; else absent
 */
public record OfferDemand(
        OfferId offer,
        String units,
        String tolerance,
        long members,
        PriceList.Kind breakKind,
        String unitPrice,
        @Nullable String nextPrice,
        @Nullable String unitsToNextPrice,
        String unitsToFullCase,
        String unitsToMinimum,
        @Nullable String conditionalUnits) {

    static OfferDemand of(Offer offer, Demand of, @Nullable Demand atCut) {
        Units firm = new Units(of.quantityMilli());
        Units tolerance = new Units(of.toleranceMilli());
        List<PriceBreak> breaks = offer.terms().breaks();
        int reached = 0;
        while (reached + 1 < breaks.size() && breaks.get(reached + 1).from().compareTo(firm) <= 0) {
            reached++;
        }
        PriceBreak now = breaks.get(reached);
        Optional<PriceBreak> next = breaks.stream().skip(reached + 1L).findFirst();
        return new OfferDemand(
                offer.id(),
                firm.toString(),
                tolerance.toString(),
                of.members(),
                offer.terms().prices().kind(),
                offer.terms().unitPriceAt(now).toString(),
                next.map(step -> offer.terms().unitPriceAt(step).toString()).orElse(null),
                next.map(step -> step.from().minus(firm).toString()).orElse(null),
                toFullCase(offer.terms().packing(), firm, tolerance).toString(),
                toMinimum(offer.terms().packing(), firm).toString(),
                atCut == null ? null : since(atCut, of));
    }

    private static String since(Demand atCut, Demand now) {
        return BigDecimal.valueOf(now.quantityMilli() - atCut.quantityMilli(), Units.DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Units toFullCase(Packing packing, Units firm, Units tolerance) {
        return switch (packing) {
            case Packing.Loose loose -> Units.ZERO;
            case Packing.InCases cases -> {
                CasePack pack = cases.pack();
                Units full = pack.units(pack.ceil(firm));
                Units reached = firm.plus(tolerance).min(full);
                yield full.minus(reached);
            }
        };
    }

    private static Units toMinimum(Packing packing, Units firm) {
        Units minimum =
                switch (packing) {
                    case Packing.Loose loose -> loose.minimum();
                    case Packing.InCases cases -> cases.pack().units(cases.minimum());
                };
        return minimum.minus(firm.min(minimum));
    }
}
