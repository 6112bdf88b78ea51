package coop.cobuy.aggregator.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.money.Percent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What holds of every split; a failure is repeated by its seed. */
class InvoiceSplitLawsTest {

    static LongStream seeds() {
        return Seeds.first(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyColumnAddsUpToItsAmountAndAllToThePayable(long seed) {
        InvoiceToSplit document = RandomInvoice.of(seed);
        List<Column> columns = InvoiceSplit.split(document);
        for (int i = 0; i < document.lines().size(); i++) {
            assertEquals(document.lines().get(i).net(), Column.sum(columns.get(i).net()));
        }
        for (int i = 0; i < document.amounts().size(); i++) {
            Column column = columns.get(document.lines().size() + i);
            assertEquals(document.amounts().get(i).net(), Column.sum(column.net()));
        }
        Map<Percent, Long> taxed = new HashMap<>();
        columns.forEach(c -> taxed.merge(c.vatPercent(), Column.sum(c.vat()), Long::sum));
        document.vat().forEach((rate, vat) -> assertEquals(vat, taxed.getOrDefault(rate, 0L)));
        assertEquals(document.payable(), columns.stream().mapToLong(Column::total).sum());
        assertTrue(columns.stream().noneMatch(c -> c.component() == Component.UNEXPLAINED));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCreditOfTheWholeIsTheMirrorImage(long seed) {
        InvoiceToSplit document = RandomInvoice.of(seed);
        List<Column> there = InvoiceSplit.split(document);
        List<Column> back = InvoiceSplit.split(RandomInvoice.mirror(document));
        for (int i = 0; i < there.size(); i++) {
            assertArrayEquals(there.get(i).who(), back.get(i).who());
            assertArrayEquals(negated(there.get(i).net()), back.get(i).net());
        }
        for (int who = 0; who < document.participants().count(); who++) {
            assertEquals(-Splits.totalOf(there, who), Splits.totalOf(back, who));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichMembersAreListedDecidesNothing(long seed) {
        InvoiceToSplit document = RandomInvoice.of(seed);
        Participants listed = document.participants();
        byte[][] backwards = new byte[listed.members()][];
        Arrays.setAll(backwards, i -> listed.id(listed.members() - 1 - i));
        Participants again = Participants.of(RandomInvoice.INVOICE, RandomInvoice.COOP, backwards);
        InvoiceToSplit same =
                new InvoiceToSplit(
                        again,
                        document.lines().stream().map(RandomInvoice::withoutIdle).toList(),
                        document.amounts(),
                        document.vat(),
                        document.rounding(),
                        document.payable());
        for (int who = 0; who < listed.count(); who++) {
            assertEquals(
                    Splits.totalOf(InvoiceSplit.split(document), who),
                    Splits.totalOf(InvoiceSplit.split(same), again.count() == 1 ? 0 : who));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoGotNothingPaysNothing(long seed) {
        InvoiceToSplit document = RandomInvoice.of(seed);
        long[] units = new long[document.participants().count()];
        for (SplitLine line : document.lines()) {
            for (int i = 0; i < line.who().length; i++) {
                units[line.who()[i]] += line.unitsMilli()[i];
            }
        }
        List<Column> columns = InvoiceSplit.split(document);
        for (int who = 0; who < document.participants().members(); who++) {
            if (units[who] == 0) {
                assertEquals(0, Splits.totalOf(columns, who));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void taxBesideAComponentIsCloseToItsOwn(long seed) {
        InvoiceToSplit document = RandomInvoice.of(seed);
        for (Column column : InvoiceSplit.split(document)) {
            for (int i = 0; i < column.who().length; i++) {
                long own = column.net()[i] * column.vatPercent().hundredths();
                long off = Math.abs(column.vat()[i] * 10_000 - own);
                assertTrue(off <= 25_000, column.component() + " " + column.no() + ": " + off);
            }
        }
    }

    @Test
    void goodsThatNobodyGotAreTheCoops() {
        Participants two = Splits.inOrder(2);
        SplitLine lost =
                new SplitLine(
                        Component.GOODS, 1, new Percent(700), 100, new int[] {0, 1}, new long[2]);
        List<Column> columns =
                InvoiceSplit.split(
                        new InvoiceToSplit(
                                two,
                                List.of(lost),
                                List.of(
                                        new SplitAmount(
                                                Component.FREIGHT,
                                                1,
                                                new Percent(1900),
                                                50,
                                                Spread.by(FreightRule.PER_HEAD))),
                                vat(Map.of(700, 7L, 1900, 10L)),
                                0,
                                167));
        assertEquals(167, Splits.totalOf(columns, two.coop()));
    }

    @Test
    void unitsToStockAreTheCoopsShareButNoHead() {
        Participants two = Splits.inOrder(2);
        SplitLine line =
                new SplitLine(
                        Component.GOODS,
                        1,
                        new Percent(0),
                        800,
                        new int[] {0, 1, 2},
                        new long[] {3000, 3000, 2000});
        List<Column> columns =
                InvoiceSplit.split(
                        new InvoiceToSplit(
                                two,
                                List.of(line),
                                List.of(
                                        new SplitAmount(
                                                Component.FREIGHT,
                                                1,
                                                new Percent(0),
                                                51,
                                                Spread.by(FreightRule.PER_HEAD))),
                                vat(Map.of(0, 0L)),
                                0,
                                851));
        assertEquals(200, Splits.totalOf(columns, two.coop()));
        assertEquals(326, Splits.totalOf(columns, 0));
        assertEquals(325, Splits.totalOf(columns, 1));
    }

    @Test
    void whatTheSupplierCannotExplainIsTheCoopsAlone() {
        Participants one = Splits.inOrder(1);
        SplitLine line =
                new SplitLine(
                        Component.GOODS, 1, new Percent(0), 800, new int[] {0}, new long[] {1});
        List<Column> columns =
                InvoiceSplit.split(
                        new InvoiceToSplit(
                                one, List.of(line), List.of(), vat(Map.of(0, 0L)), 0, 803));
        assertEquals(800, Splits.totalOf(columns, 0));
        assertEquals(3, Splits.totalOf(columns, one.coop()));
        assertEquals(Component.UNEXPLAINED, columns.getLast().component());
    }

    @Test
    void aHundredMillionMillionMinorUnitsAreSplitExactly() {
        long most = 1_000_000_000_000_000L;
        Participants three = Splits.inOrder(3);
        SplitLine line =
                new SplitLine(
                        Component.GOODS,
                        1,
                        new Percent(1900),
                        most,
                        IntStream.range(0, 3).toArray(),
                        new long[] {most, most, most});
        long vat = most / 100 * 19;
        List<Column> columns =
                InvoiceSplit.split(
                        new InvoiceToSplit(
                                three,
                                List.of(line),
                                List.of(),
                                vat(Map.of(1900, vat)),
                                1,
                                most + vat + 1));
        assertEquals(most + vat + 1, columns.stream().mapToLong(Column::total).sum());
        assertArrayEquals(new long[] {most / 3 + 1, most / 3, most / 3}, columns.getFirst().net());
    }

    private static SortedMap<Percent, Long> vat(Map<Integer, Long> byRate) {
        SortedMap<Percent, Long> vat = new TreeMap<>();
        byRate.forEach((rate, tax) -> vat.put(new Percent(rate), tax));
        return vat;
    }

    private static long[] negated(long[] amounts) {
        return Arrays.stream(amounts).map(amount -> -amount).toArray();
    }
}
