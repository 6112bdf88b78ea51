package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.aggregator.sharing.Weights;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * By what one line of goods is split.
 *
 * @param capsOrNull what nobody may pay more than, one for each; null: without caps
 * @param rule that was really applied
 * @param methodOrNull how the shares were found; null where that needs no word
 * @param coreOrNull whether a group would rather have bought alone; null: not asked, as with equal
 *     prices, which no group would leave
 */
record GoodsShares(
        Weights weights,
        @Nullable List<Ratio> capsOrNull,
        RoundRules.Cost rule,
        @Nullable String methodOrNull,
        @Nullable CoreCheck coreOrNull) {

    static GoodsShares equalPrice(
            long[] unitsMilli, @Nullable List<Ratio> caps, @Nullable String why) {
        return new GoodsShares(
                Weights.of(unitsMilli), caps, RoundRules.Cost.EQUAL_PRICE, why, null);
    }
}
