package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Laws of the cost rules. They hold for the cost C of a price list alone: case packs, minimums and
 * freight are not in it and can break the core and the gain over buying alone.
 */
class CostSharesLawsTest {

    private static final double CLOSE = 1e-6;

    static LongStream seeds() {
        return Seeds.first(60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAddUpToTheCostWhateverTheRule(long seed) {
        LineGame game = Games.random(seed, 1 + (int) (seed % 9), 12);
        for (CostRule rule : CostRule.values()) {
            List<Ratio> shares = CostShares.of(rule, game, seed).shares();
            assertEquals(game.totalCost(), Ratio.sum(shares), rule::name);
            shares.forEach(share -> assertTrue(share.signum() >= 0, rule::name));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aShareFollowsItsOwnerThroughAnyOrderOfTheList(long seed) {
        LineGame game = Games.random(seed, 2 + (int) (seed % 7), 12);
        int count = game.unitsMilli().length;
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        java.util.Collections.shuffle(order, new Random(seed));
        long[] moved = order.stream().mapToLong(i -> game.unitsMilli()[i]).toArray();
        LineGame other = LineGame.of(game.cost(), moved, null);
        for (CostRule rule : CostRule.values()) {
            List<Ratio> shares = CostShares.of(rule, game, seed).shares();
            assertEquals(
                    order.stream().map(shares::get).toList(),
                    CostShares.of(rule, other, seed).shares(),
                    rule::name);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyPaysMoreThanAloneForTheCostOfThePriceList(long seed) {
        LineGame game = Games.random(seed, 1 + (int) (seed % 9), 12);
        for (CostRule rule : CostRule.values()) {
            List<Ratio> shares = CostShares.of(rule, game, seed).shares();
            for (int i = 0; i < shares.size(); i++) {
                assertTrue(shares.get(i).compareTo(game.standAlone().get(i)) <= 0, rule::name);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSubgroupWouldLeaveTheEqualPriceForTheCostOfThePriceList(long seed) {
        LineGame game = Games.random(seed, 2 + (int) (seed % 8), 12);
        List<Ratio> shares = CostShares.of(CostRule.EQUAL_PRICE, game, seed).shares();
        assertEquals(Ratio.ZERO, Games.excess(game.cost(), game.unitsMilli(), shares));
        CoreCheck check = CoreCheck.of(game.cost(), game.unitsMilli(), shares);
        assertEquals(CoreCheck.Verdict.STABLE, check.verdict());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneMoreMemberRaisesNobodysEqualPriceForTheCostOfThePriceList(long seed) {
        LineGame game = Games.random(seed, 2 + (int) (seed % 8), 12);
        int before = game.unitsMilli().length - 1;
        LineGame fewer = LineGame.of(game.cost(), Arrays.copyOf(game.unitsMilli(), before), null);
        List<Ratio> alone = CostShares.of(CostRule.EQUAL_PRICE, fewer, seed).shares();
        List<Ratio> together = CostShares.of(CostRule.EQUAL_PRICE, game, seed).shares();
        for (int i = 0; i < before; i++) {
            assertTrue(together.get(i).compareTo(alone.get(i)) <= 0);
        }
    }

    /** A case of 10 at 1.00 for one who wanted 6: what is bought is not C(6), and the laws end. */
    @Test
    void whatCasesCostBeyondThePriceListIsInNoLaw() {
        CostCurve list = Games.curve(1, 100);
        CostCurve inCases = Games.of(q -> Ratio.of(100 * 10 * Math.ceilDiv(q, 10_000)), 200_000);
        long[] units = Games.milli(6, 6);
        List<Ratio> equal =
                CostShares.of(CostRule.EQUAL_PRICE, LineGame.of(inCases, units, null), 0).shares();
        assertEquals(Ratio.of(1000), equal.getFirst());
        assertTrue(equal.getFirst().compareTo(list.at(6_000)) > 0, "dearer than by the list alone");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCoreCheckFindsTheGainOfTheBestOfAllCoalitions(long seed) {
        LineGame game = Games.random(seed, 2 + (int) (seed % 8), 9);
        Random random = new Random(seed);
        List<Ratio> weights =
                random.longs(game.unitsMilli().length, 1, 99).mapToObj(Ratio::of).toList();
        Ratio factor = game.totalCost().over(Ratio.sum(weights));
        List<Ratio> unfair = weights.stream().map(factor::times).toList();
        for (List<Ratio> shares :
                List.of(unfair, CostShares.of(CostRule.SERIAL, game, 0).shares())) {
            CoreCheck check = CoreCheck.of(game.cost(), game.unitsMilli(), shares);
            assertEquals(Games.excess(game.cost(), game.unitsMilli(), shares), check.excess());
            assertEquals(check.excess().signum() > 0, check.coalition().length > 0);
            int set = Arrays.stream(check.coalition()).map(i -> 1 << i).sum();
            Ratio paid = Ratio.sum(Arrays.stream(check.coalition()).mapToObj(shares::get).toList());
            Ratio alone = game.cost().at(Games.sum(game.unitsMilli(), set));
            assertEquals(check.excess(), set == 0 ? Ratio.ZERO : paid.minus(alone));
        }
    }

    @Test
    void ofALineTooLargeToTryAllItNamesThoseWhoPayMostPerUnit() {
        int count = 2000;
        long[] units = LongStream.range(0, count).map(i -> 100_001 + i % 7).toArray();
        CostCurve cost = Games.curve(1, 100);
        List<Ratio> fair =
                CostShares.of(CostRule.EQUAL_PRICE, LineGame.of(cost, units, null), 0).shares();
        assertEquals(CoreCheck.Verdict.STABLE, CoreCheck.of(cost, units, fair).verdict());
        List<Ratio> unfair = new ArrayList<>(fair);
        unfair.set(3, fair.get(3).plus(Ratio.of(5)));
        unfair.set(4, fair.get(4).minus(Ratio.of(5)));
        CoreCheck check = CoreCheck.of(cost, units, unfair);
        assertEquals(CoreCheck.Verdict.BLOCKED, check.verdict());
        assertArrayEquals(new int[] {3}, check.coalition());
        assertEquals(Ratio.of(5), check.excess());
    }

    @Test
    void sharesTooFineForALongAreJudgedInALongLineAsWell() {
        long[] units = LongStream.range(0, 700).map(i -> (1 + i % 19) * 1000).toArray();
        CostCurve cost = Games.curve(1, 500, 2000, 430, 6000, 399);
        List<Ratio> fine =
                new ArrayList<>(
                        CostShares.of(CostRule.SHAPLEY, LineGame.of(cost, units, null), 0)
                                .shares());
        fine.set(5, fine.get(5).plus(Ratio.of(50_000, 7)));
        CoreCheck check = CoreCheck.of(cost, units, fine);
        assertEquals(CoreCheck.Verdict.BLOCKED, check.verdict());
        assertTrue(Arrays.stream(check.coalition()).anyMatch(i -> i == 5));
        long alone = Arrays.stream(check.coalition()).mapToLong(i -> units[i]).sum();
        Ratio paid = Ratio.sum(Arrays.stream(check.coalition()).mapToObj(fine::get).toList());
        assertEquals(paid.minus(cost.at(alone)), check.excess());
        assertTrue(check.excess().signum() > 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shapleysSharesAreThoseOfAllSubsets(long seed) {
        LineGame game = Games.random(seed, 1 + (int) (seed % 10), 12);
        CostShares shares = CostShares.of(CostRule.SHAPLEY, game, seed);
        assertEquals(Games.enumerated(game.cost(), game.unitsMilli()), shares.shares());
        assertEquals(new Method.Exact(), shares.method());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void quadratureIsExactToAMillionthOfACent(long seed) {
        LineGame game = Games.random(seed, 2 + (int) (seed % 40), 15);
        Grid grid = new Grid(game);
        Ratio[] exact = new ExactShapley(grid).shares();
        Approximate integrated = new QuadratureShapley(grid).shares();
        assertTrue(integrated.method().error() < CLOSE, integrated.method()::toString);
        for (int i = 0; i < exact.length; i++) {
            assertEquals(exact[i].approximate(), integrated.shares()[i], CLOSE);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countingWorksBeyondTheRangeOfALong(long seed) {
        LineGame small = Games.random(seed, 2 + (int) (seed % 6), 9);
        Ratio huge = new Ratio(java.math.BigInteger.TEN.pow(25), java.math.BigInteger.valueOf(7));
        long straightFrom = Arrays.stream(small.cost().cornersMilli()).max().orElse(0);
        CostCurve cost = Games.of(q -> small.cost().at(q).times(huge), straightFrom);
        LineGame game = LineGame.of(cost, small.unitsMilli(), null);
        assertEquals(
                CostShares.of(CostRule.SHAPLEY, small, 0).shares().stream()
                        .map(huge::times)
                        .toList(),
                CostShares.of(CostRule.SHAPLEY, game, 0).shares());
    }

    @Test
    void samplingIsWithinItsStatedErrorAndRepeatsBySeed() {
        LineGame game = Games.random(11, 45, 15);
        Grid grid = new Grid(game);
        Ratio[] exact = new ExactShapley(grid).shares();
        Approximate drawn = new SampledShapley(grid, 7, Effort.WHOLE.arrivalsMax()).shares();
        Method.Sampling method = assertInstanceOf(Method.Sampling.class, drawn.method());
        assertTrue(
                method.permutations()
                        >= Math.log(2 * 45 / method.delta())
                                / (2 * method.alpha() * method.alpha()));
        for (int i = 0; i < exact.length; i++) {
            double alone = game.standAlone().get(i).approximate();
            assertEquals(exact[i].approximate(), drawn.shares()[i], method.alpha() * alone);
        }
        assertArrayEquals(
                drawn.shares(),
                new SampledShapley(grid, 7, Effort.WHOLE.arrivalsMax()).shares().shares());
    }

    @Test
    void withLittleEffortFewerOrdersAreDrawnAndTheStatedErrorIsLarger() {
        LineGame game = Games.random(11, 45, 15);
        List<Ratio> exact = CostShares.of(CostRule.SHAPLEY, game, 7).shares();
        CostShares drawn = CostShares.of(CostRule.SHAPLEY, game, 7, new Effort(0, 0, 45 * 500, 0));
        Method.Sampling method = assertInstanceOf(Method.Sampling.class, drawn.method());
        assertEquals(500, method.permutations());
        assertEquals(Math.sqrt(Math.log(2 * 45 / 0.05) / 1000), method.alpha(), 1e-12);
        assertEquals(game.totalCost(), Ratio.sum(drawn.shares()));
        for (int i = 0; i < exact.size(); i++) {
            double alone = game.standAlone().get(i).approximate();
            assertEquals(
                    exact.get(i).approximate(),
                    drawn.shares().get(i).approximate(),
                    2 * method.alpha() * alone);
        }
    }

    @Test
    void whatIsTooMuchToCountIsIntegratedThenSampled() {
        LineGame game = Games.random(11, 45, 15);
        Effort whole = Effort.WHOLE;
        assertInstanceOf(
                Method.Exact.class, CostShares.of(CostRule.SHAPLEY, game, 7, whole).method());
        assertInstanceOf(
                Method.Quadrature.class,
                CostShares.of(CostRule.SHAPLEY, game, 7, new Effort(1, 1e9, 1e9, 0)).method());
        assertInstanceOf(
                Method.Sampling.class,
                CostShares.of(CostRule.SHAPLEY, game, 7, whole.among(1_000_000)).method());
    }

    @Test
    void weighedGoodsOfManyTakersAreSampledAndStillAddUp() {
        Random random = new Random(5);
        long[] units = random.longs(400, 1_001, 9_999_999).toArray();
        LineGame game = LineGame.of(Games.curve(1, 500, 900_000, 430), units, null);
        CostShares shares = CostShares.of(CostRule.SHAPLEY, game, 42);
        Method.Sampling method = assertInstanceOf(Method.Sampling.class, shares.method());
        assertEquals(42, method.seed());
        assertEquals(game.totalCost(), Ratio.sum(shares.shares()));
        assertTrue(shares.note().isPresent(), "nobody took more than a hundredth");
    }

    @Test
    void betweenManySmallTakersShapleyIsAllButTheEqualPrice() {
        long[] units = LongStream.range(0, 300).map(i -> 1 + i % 3).toArray();
        LineGame game = Games.game(Games.curve(1, 500, 300, 430), units);
        CostShares shapley = CostShares.of(CostRule.SHAPLEY, game, 0);
        assertInstanceOf(Method.Quadrature.class, shapley.method());
        assertTrue(shapley.note().orElse("").contains("0.50 %"), shapley.note()::toString);
        List<Ratio> equal = CostShares.of(CostRule.EQUAL_PRICE, game, 0).shares();
        for (int i = 0; i < units.length; i++) {
            double price = equal.get(i).approximate();
            assertEquals(price, shapley.shares().get(i).approximate(), 0.01 * price);
        }
    }

    /** Cases of 3 for 1.00: a unit costs a third of that, exactly. */
    @Test
    void aPricePerCaseCostsItsPartForEachUnit() {
        PriceBreak each = new PriceBreak(Units.of(1), UnitPrice.parse("1.00", Games.EUR));
        CostCurve cost =
                CostCurve.of(
                        PriceBreaks.perCase(
                                BreakKind.ALL_UNITS, List.of(each), new CasePack(Units.of(3))));
        LineGame game = Games.game(cost, 1, 1);
        List<Ratio> thirds = List.of(Ratio.of(100, 3), Ratio.of(100, 3));
        assertEquals(thirds, CostShares.of(CostRule.EQUAL_PRICE, game, 0).shares());
        assertEquals(thirds, CostShares.of(CostRule.SHAPLEY, game, 0).shares());
    }

    @Test
    void aloneAMemberTakesTheCheaperOfListAndShop() {
        UnitPrice shop = new UnitPrice(new BigDecimal("0.95"), Games.EUR);
        LineGame game = LineGame.of(Games.curve(1, 100, 50, 90), Games.milli(10, 60), shop);
        assertEquals(List.of(Ratio.of(950), Ratio.of(5400)), game.standAlone());
    }

    @Test
    void whoTookNothingPaysNothing() {
        LineGame game = Games.game(Games.curve(1, 100, 50, 90), 0, 30, 0, 30);
        for (CostRule rule : CostRule.values()) {
            assertEquals(
                    List.of(Ratio.ZERO, Ratio.of(2700), Ratio.ZERO, Ratio.of(2700)),
                    CostShares.of(rule, game, 0).shares());
        }
        LineGame nothing = Games.game(Games.curve(1, 100), 0, 0);
        assertEquals(
                List.of(Ratio.ZERO, Ratio.ZERO),
                CostShares.of(CostRule.SHAPLEY, nothing, 0).shares());
    }
}
