package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What an offer costs by quantity, net.
 *
 * @param kind whether the price of a break is for all units or for those above it
 * @param basis whether a price is that of a unit or of a case; the quantities of the breaks are
 *     member units in both
 * @param breaks quantities ascending, prices falling, at least one
 */
public record PriceList(Kind kind, Basis basis, List<PriceBreak> breaks) {

    public PriceList {
        breaks = List.copyOf(breaks);
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("price breaks: none (expected: at least one)");
        }
    }

    /** For which units the price of a break is. */
    public enum Kind {
        /** For the whole quantity, once the break is reached. */
        ALL_UNITS,
        /** For the units above the break; those below cost what earlier breaks say. */
        INCREMENTAL
    }

    /** What a price is for. */
    public enum Basis {
        /** One member unit. */
        UNIT,
        /** One case, of goods that are cased. */
        CASE
    }

    /** Prices of one unit, each for the whole quantity. */
    public static PriceList allUnits(List<PriceBreak> breaks) {
        return new PriceList(Kind.ALL_UNITS, Basis.UNIT, breaks);
    }

    /** What one unit costs at a break, rounded up to millionths where the price is of a case. */
    UnitPrice ofUnit(PriceBreak at, Packing packing) {
        return switch (basis) {
            case UNIT -> at.price();
            case CASE -> {
                BigDecimal perCase = new BigDecimal(units(packing).toString());
                BigDecimal each =
                        at.price()
                                .amount()
                                .divide(perCase, UnitPrice.SCALE_MAX, RoundingMode.CEILING);
                yield PriceBreak.plain(new UnitPrice(each, at.price().currency()));
            }
        };
    }

    private static Units units(Packing packing) {
        return switch (packing) {
            case Packing.InCases cases -> cases.pack().unitsPerCase();
            case Packing.Loose _ ->
                    throw new IllegalStateException("price of a case: loose (expected: cased)");
        };
    }
}
