package coop.cobuy.aggregator.batching;

import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.util.Currency;

/**
 * The wholesale terms that decide how an offer is ordered and shared: the member unit, the packing
 * with its minimum, the price list.
 */
public record OfferTerms(OfferId offer, UnitCode unit, Packing packing, PriceBreaks breaks) {

    private static final long WHOLE_UNIT_MILLI = 1000;

    public OfferTerms {
        Units lot =
                switch (packing) {
                    case Packing.InCases(var pack, _) -> pack.unitsPerCase();
                    case Packing.Loose(var minimum) -> minimum;
                };
        if (lot.compareTo(Units.MAX) > 0 || lot.milli() % stepMilli(unit) != 0) {
            throw new IllegalArgumentException(
                    "packing: " + lot + " (expected: whole units of " + unit + ", at most 10^12)");
        }
    }

    public Currency currency() {
        return breaks.currency();
    }

    /** The least by which two allotments may differ: a whole unit, or a thousandth when weighed. */
    long stepMilli() {
        return stepMilli(unit);
    }

    /** What is ordered in multiples of: a case, or a step of goods that are not cased. */
    long lotMilli() {
        return lotMilli(unit, packing);
    }

    static long lotMilli(UnitCode unit, Packing packing) {
        return switch (packing) {
            case Packing.InCases(var pack, _) -> pack.unitsPerCase().milli();
            case Packing.Loose _ -> stepMilli(unit);
        };
    }

    /** The fewest units that the supplier takes; zero where one lot is as good as any. */
    long minimumMilli() {
        return minimumMilli(packing);
    }

    static long minimumMilli(Packing packing) {
        return switch (packing) {
            case Packing.InCases(var pack, var minimum) ->
                    minimum.count() <= 1 ? 0 : pack.units(minimum).milli();
            case Packing.Loose(var minimum) -> minimum.milli();
        };
    }

    /** So many units in cases; zero for loose goods. */
    Cases cases(Units units) {
        return switch (packing) {
            case Packing.InCases(var pack, _) -> pack.floor(units);
            case Packing.Loose _ -> Cases.ZERO;
        };
    }

    static long stepMilli(UnitCode unit) {
        return unit.decimals() == 0 ? WHOLE_UNIT_MILLI : 1;
    }
}
