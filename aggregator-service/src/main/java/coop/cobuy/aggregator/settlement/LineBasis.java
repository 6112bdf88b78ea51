package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.id.OfferId;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind a column of a split: the offer, how many units each has, what savings are
 * measured against, what the co-op adds.
 *
 * @param offer null where it is no offer of the purchase order
 * @param text the offer's name, or the amount's text
 * @param units one for each cell, in thousandths; null where there are none
 * @param baseline null where no saving is measured: not goods, or a credit
 * @param fee null where the co-op adds nothing
 * @param markUpBorne one for each cell of a credit: the mark-up once charged on it; else null
 * @param fairness of goods that are split by the round's rule; else null
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a million lines; nobody compares them
record LineBasis(
        @Nullable OfferId offer,
        String text,
        long @Nullable [] units,
        @Nullable Baseline baseline,
        @Nullable CoopFee fee,
        long @Nullable [] markUpBorne,
        long @Nullable [] netBorne,
        @Nullable Fairness fairness,
        CoopParts coopParts) {

    static LineBasis ofAmount(String text) {
        return new LineBasis(null, text, null, null, null, null, null, null, CoopParts.NONE);
    }

    long unitsAt(int cell) {
        return units == null || cell >= units.length ? 0 : units[cell];
    }

    LineBasis with(CoopParts parts) {
        return new LineBasis(
                offer, text, units, baseline, fee, markUpBorne, netBorne, fairness, parts);
    }
}
