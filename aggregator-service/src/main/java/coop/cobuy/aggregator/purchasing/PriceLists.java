package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.WholesaleTerms;

import java.util.List;

/** Puts an offer's price list to the engine, for ordering and for splitting what it costs. */
public final class PriceLists {

    private PriceLists() {}

    public static PriceBreaks of(WholesaleTerms terms) {
        PriceList prices = terms.prices();
        List<PriceBreak> breaks =
                prices.breaks().stream().map(b -> new PriceBreak(b.from(), b.price())).toList();
        BreakKind kind = kind(prices.kind());
        return switch (prices.basis()) {
            case UNIT -> PriceBreaks.of(kind, breaks);
            case CASE ->
                    switch (terms.packing()) {
                        case Packing.InCases cases ->
                                PriceBreaks.perCase(kind, breaks, cases.pack());
                        case Packing.Loose _ ->
                                throw new IllegalStateException(
                                        terms.sku() + ": loose (expected: cased)");
                    };
        };
    }

    private static BreakKind kind(PriceList.Kind kind) {
        return switch (kind) {
            case ALL_UNITS -> BreakKind.ALL_UNITS;
            case INCREMENTAL -> BreakKind.INCREMENTAL;
        };
    }
}
