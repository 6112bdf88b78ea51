package coop.cobuy.adapter.format.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Mutations;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.table.TableAnswers;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class XlsxAnswersTest {

    private static final FormatOptions STANDARD = FormatOptions.defaults();
    private static final FormatOptions GERMAN =
            EnvelopeOptions.of(
                    StandardCharsets.UTF_8,
                    """
                    {"decimalMark":",","dayForm":"dd.MM.yyyy","answers":[
                      {"type":"DESPATCH_ADVICE","columns":[
                       {"head":"Lieferschein","field":"number"},
                       {"head":"Bestellung","field":"orderNumber"},
                       {"head":"Artikel","field":"sku"},{"head":"Menge","field":"units"},
                       {"head":"MHD","field":"bestBefore"}]}]}
                    """);
    private static final String HEADS =
            row(1, "type", "number", "orderNumber", "verdict", "sku", "units");
    private final XlsxFormat format = new XlsxFormat();

    /** Cells with their text in place. */
    private static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r='" + number + "'>");
        for (int i = 0; i < texts.length; i++) {
            row.append("<c r='")
                    .append(SheetRows.letters(i))
                    .append(number)
                    .append("' t='inlineStr'><is><t>")
                    .append(texts[i])
                    .append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    /** A response of one line whose last cells are given. */
    private static byte[] response(String cells) {
        return Workbooks.raw(
                HEADS
                        + row(2, "ORDER_RESPONSE", "R-1", "PO-1", "CHANGED")
                                .replace("</row>", cells + "</row>"));
    }

    private InboundDocument understood(byte[] bytes, FormatOptions options) {
        Read read = format.read(bytes, options);
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private List<FieldProblem> problems(byte[] bytes, FormatOptions options) {
        Read read = format.read(bytes, options);
        return assertInstanceOf(Read.NotUnderstood.class, read, read::toString).problems();
    }

    static Stream<InboundDocument> documents() {
        return TableAnswers.documents(40);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsDocumentsAsTheyWereSaid(InboundDocument said) {
        boolean numbers = said.number().hashCode() % 2 == 0;
        assertEquals(said, understood(Workbooks.of(TableAnswers.of(said), numbers), STANDARD));
    }

    @Test
    void readsDaysAndNumbersAsTheyAreShown() {
        byte[] bytes =
                Workbooks.sheet(
                        sheet -> {
                            List<String> heads =
                                    List.of(
                                            "Lieferschein",
                                            "Bestellung",
                                            "Artikel",
                                            "Menge",
                                            "MHD");
                            for (int i = 0; i < heads.size(); i++) {
                                sheet.value(0, i, heads.get(i));
                            }
                            sheet.value(1, 0, 4711);
                            sheet.value(1, 1, "PO-1");
                            sheet.value(1, 2, 12);
                            sheet.value(1, 3, 1.1 * 3);
                            sheet.value(1, 4, LocalDate.of(2027, 2, 28));
                            sheet.style(1, 4).format("dd.MM.yyyy").set();
                            sheet.value(2, 0, "4711");
                            sheet.value(2, 1, "PO-1");
                            sheet.value(2, 2, "13");
                            sheet.value(2, 3, "2,5");
                            sheet.value(2, 4, "01.03.2027");
                        });
        DespatchAdvice advice = (DespatchAdvice) understood(bytes, GERMAN);
        assertEquals("4711", advice.number());
        assertEquals("3.3", advice.lines().getFirst().units());
        assertEquals("2027-02-28", advice.lines().getFirst().bestBefore());
        assertEquals("12", advice.lines().getFirst().item().sku());
        assertEquals("2.5", advice.lines().getLast().units());
        assertEquals("2027-03-01", advice.lines().getLast().bestBefore());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    <c r='E2' t='inlineStr'><is><t>A</t></is></c><c r='F2'><f>1+1</f><v>2</v></c>        | Answers!F2 | formula
                    <c r='E2' t='str'><f>A1</f><v>A</v></c><c r='F2'><v>2</v></c>                        | Answers!E2 | formula
                    <c r='E2'><v>12</v></c><c r='F2' t='e'><v>#N/A</v></c>                               | Answers!F2 | #N/A
                    <c r='E2'><v>12</v></c><c r='F2' t='b'><v>1</v></c>                                  | Answers!F2 | true
                    <c r='E2'><v>12</v></c><c r='F2' t='inlineStr'><is><t>two</t></is></c>               | Answers!F2 | two
                    <c r='E2'><v>12</v></c><c r='F2'><v>-2</v></c>                                       | Answers!F2 | -2
                    <c r='E2'><v>12</v></c><c r='F2'><v>1E999999999</v></c>                              | Answers!F2 | no number
                    <c r='E2'><v>12</v></c><c r='F2'><v>NaN</v></c>                                      | Answers!F2 | no number
                    <c r='E2' t='s'><v>7</v></c><c r='F2'><v>2</v></c>                                   | Answers!E2 | not in the workbook
                    <c r='E2'><v>12</v></c>                                                              | Answers!F2 | is missing
                    """)
    void saysWhichCellIsWrong(String cells, String pointer, String reason) {
        List<FieldProblem> problems = problems(response(cells), STANDARD);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(pointer, problems.getFirst().pointer());
        String said = problems.getFirst().reason();
        assertTrue(said.contains(reason), said);
        assertTrue(said.contains("sheet Answers, row 2, column " + pointer.charAt(8)), said);
    }

    @Test
    void aFormulaThatNobodyReadsHarmsNobody() {
        OrderResponse response =
                (OrderResponse)
                        understood(
                                response(
                                        "<c r='E2'><v>12</v></c><c r='F2'><v>2</v></c>"
                                                + "<c r='Z2'><f>SUM(F:F)</f><v>2</v></c>"),
                                STANDARD);
        assertEquals("2", response.lines().getFirst().units());
    }

    @Test
    void readsSharedTextsWithRunsAndWithoutHowTheySound() {
        byte[] bytes =
                Workbooks.raw(
                        HEADS
                                + row(2, "ORDER_RESPONSE", "R-1", "PO-1", "CHANGED")
                                        .replace(
                                                "</row>",
                                                "<c r='E2' t='s'><v>1</v></c>"
                                                        + "<c r='F2'><v>2</v></c></row>"),
                        "<sst><si><t>other</t></si><si><r><t> AB</t></r><r><rPr/><t>C</t></r>"
                                + "<rPh sb='0' eb='1'><t>abc</t></rPh></si></sst>");
        OrderResponse response = (OrderResponse) understood(bytes, STANDARD);
        assertEquals("ABC", response.lines().getFirst().item().sku());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    <row r='2'/><row r='2'/>                              | Answers
                    <row r='x'/>                                          | Answers
                    <row r='1'><c r='B1'/><c r='A1'/></row>               | Answers
                    <row r='1'><c r='A2'/></row>                          | Answers
                    <row r='1'><c r='AAAAA1'/></row>                      | Answers
                    <row r='1'><c r='A1'>&x;</c></row>                    | Answers
                    <row r='1'><c r='A1'></row>                           | Answers
                    """)
    void refusesSheetsThatAreNone(String rows, String pointer) {
        assertEquals(pointer, problems(Workbooks.raw(rows), STANDARD).getFirst().pointer());
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        byte[] good = response("<c r='E2'><v>12</v></c><c r='F2'><v>2</v></c>");
        assertTrue(reason(new byte[0]).contains("no packed file"));
        assertTrue(reason(Workbooks.utf8("type;number\n")).contains("no packed file"));
        assertTrue(reason(old()).contains("encrypted"));
        assertTrue(reason(Arrays.copyOf(good, good.length / 2)).contains("no XLSX"));
        Map<String, byte[]> parts = Workbooks.parts(good);
        parts.remove("xl/worksheets/sheet1.xml");
        assertEquals(
                "xl/worksheets/sheet1.xml",
                problems(Workbooks.packed(parts), STANDARD).getFirst().pointer());
        assertTrue(
                problems(good, EnvelopeOptions.of(StandardCharsets.UTF_8, "{\"sheet\":\"No\"}"))
                        .getFirst()
                        .reason()
                        .contains("no sheet No"));
    }

    private static byte[] old() {
        return new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3};
    }

    private String reason(byte[] bytes) {
        return problems(bytes, STANDARD).getFirst().reason();
    }

    @Test
    void refusesEntities() {
        Map<String, byte[]> parts = Workbooks.parts(response(""));
        parts.put(
                "xl/sharedStrings.xml",
                Workbooks.utf8(
                        "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
                                + "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
                                + "<sst><si><t>&b;&c;</t></si></sst>"));
        FieldProblem problem = problems(Workbooks.packed(parts), STANDARD).getFirst();
        assertEquals("xl/sharedStrings.xml", problem.pointer());
    }

    /** 400 MB in 400 kB: unpacking ends at the bound, whichever part it is. */
    @ParameterizedTest
    @CsvSource({"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"})
    void bombsAreNotUnpacked(String part) {
        byte[] bomb = Workbooks.bomb(part, "<row><c><v>1</v></c></row>\n".repeat(4), 4_000_000);
        assertTrue(bomb.length < 2_000_000, bomb.length + " bytes");
        long before = System.nanoTime();
        FieldProblem problem = problems(bomb, STANDARD).getFirst();
        assertEquals(part, problem.pointer());
        assertTrue(problem.reason().contains("unpacks to more"), problem.reason());
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 10);
    }

    @Test
    void sheetsWithoutEndAreNotRead() {
        String rows = HEADS + "<row/>".repeat(SheetRows.ROWS_MAX);
        FieldProblem problem = problems(Workbooks.raw(rows), STANDARD).getFirst();
        assertEquals("Answers", problem.pointer());
        assertTrue(problem.reason().contains("rows"), problem.reason());
    }

    @Test
    void mutatedWorkbooksAreReadOrRefusedWithReasons() {
        List<byte[]> files =
                TableAnswers.documents(4)
                        .map(said -> Workbooks.of(TableAnswers.of(said), true))
                        .toList();
        int tried = Mutations.of(4711, files).until(Duration.ofSeconds(2), this::answered);
        assertTrue(tried > 50, tried + " mutations");
        List<byte[]> sheets =
                files.stream()
                        .map(file -> Workbooks.parts(file).get("xl/worksheets/sheet1.xml"))
                        .toList();
        Map<String, byte[]> parts = Workbooks.parts(files.getFirst());
        int more =
                Mutations.of(4712, sheets)
                        .until(
                                Duration.ofSeconds(2),
                                sheet -> {
                                    parts.put("xl/worksheets/sheet1.xml", sheet);
                                    answered(Workbooks.packed(parts));
                                });
        assertTrue(more > 50, more + " mutations");
    }

    private void answered(byte[] bytes) {
        for (Read part : format.read(bytes, STANDARD).parts()) {
            if (part instanceof Read.NotUnderstood not) {
                assertTrue(!not.problems().isEmpty());
            }
        }
    }
}
