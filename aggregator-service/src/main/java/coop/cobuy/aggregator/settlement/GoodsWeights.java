package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.CostCurve;
import coop.cobuy.aggregator.sharing.CostRule;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.LineGame;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.money.UnitPrice;

/**
 * By what a line of goods is split, as the round chose: the shares of what the quantities cost by
 * the price list are the weights for what the supplier bills. The co-op takes part with what went
 * to its stock.
 */
final class GoodsWeights {

    private final RoundRules.Cost cost;
    private final long seed;

    /**
     * @param seed from the document's id, so that the same document is split alike again
     */
    GoodsWeights(RoundRules.Cost cost, long seed) {
        this.cost = cost;
        this.seed = seed;
    }

    /**
     * @param reference of one unit, zero if unknown
     */
    Weights of(PriceBreaks list, UnitPrice reference, long[] unitsMilli) {
        return switch (cost) {
            case EQUAL_PRICE -> Weights.of(unitsMilli);
            case PROPORTIONAL_SAVINGS ->
                    shares(CostRule.PROPORTIONAL_SAVINGS, list, reference, unitsMilli);
            case SHAPLEY -> shares(CostRule.SHAPLEY, list, reference, unitsMilli);
            case SERIAL -> shares(CostRule.SERIAL, list, reference, unitsMilli);
        };
    }

    private Weights shares(
            CostRule rule, PriceBreaks list, UnitPrice reference, long[] unitsMilli) {
        boolean known = reference.amount().signum() > 0;
        LineGame game = LineGame.of(CostCurve.of(list), unitsMilli, known ? reference : null);
        Weights weights = CostShares.of(rule, game, seed).weights();
        return weights.isAnyAboveZero() ? weights : Weights.of(unitsMilli);
    }
}
