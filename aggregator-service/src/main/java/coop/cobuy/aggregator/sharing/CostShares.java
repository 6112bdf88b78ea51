package coop.cobuy.aggregator.sharing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Each taker's share of what a line's whole quantity costs, before rounding. The shares add up to
 * that cost exactly, also where they were found approximately: what is missing is then spread in
 * proportion. They serve as weights for what the supplier really bills.
 *
 * @param shares in minor units, one for each taker, zero or more
 * @param largestPart of the whole quantity, of the taker who took most
 */
public record CostShares(CostRule rule, List<Ratio> shares, Method method, Ratio largestPart) {

    private static final long TABLE_MAX = 1 << 20;

    /** To so many decimals of a minor unit approximate shares are taken. */
    private static final int DECIMALS = 9;

    private static final Ratio SMALL = Ratio.of(1, 100);

    public CostShares {
        shares = List.copyOf(shares);
    }

    /**
     * @param seed for Shapley shares of lines so large that they are sampled; recorded in the
     *     method
     */
    public static CostShares of(CostRule rule, LineGame game, long seed) {
        return of(rule, game, seed, Effort.WHOLE);
    }

    /** As above, with no more work than an effort allows. */
    public static CostShares of(CostRule rule, LineGame game, long seed, Effort effort) {
        if (game.totalMilli() == 0) {
            List<Ratio> nothing = Collections.nCopies(game.unitsMilli().length, Ratio.ZERO);
            return new CostShares(rule, nothing, new Method.Exact(), Ratio.ZERO);
        }
        return switch (rule) {
            case EQUAL_PRICE -> exact(rule, game, equalPrice(game));
            case PROPORTIONAL_SAVINGS -> exact(rule, game, inProportion(game));
            case SERIAL -> exact(rule, game, SerialShares.of(game));
            case SHAPLEY -> shapley(game, seed, effort);
        };
    }

    /** What the invoice's line is split by. */
    public Weights weights() {
        return Weights.of(shares);
    }

    /**
     * A remark for those who read the shares: when nobody took more than a hundredth, Shapley's are
     * all but the equal price.
     */
    public Optional<String> note() {
        boolean small = rule == CostRule.SHAPLEY && largestPart.compareTo(SMALL) <= 0;
        if (!small || largestPart.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "Nobody took more than %s %% of the quantity: Shapley shares are all but the same"
                                .formatted(largestPart.times(100).decimal(2))
                        + " price for every unit.");
    }

    private static CostShares exact(CostRule rule, LineGame game, List<Ratio> shares) {
        return new CostShares(rule, shares, new Method.Exact(), largestPart(game));
    }

    private static Ratio largestPart(LineGame game) {
        long most = Arrays.stream(game.unitsMilli()).max().orElse(0);
        return Ratio.of(most, game.totalMilli());
    }

    private static List<Ratio> equalPrice(LineGame game) {
        Ratio price = game.totalCost().over(Ratio.of(game.totalMilli()));
        return Arrays.stream(game.unitsMilli()).mapToObj(price::times).toList();
    }

    private static List<Ratio> inProportion(LineGame game) {
        Ratio alone = Ratio.sum(game.standAlone());
        if (alone.signum() == 0) {
            return equalPrice(game);
        }
        Ratio part = game.totalCost().over(alone);
        return game.standAlone().stream().map(part::times).toList();
    }

    private static CostShares shapley(LineGame game, long seed, Effort effort) {
        Grid grid = new Grid(game);
        if (grid.count() <= ExactShapley.TAKERS_MAX
                && grid.top() <= TABLE_MAX
                && ExactShapley.work(grid) <= effort.exactMax()) {
            Ratio[] shares = new ExactShapley(grid).shares();
            return exact(CostRule.SHAPLEY, game, everybody(game, grid, List.of(shares)));
        }
        boolean integrable =
                grid.top() <= TABLE_MAX && QuadratureShapley.work(grid) <= effort.quadratureMax();
        Approximate found =
                integrable
                        ? new QuadratureShapley(grid).shares()
                        : new SampledShapley(grid, seed, effort.arrivalsMax()).shares();
        List<Ratio> shares = everybody(game, grid, addingUp(found, game.totalCost()));
        return new CostShares(CostRule.SHAPLEY, shares, found.method(), largestPart(game));
    }

    private static List<Ratio> addingUp(Approximate found, Ratio cost) {
        List<Ratio> rough = new ArrayList<>();
        for (double share : found.shares()) {
            BigDecimal plain = BigDecimal.valueOf(Math.max(0, share));
            rough.add(Ratio.of(plain.setScale(DECIMALS, RoundingMode.HALF_EVEN)));
        }
        Ratio sum = Ratio.sum(rough);
        if (sum.signum() == 0) {
            return rough;
        }
        Ratio factor = cost.over(sum);
        return rough.stream().map(factor::times).toList();
    }

    private static List<Ratio> everybody(LineGame game, Grid grid, List<Ratio> shares) {
        List<Ratio> all =
                new ArrayList<>(Collections.nCopies(game.unitsMilli().length, Ratio.ZERO));
        for (int i = 0; i < shares.size(); i++) {
            all.set(grid.takers()[i], shares.get(i));
        }
        return all;
    }
}
