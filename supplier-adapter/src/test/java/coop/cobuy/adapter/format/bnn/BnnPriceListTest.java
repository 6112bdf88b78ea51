package coop.cobuy.adapter.format.bnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.supplier.v1.PriceList.Break;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

class BnnPriceListTest {

    private static final Charset CP850 = Charset.forName("IBM850");
    private static final FormatOptions OPTIONS =
            EnvelopeOptions.of(CP850, "{\"customer\":\"4711\"}");
    private static final String HEAD =
            "BNN;3;0;Hof am Bach;V;Trocken;EUR;20270101;20270331;20261120;0830;7\r\n";
    private static final String END = ";;99\r\n";

    private final BnnFormat format = new BnnFormat();

    /** A line of 70 columns, of which some are given as column, text, column, text … */
    private static String line(String... cells) {
        String[] line = new String[70];
        Arrays.fill(line, "");
        for (int i = 0; i < cells.length; i += 2) {
            line[Integer.parseInt(cells[i])] = cells[i + 1];
        }
        return String.join(";", line) + "\r\n";
    }

    private static String rice() {
        return line(
                "0",
                "4711",
                "1",
                "A",
                "4",
                "4006381333931",
                "6",
                "\"Reis; lang, geschält\"",
                "10",
                "Mühle",
                "12",
                "IT",
                "13",
                "DB",
                "21",
                "8 x 1kg",
                "22",
                "8",
                "23",
                "1kg",
                "33",
                "1",
                "37",
                "2,39",
                "40",
                "16",
                "41",
                "2,19");
    }

    private Read read(String text) {
        return format.read(text.getBytes(CP850), OPTIONS);
    }

    private Read.Understood understood(String text) {
        Read read = read(text);
        return assertInstanceOf(Read.Understood.class, read, read::toString);
    }

    @Test
    void readsPricesOfMemberUnits() {
        String gone = line("0", "4712", "1", "X", "6", "Hirse");
        String loose =
                line(
                        "0", "4713", "1", "N", "6", "Äpfel", "22", "12,5", "23", "kg", "33", "1",
                        "37", "1,8");
        Read.Understood read = understood(HEAD + rice() + gone + loose + END);
        assertEquals(List.of(), read.problems());
        PriceList list = (PriceList) read.document();
        assertEquals("BNN3-20270101-20261120-0830-7", list.number());
        assertTrue(list.complete());
        assertEquals("2027-01-01", list.validFrom());
        assertEquals("2027-03-31", list.validUntil());
        assertEquals(
                new Line(
                        "4711",
                        "4006381333931",
                        Change.CHANGED,
                        "Reis; lang, geschält, 1kg",
                        "C62",
                        "8",
                        "2.39",
                        "7.00",
                        null,
                        null,
                        List.of(new Break("16", "2.19")),
                        "Mühle",
                        "IT",
                        "DB"),
                list.lines().getFirst());
        assertEquals(Change.WITHDRAWN, list.lines().get(1).change());
        Line apples = list.lines().getLast();
        assertEquals("KGM", apples.unit());
        assertEquals("12.5", apples.unitsPerCase());
        assertEquals("1.8", apples.unitPrice());
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', line@3/0", "1, Q, line@3/1", "4, 12AB, line@3/4", "6, '', line@3/6",
        "22, 0, line@3/22", "22, acht, line@3/22", "23, Eimer, line@3/23", "33, 9, line@3/33",
        "37, '-1,00', line@3/37", "37, '1,0000001', line@3/37", "41, x, line@3/41"
    })
    void losesNoGoodLineForABadOne(int column, String cell, String pointer) {
        String[] cells = rice().replace("\"Reis; lang, geschält\"", "Reis").split(";", -1);
        cells[column] = cell;
        Read.Understood read = understood(HEAD + rice() + String.join(";", cells) + END);
        assertEquals(1, ((PriceList) read.document()).lines().size());
        assertEquals(1, read.problems().size(), read.problems().toString());
        assertEquals(pointer, read.problems().getFirst().pointer());
        assertTrue(read.problems().getFirst().reason().contains("line 3, column " + column));
    }

    @Test
    void refusesWhatIsNotWhole() {
        Read cut = read(HEAD + rice());
        assertTrue(
                assertInstanceOf(Read.NotUnderstood.class, cut)
                        .problems()
                        .getFirst()
                        .reason()
                        .contains("no end"));
        assertInstanceOf(Read.NotUnderstood.class, read(rice() + END));
        assertInstanceOf(Read.NotUnderstood.class, read(""));
    }

    @Test
    void readsInTheProfilesCharacterSetOnly() {
        byte[] bytes = (HEAD + rice() + END).getBytes(CP850);
        FormatOptions utf8 = EnvelopeOptions.of(StandardCharsets.UTF_8, "{\"customer\":\"4711\"}");
        Read read = format.read(bytes, utf8);
        var problem = assertInstanceOf(Read.NotUnderstood.class, read).problems().getFirst();
        assertTrue(problem.reason().contains("is no UTF-8"), problem.toString());
    }

    @Test
    void takesTheProfilesVatCodes() {
        FormatOptions options =
                EnvelopeOptions.of(CP850, "{\"customer\":\"1\",\"vatCodes\":{\"1\":\"10.00\"}}");
        Read read = format.read((HEAD + rice() + END).getBytes(CP850), options);
        PriceList list = (PriceList) assertInstanceOf(Read.Understood.class, read).document();
        assertEquals("10.00", list.lines().getFirst().vatPercent());
    }
}
