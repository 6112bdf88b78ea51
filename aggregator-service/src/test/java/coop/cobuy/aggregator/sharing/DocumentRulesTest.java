package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.money.Percent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Rules of charges, caps and the model in which the co-op sells, on whole documents. */
class DocumentRulesTest {

    private static final Percent SEVEN = new Percent(700);
    private static final Percent NINETEEN = new Percent(1900);

    static LongStream seeds() {
        return Seeds.first(100);
    }

    /** Two members and the co-op's stock took 1, 3 and 2 of what weighs 500 g; 4 € net in all. */
    private static SplitLine rice(List<Ratio> caps) {
        long[] units = {1000, 3000, 2000};
        return new SplitLine(
                Component.GOODS,
                1,
                SEVEN,
                400,
                new int[] {0, 1, 2},
                Weights.of(units),
                units,
                500,
                caps);
    }

    /** The first member took two more of 1 kg each, for 20 € net. */
    private static SplitLine oil() {
        long[] units = {2000};
        return new SplitLine(
                Component.GOODS,
                2,
                NINETEEN,
                2000,
                new int[] {0},
                Weights.of(units),
                units,
                1000,
                null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rule     | first, second, stock: of 12.00
                      PER_HEAD  | 600 | 600 | 0
                      BY_VALUE  | 1034 | 100 | 66
                      BY_UNITS  | 450 | 450 | 300
                      BY_WEIGHT | 600 | 360 | 240
                    """)
    void sharesAChargeByItsRule(FreightRule rule, long first, long second, long stock) {
        SplitAmount freight =
                new SplitAmount(Component.FREIGHT, 1, NINETEEN, 1200, Spread.by(rule));
        List<Column> columns = split(List.of(rice(null), oil()), List.of(freight));
        assertEquals(first, netOf(columns.get(2), 0));
        assertEquals(second, netOf(columns.get(2), 1));
        assertEquals(stock, netOf(columns.get(2), 2));
    }

    @Test
    void withoutAnyKnownWeightAChargeGoesByHeads() {
        SplitLine line =
                new SplitLine(Component.GOODS, 1, SEVEN, 400, new int[] {0, 1}, new long[] {1, 3});
        SplitAmount freight =
                new SplitAmount(Component.FREIGHT, 1, SEVEN, 10, Spread.by(FreightRule.BY_WEIGHT));
        assertArrayEquals(new long[] {5, 5}, split(List.of(line), List.of(freight)).get(1).net());
    }

    @Test
    void whatExceedsTheCapsOfAllIsTheCoops() {
        List<Ratio> caps = List.of(Ratio.of(60), Ratio.of(150), Ratio.ZERO);
        Column column = split(List.of(rice(caps)), List.of()).getFirst();
        // stock 133 of 400; the members' 267 are capped at 60 and 150
        assertArrayEquals(new long[] {60, 150, 190}, column.net());
        List<Ratio> wide = List.of(Ratio.of(60), Ratio.of(999), Ratio.ZERO);
        assertArrayEquals(
                new long[] {60, 207, 133}, split(List.of(rice(wide)), List.of()).getFirst().net());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void soldOnByTheCoopEachColumnStillAddsUpToTheSuppliersAmount(long seed) {
        Random random = new Random(seed);
        InvoiceToSplit document = RandomInvoice.of(seed);
        List<Column> agent = InvoiceSplit.split(document);
        List<long[]> asked = new ArrayList<>();
        for (Column column : agent) {
            boolean own = column.component() == Component.GOODS && random.nextBoolean();
            asked.add(own ? random.longs(column.who().length, 0, 5000).toArray() : null);
        }
        List<Column> resold =
                ResaleSplit.of(document.participants(), agent, asked, RoundingMode.HALF_UP);
        long total = 0;
        for (int i = 0; i < agent.size(); i++) {
            assertEquals(Column.sum(agent.get(i).net()), Column.sum(resold.get(i).net()));
            assertEquals(Column.sum(agent.get(i).vat()), Column.sum(resold.get(i).vat()));
            total += resold.get(i).total();
        }
        assertEquals(document.payable(), total);
        for (int member = 0; member < document.participants().members(); member++) {
            assertOwnTax(resold, member);
        }
    }

    /** A member's tax is the rate on the member's own bases, rounded once. */
    private static void assertOwnTax(List<Column> columns, int member) {
        for (Percent rate : columns.stream().map(Column::vatPercent).distinct().toList()) {
            long base = 0;
            long tax = 0;
            for (Column column : columns) {
                for (int i = 0; i < column.who().length; i++) {
                    if (column.who()[i] == member && column.vatPercent().equals(rate)) {
                        base += column.net()[i];
                        tax += column.vat()[i];
                    }
                }
            }
            assertEquals(DocumentTax.on(rate, base, RoundingMode.HALF_UP), tax);
        }
    }

    @Test
    void theWayOfRoundingTaxIsTheDocuments() {
        SplitLine line =
                new SplitLine(Component.GOODS, 1, NINETEEN, 50, new int[] {0}, new long[] {1});
        long up = payable(line, RoundingMode.HALF_UP);
        long down = payable(line, RoundingMode.DOWN);
        assertEquals(60, up);
        assertEquals(59, down);
        assertTrue(up > down);
    }

    private static long payable(SplitLine line, RoundingMode mode) {
        return InvoiceToSplit.of(Participants.inOrder(1), List.of(line), List.of(), mode, 0)
                .payable();
    }

    private static List<Column> split(List<SplitLine> lines, List<SplitAmount> amounts) {
        return InvoiceSplit.split(
                InvoiceToSplit.of(
                        Participants.inOrder(2), lines, amounts, RoundingMode.HALF_UP, 0));
    }

    private static long netOf(Column column, int who) {
        for (int i = 0; i < column.who().length; i++) {
            if (column.who()[i] == who) {
                return column.net()[i];
            }
        }
        return 0;
    }
}
