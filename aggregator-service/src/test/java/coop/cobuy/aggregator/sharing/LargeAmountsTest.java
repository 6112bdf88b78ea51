package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.money.Percent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Nothing wraps or loses a unit up to 10^15 minor units. */
class LargeAmountsTest {

    private static final long MOST = 1_000_000_000_000_000L;

    static LongStream seeds() {
        return Seeds.first(60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costSharesOfALineAddUpAndNobodyPaysMoreThanAlone(long seed) {
        Random random = new Random(seed);
        int takers = 2 + random.nextInt(8);
        long[] units = random.longs(takers, 1, 9).map(each -> each * 1000).toArray();
        long all = Arrays.stream(units).sum() / 1000;
        long dear = MOST / all;
        CostCurve cost = Games.curve(1, dear, 1 + all / 2, dear - 1 - random.nextLong(dear / 3));
        LineGame game = LineGame.of(cost, units, null);
        assertTrue(game.totalCost().compareTo(Ratio.of(MOST / 2)) > 0, "a large amount");
        for (CostRule rule : CostRule.values()) {
            CostShares shares = CostShares.of(rule, game, seed);
            assertEquals(game.totalCost(), Ratio.sum(shares.shares()), rule::name);
            for (int i = 0; i < takers; i++) {
                Ratio alone = game.standAlone().get(i);
                assertTrue(shares.shares().get(i).compareTo(alone) <= 0, rule::name);
            }
            long[] parts = shares.weights().split(MOST, Games.keys(takers));
            assertEquals(MOST, Column.sum(parts));
        }
        assertEquals(
                Games.enumerated(cost, units),
                CostShares.of(CostRule.SHAPLEY, game, seed).shares());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void columnsOfADocumentAddUp(long seed) {
        Random random = new Random(seed);
        Participants participants = Participants.inOrder(2 + random.nextInt(9));
        List<SplitLine> lines = new ArrayList<>();
        for (int no = 1; no <= 3; no++) {
            lines.add(line(no, participants, random));
        }
        SplitAmount off =
                new SplitAmount(
                        Component.ALLOWANCE,
                        1,
                        new Percent(1900),
                        -random.nextLong(MOST / 9),
                        Spread.byNet());
        SplitAmount freight =
                new SplitAmount(
                        Component.FREIGHT,
                        1,
                        new Percent(700),
                        random.nextLong(MOST),
                        Spread.by(FreightRule.values()[random.nextInt(4)]));
        InvoiceToSplit document =
                InvoiceToSplit.of(
                        participants, lines, List.of(off, freight), RoundingMode.HALF_UP, -3);
        BigInteger sum = BigInteger.ZERO;
        for (Column column : InvoiceSplit.split(document)) {
            for (int i = 0; i < column.who().length; i++) {
                sum = sum.add(BigInteger.valueOf(column.net()[i]));
                sum = sum.add(BigInteger.valueOf(column.vat()[i]));
                long own = DocumentTax.on(column.vatPercent(), column.net()[i], RoundingMode.DOWN);
                assertTrue(Math.abs(column.vat()[i] - own) <= 3, "tax far from its own");
            }
        }
        assertEquals(BigInteger.valueOf(document.payable()), sum);
        assertTrue(document.payable() > MOST / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void capsHoldAndNothingIsLost(long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(9);
        Weights weights = Weights.of(random.longs(count, 1, MOST).toArray());
        List<Ratio> caps =
                random.longs(count, 1, MOST).mapToObj(cap -> Ratio.of(cap, 1 + cap % 7)).toList();
        CappedSplit split = CappedSplit.of(MOST, weights, caps, Games.keys(count));
        assertEquals(MOST, Column.sum(split.amounts()) + split.left());
        for (int i = 0; i < count; i++) {
            assertTrue(Ratio.of(split.amounts()[i]).compareTo(caps.get(i)) <= 0);
        }
    }

    private static SplitLine line(int no, Participants participants, Random random) {
        int[] who = IntStream.range(0, participants.count()).toArray();
        long[] units = random.longs(who.length, 1, MOST).toArray();
        long net = MOST / 3 - random.nextLong(MOST / 9);
        Percent rate = new Percent(no == 1 ? 1900 : 700);
        return new SplitLine(
                Component.GOODS, no, rate, net, who, Weights.of(units), units, 500, null);
    }
}
