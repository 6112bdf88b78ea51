package coop.cobuy.aggregator.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Wholesale terms as they came, in a request or a row of a file: texts that nobody has looked at.
 *
 * @param deposit a plain decimal of the co-op's currency
 * @param feePerUnit likewise
 */
record RawTerms(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String unit,
        @Nullable String unitsPerCase,
        @Nullable String minimumCases,
        @Nullable String minimumUnits,
        @Nullable String breakKind,
        @Nullable String priceBasis,
        List<RawBreak> breaks,
        @Nullable String vatPercent,
        @Nullable String deposit,
        @Nullable String referencePrice,
        @Nullable String unitWeightGrams,
        @Nullable String markUpPercent,
        @Nullable String feePerUnit,
        @Nullable String referenceKind,
        @Nullable String referenceSource,
        @Nullable String referenceOn,
        @Nullable String product,
        @Nullable String catchWeightKg,
        @Nullable String category) {

    /** A price break as it came. */
    record RawBreak(@Nullable String from, @Nullable String price) {}
}
