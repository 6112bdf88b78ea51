package coop.cobuy.adapter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * What is on its way of one product in one lot; a product in several lots has several lines.
 *
 * @param units member units, a plain decimal
 * @param lot the supplier's lot or batch number
 * @param bestBefore ISO 8601
 * @param weightKg net weight of the line in kilograms, a plain decimal, for goods that are weighed
 */
public record DespatchLine(
        ItemReference item,
        String units,
        @Nullable String lot,
        @Nullable String bestBefore,
        @Nullable String weightKg,
        @Nullable String note) {}
