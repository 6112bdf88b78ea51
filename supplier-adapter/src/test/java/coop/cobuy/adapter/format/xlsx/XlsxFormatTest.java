package coop.cobuy.adapter.format.xlsx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.table.AnswerTable;
import coop.cobuy.adapter.format.table.OrderTable;
import coop.cobuy.adapter.format.table.OrderTable.Cell;
import coop.cobuy.adapter.format.table.TableRow;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;

class XlsxFormatTest {

    private static final String COLUMNS =
            """
            {"sheet":"Bestellung","columns":[
             {"head":"Nr","field":"number"},{"head":"Artikel","field":"sku"},
             {"head":"Menge","field":"units"}]}
            """;
    private final XlsxFormat format = new XlsxFormat();

    private static FormatOptions options(String settings) {
        return EnvelopeOptions.of(StandardCharsets.UTF_8, settings);
    }

    private static List<List<String>> rows(byte[] workbook) {
        AnswerTable table =
                AnswerTable.of(FormatOptions.defaults().settings(), '.', new ArrayList<>());
        List<List<String>> rows = new ArrayList<>();
        XlsxSheet.rows(workbook, "", '.', table).forEachRemaining(row -> rows.add(cells(row)));
        return rows;
    }

    private static List<String> cells(TableRow row) {
        assertTrue(row.faults().isEmpty(), row.faults().toString());
        return row.cells();
    }

    private byte[] written(OutboundDocument document) {
        return format.write(document, FormatOptions.defaults()).bytes();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersAreReadBackAsTheyWere(long seed) {
        PurchaseOrderApproved order = GeneratedOrders.approved(seed);
        List<List<String>> rows = rows(written(OrderMessages.document(order)));
        List<String> heads = rows.getFirst();
        assertEquals(order.lines().size(), rows.size() - 1);
        for (int i = 0; i < order.lines().size(); i++) {
            PurchaseOrderApproved.Line line = order.lines().get(i);
            List<String> row = rows.get(i + 1);
            assertEquals(order.number(), row.get(heads.indexOf("number")));
            assertEquals(line.sku(), row.get(heads.indexOf("sku")));
            assertEquals(OrderTable.defused(line.name()).strip(), row.get(heads.indexOf("name")));
            same(line.units(), row.get(heads.indexOf("units")));
            same(Long.toString(line.cases()), row.get(heads.indexOf("cases")));
            same(line.unitPrice(), row.get(heads.indexOf("unitPrice")));
            same(line.net(), row.get(heads.indexOf("net")));
            same(order.gross(), row.get(heads.indexOf("orderGross")));
        }
    }

    private static void same(String expected, String cell) {
        assertEquals(0, new BigDecimal(expected).compareTo(new BigDecimal(cell)));
    }

    @Test
    void quantitiesAreNumbersAndCodesAreText() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        Map<String, byte[]> parts =
                Workbooks.parts(
                        format.write(OrderMessages.document(order), options(COLUMNS)).bytes());
        String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
        assertTrue(sheet.matches("(?s).*<c r=\"A2\"[^>]* t=\"s\".*"), sheet);
        assertTrue(sheet.matches("(?s).*<c r=\"B2\"[^>]* t=\"s\".*"), sheet);
        assertFalse(sheet.matches("(?s).*<c r=\"C2\"[^>]* t=\"s\".*"), sheet);
        assertTrue(
                new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8)
                        .contains("Bestellung"));
    }

    @Test
    void theSameOrderGivesTheSameBytes() {
        OutboundDocument order = OrderMessages.document(GeneratedOrders.approved(3));
        byte[] bytes = written(order);
        assertArrayEquals(bytes, written(order));
        Workbooks.parts(bytes)
                .forEach(
                        (name, part) ->
                                assertFalse(
                                        new String(part, StandardCharsets.UTF_8)
                                                        .matches(
                                                                "(?s).*T[0-9]{2}:[0-9]{2}:[0-9.]+Z.*")
                                                && !new String(part, StandardCharsets.UTF_8)
                                                        .contains("1980-01-01T00:00:00Z")
                                                && name.startsWith("docProps"),
                                        name));
    }

    /** What bounds a supplier's workbook does not bound ours. */
    @Test
    void writesMoreThanIsRead() {
        String text = "x".repeat(2000);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < WorkbookParts.UNPACKED_MAX / 2000 + 1; i++) {
            rows.add(List.of(new Cell.Text(i + text)));
        }
        byte[] workbook = XlsxWriting.write("Long", rows);
        assertThrows(UnreadableWorkbookException.class, () -> WorkbookParts.of(workbook));
    }

    @Test
    void changesShowWhatBecameOfALine() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        OutboundDocument change =
                OrderMessages.document(GeneratedOrders.changed(order, 7), List.of(order));
        List<List<String>> rows = rows(written(change));
        assertEquals("change", rows.getFirst().getLast());
        assertTrue(rows.stream().anyMatch(row -> row.getLast().equals("CANCELLED")), "" + rows);
        assertThrows(
                UnwritableDocumentException.class, () -> format.write(change, options(COLUMNS)));
    }

    @Test
    void cancellationsHaveColumnsOfTheirOwn() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        List<List<String>> rows =
                rows(written(OrderMessages.document(GeneratedOrders.cancelled(order))));
        assertEquals(
                List.of(
                        List.of("type", "number", "revision", "cancelledAt", "reason"),
                        List.of(
                                "ORDER_CANCELLATION",
                                order.number(),
                                Integer.toString(order.revision()),
                                "2026-11-24T08:00:00Z",
                                "the round was cancelled")),
                rows);
    }

    @Test
    void noTextBecomesAFormula() {
        PurchaseOrderApproved order = GeneratedOrders.approved(2);
        byte[] bytes = written(OrderMessages.document(order));
        assertFalse(
                new String(
                                Workbooks.parts(bytes).get("xl/worksheets/sheet1.xml"),
                                StandardCharsets.UTF_8)
                        .contains("<f>"));
        for (List<String> row : rows(bytes)) {
            for (String cell : row) {
                boolean formula = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0;
                assertFalse(formula && !cell.matches("-?[0-9.]+"), cell);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"delimiter":";"}                              | /formatOptions/delimiter
                    {"decimalMark":"x"}                            | /formatOptions/decimalMark
                    {"sheet":"a/b"}                                | /formatOptions/sheet
                    {"sheet":""}                                   | /formatOptions/sheet
                    {"sheet":"a sheet with a name of more than 31"}| /formatOptions/sheet
                    {"columns":[{"head":"A","field":"price"}]}     | /formatOptions/columns/0/field
                    {"answers":[{"type":"ORDER","columns":[{"head":"A","field":"sku"}]}]} | /formatOptions/answers/0/type
                    """)
    void pointsAtOptionsThatCannotBeUsed(String settings, String pointer) {
        assertEquals(
                List.of(pointer),
                format.check(options(settings)).stream().map(FieldProblem::pointer).toList());
    }

    @Test
    void takesGoodOptions() {
        assertTrue(format.check(FormatOptions.defaults()).isEmpty());
        assertTrue(format.check(options(COLUMNS)).isEmpty());
    }

    /** A library that reads workbooks registers itself as every other reader of XML. */
    @Test
    void noLibraryTakesThePlaceOfTheJdksParsers() {
        assertEquals(
                XMLInputFactory.newDefaultFactory().getClass(),
                XMLInputFactory.newFactory().getClass());
        assertEquals(
                XMLOutputFactory.newDefaultFactory().getClass(),
                XMLOutputFactory.newFactory().getClass());
    }
}
