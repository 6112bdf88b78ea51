package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind a column of a split: the offer, how many units each has, what savings are
 * measured against, what the co-op adds.
 *
 * @param offer null where it is no offer of the purchase order
 * @param text the offer's name, or the amount's text
 * @param units one for each cell, in thousandths; null where there are none
 * @param baseline null where no saving is measured: not goods
 * @param fee null where the co-op adds nothing
 * @param markUpBorne one for each cell of a credit: the mark-up once charged on it; else null
 * @param byWeight where kilograms are billed of pieces; else null
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
        SplitBasis.@Nullable ByWeight byWeight,
        @Nullable Fairness fairness,
        CoopParts coopParts) {

    static LineBasis ofAmount(String text) {
        return new LineBasis(null, text, null, null, null, null, null, null, null, CoopParts.NONE);
    }

    long unitsAt(int cell) {
        return units == null || cell >= units.length ? 0 : units[cell];
    }

    /**
     * What each cell would have cost, net; zero where no saving is measured, and of a credit: what
     * came was counted when it was billed, so all that is given back is saved on top.
     */
    long referenceAt(int cell) {
        if (baseline == null || markUpBorne != null) {
            return 0;
        }
        Units units = new Units(unitsAt(cell));
        Money cost =
                byWeight == null
                        ? baseline.cost(units)
                        : baseline.cost(
                                units, byWeight.expected(), new Units(byWeight.grams()[cell]));
        return cost.minor();
    }

    /** What is billed of a cell by weight; null where it is billed by units. */
    @Nullable Long gramsAt(int cell) {
        return byWeight == null ? null : byWeight.grams()[cell];
    }

    LineBasis with(CoopParts parts) {
        return new LineBasis(
                offer,
                text,
                units,
                baseline,
                fee,
                markUpBorne,
                netBorne,
                byWeight,
                fairness,
                parts);
    }
}
