package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

/** Shapley shares by integration keep the error that they state, whatever way they are summed. */
class QuadratureLawsTest {

    static LongStream seeds() {
        return Seeds.first(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWithinItsStatedErrorOfTheExactShares(long seed) {
        LineGame game = Games.random(seed, 2 + (int) (seed % 50), 30);
        Grid grid = new Grid(game);
        Ratio[] exact = new ExactShapley(grid).shares();
        Approximate found = new QuadratureShapley(grid).shares();
        assertTrue(found.method().error() < 1e-6, found.method()::toString);
        for (int i = 0; i < exact.length; i++) {
            assertEquals(exact[i].approximate(), found.shares()[i], found.method().error());
        }
    }

    /** Breaks that a small part of all reaches, in the middle, and that only nearly all reach. */
    @ParameterizedTest
    @CsvSource({"60, 3", "600, 1", "1100, 3", "1199, 40"})
    void isWithinItsStatedErrorOfSharesWithoutAnyDivision(long from, int most) {
        Random random = new Random(from);
        int takers = 1_200 * 2 / (most + 1);
        long[] units = random.longs(takers, 1, most + 1L).map(each -> each * 1000).toArray();
        LineGame game = LineGame.of(Games.curve(1, 500, from, 430), units, null);
        Grid grid = new Grid(game);
        int nodes = QuadratureShapley.nodes(grid.count());
        double[] whole = convolved(grid, nodes);
        Approximate found = new QuadratureShapley(grid).shares();
        for (int i = 0; i < whole.length; i++) {
            assertEquals(whole[i], found.shares()[i], found.method().error());
            assertEquals(whole[i], found.shares()[i], 1e-7);
        }
    }

    @Test
    void countsOnlyStatesBelowATopBreakThatIsFarFromAll() {
        long[] units = LongStream.range(0, 400).map(i -> 1000 * (1 + i % 5)).toArray();
        Grid low = new Grid(LineGame.of(Games.curve(1, 500, 100, 430), units, null));
        Grid high = new Grid(LineGame.of(Games.curve(1, 500, 800, 430), units, null));
        assertEquals(100, QuadratureShapley.states(low));
        assertEquals(1201, QuadratureShapley.states(high));
    }

    @Test
    void ofOneTakerTheShareIsAll() {
        Grid grid = new Grid(Games.game(Games.curve(1, 500, 7, 430), 6));
        double share = new QuadratureShapley(grid).shares().shares()[0];
        assertEquals(6 * 500, share, 1e-9);
    }

    /** A thousandth of a unit beside two milliards of them: a table of all states would be huge. */
    @Test
    void leavesHugeTablesToSampling() {
        long[] units = {1, 2, 2_000_000_000_001L};
        LineGame game = LineGame.of(Games.curve(1, 500, 900, 430), units, null);
        assertEquals(Double.POSITIVE_INFINITY, QuadratureShapley.work(new Grid(game)));
        CostShares shares =
                CostShares.of(CostRule.SHAPLEY, game, 7, new Effort(0, 1e300, 90_000, 0));
        assertInstanceOf(Method.Sampling.class, shares.method());
        assertEquals(game.totalCost(), Ratio.sum(shares.shares()));
    }

    /** The definition of the integrand: the others of each taker counted anew at each node. */
    private static double[] convolved(Grid grid, int nodes) {
        GaussLegendre rule = GaussLegendre.of(nodes);
        int all = Math.toIntExact(grid.total());
        double[] cost = new double[all + 1];
        for (int x = 0; x <= all; x++) {
            cost[x] = grid.bonus(x).plus(grid.slope().times(x)).approximate();
        }
        double[] shares = new double[grid.count()];
        for (long step : grid.distinct()) {
            double share = 0;
            for (int k = 0; k < nodes; k++) {
                double[] others = others(grid, step, rule.nodes()[k]);
                for (int x = 0; x + step <= all; x++) {
                    share += rule.weights()[k] * others[x] * (cost[x + (int) step] - cost[x]);
                }
            }
            double found = share;
            Arrays.setAll(shares, i -> grid.steps()[i] == step ? found : shares[i]);
        }
        return shares;
    }

    private static double[] others(Grid grid, long step, double t) {
        double[] chance = new double[Math.toIntExact(grid.total()) + 1];
        chance[0] = 1;
        int high = 0;
        boolean isLeftOut = false;
        for (long each : grid.steps()) {
            if (each == step && !isLeftOut) {
                isLeftOut = true;
                continue;
            }
            high += (int) each;
            for (int x = high; x >= 0; x--) {
                chance[x] = (1 - t) * chance[x] + (x < each ? 0 : t * chance[x - (int) each]);
            }
        }
        return chance;
    }
}
