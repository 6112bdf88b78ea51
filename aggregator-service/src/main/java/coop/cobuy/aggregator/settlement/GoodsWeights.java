package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.CostCurve;
import coop.cobuy.aggregator.sharing.CostRule;
import coop.cobuy.aggregator.sharing.CostShares;
import coop.cobuy.aggregator.sharing.LineGame;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * By what a line of goods is split, as the round chose: the shares of what the quantities cost by
 * the price list are the weights for what the supplier bills. The co-op takes part with what went
 * to its stock. A rule that would take too long for so many goes by the equal price, and says so.
 */
final class GoodsWeights {

    /** One line's Shapley shares for so many take some seconds. */
    static final int SHAPLEY_TAKERS_MAX = 2_000;

    static final int SHAPLEY_SHARES_MAX = 20_000;

    /** Exact fractions for so many are a matter of seconds and some megabytes. */
    static final int TAKERS_MAX = 100_000;

    private final RoundRules rules;
    private final long seed;
    private final long sharesOfDocument;

    /**
     * @param seed from the document's id, so that the same document is split alike again
     * @param sharesOfDocument of all its lines of goods together
     */
    GoodsWeights(RoundRules rules, long seed, long sharesOfDocument) {
        this.rules = rules;
        this.seed = seed;
        this.sharesOfDocument = sharesOfDocument;
    }

    /** Of all units that each got, or of their grams where those are billed. */
    GoodsShares of(PriceBreaks list, UnitPrice reference, SplitBasis.Part part) {
        SplitBasis.ByWeight byWeight = part.byWeight();
        if (byWeight == null) {
            return of(list, reference, part.weights(), part.units());
        }
        Weighing weighing = new Weighing(part, byWeight);
        return of(list, reference, byWeight.pieces(), part.units(), weighing);
    }

    /** What pieces weigh that are billed by weight. */
    private record Weighing(SplitBasis.Part part, SplitBasis.ByWeight byWeight) {

        /** All that they got. */
        long[] grams() {
            return part.weights();
        }

        /** How much heavier than expected the pieces are that are billed of a taker's here. */
        Ratio heavier(int taker) {
            long pieces = byWeight.pieces()[taker];
            long expected = byWeight.expected().nominal().milli();
            return pieces == 0
                    ? Ratio.ZERO
                    : Ratio.of(byWeight.grams()[taker], pieces)
                            .times(Ratio.of(Units.of(1).milli(), expected));
        }
    }

    /**
     * @param reference of one unit, zero if unknown
     * @param unitsMilli that each got
     * @param billedMilli how much of that is billed here
     */
    GoodsShares of(PriceBreaks list, UnitPrice reference, long[] unitsMilli, long[] billedMilli) {
        return of(list, reference, unitsMilli, billedMilli, null);
    }

    /** Pieces cost by the list what they cost at the weight expected, and are paid by weight. */
    private GoodsShares of(
            PriceBreaks list,
            UnitPrice reference,
            long[] unitsMilli,
            long[] billedMilli,
            @Nullable Weighing weighing) {
        long[] alike = weighing == null ? unitsMilli : weighing.grams();
        boolean isEqual = rules.cost() == RoundRules.Cost.EQUAL_PRICE;
        if (isEqual && !rules.noOneWorseOff()) {
            return GoodsShares.equalPrice(alike, null, null);
        }
        boolean known = reference.amount().signum() > 0;
        LineGame game = LineGame.of(CostCurve.of(list), unitsMilli, known ? reference : null);
        List<Ratio> caps = rules.noOneWorseOff() ? caps(game, billedMilli, weighing) : null;
        String tooMany = isEqual ? null : tooMany(unitsMilli.length);
        if (isEqual || tooMany != null) {
            return GoodsShares.equalPrice(alike, caps, tooMany);
        }
        CostShares shares = CostShares.of(rule(), game, seed);
        Weights weights = shares.weights();
        if (!weights.isAnyAboveZero()) {
            return GoodsShares.equalPrice(alike, caps, null);
        }
        return new GoodsShares(
                weights, caps, rules.cost(), MethodText.of(shares), core(game, shares));
    }

    /** What each would pay alone, for as much of it as is billed here. */
    private static List<Ratio> caps(
            LineGame game, long[] billedMilli, @Nullable Weighing weighing) {
        List<Ratio> caps = new ArrayList<>(billedMilli.length);
        for (int i = 0; i < billedMilli.length; i++) {
            Ratio alone = game.standAlone().get(i);
            if (weighing != null) {
                caps.add(alone.times(weighing.heavier(i)));
                continue;
            }
            long all = game.unitsMilli()[i];
            caps.add(
                    billedMilli[i] == all || all == 0
                            ? alone
                            : alone.times(Ratio.of(billedMilli[i], all)));
        }
        return caps;
    }

    private @Nullable String tooMany(int takers) {
        boolean isShapley = rules.cost() == RoundRules.Cost.SHAPLEY;
        int most = isShapley ? SHAPLEY_TAKERS_MAX : TAKERS_MAX;
        if (takers > most) {
            return "%d share this line, and %s goes up to %d: so every unit costs the same."
                    .formatted(takers, rules.cost(), most);
        }
        if (isShapley && sharesOfDocument > SHAPLEY_SHARES_MAX) {
            return "The invoice has %d shares, and %s goes up to %d: so every unit costs the same."
                    .formatted(sharesOfDocument, rules.cost(), SHAPLEY_SHARES_MAX);
        }
        return null;
    }

    private CostRule rule() {
        return switch (rules.cost()) {
            case EQUAL_PRICE -> CostRule.EQUAL_PRICE;
            case PROPORTIONAL_SAVINGS -> CostRule.PROPORTIONAL_SAVINGS;
            case SHAPLEY -> CostRule.SHAPLEY;
            case SERIAL -> CostRule.SERIAL;
        };
    }

    /** Not asked of more than a few thousand: it tries every quantity. */
    private @Nullable CoreCheck core(LineGame game, CostShares shares) {
        boolean isSmall =
                game.unitsMilli().length <= SHAPLEY_TAKERS_MAX
                        && sharesOfDocument <= SHAPLEY_SHARES_MAX;
        return isSmall ? CoreCheck.of(game.cost(), game.unitsMilli(), shares.shares()) : null;
    }
}
