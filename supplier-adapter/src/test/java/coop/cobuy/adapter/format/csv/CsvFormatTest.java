package coop.cobuy.adapter.format.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.table.OrderTable;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class CsvFormatTest {

    private static final String GERMAN =
            """
            {"delimiter":";","decimalMark":",","columns":[
              {"head":"Bestellung","field":"number"},{"head":"Artikel","field":"sku"},
              {"head":"Bezeichnung","field":"name"},{"head":"Gebinde","field":"cases"},
              {"head":"Menge","field":"units"},{"head":"Preis","field":"unitPrice"}]}
            """;
    private final CsvFormat format = new CsvFormat();

    private static FormatOptions options(String charset, String settings) {
        try {
            return new FormatOptions(
                    Charset.forName(charset), new ObjectMapper().readTree(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writesTheGoldenFiles() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        var document = OrderMessages.document(order);
        Golden.same("order.csv", format.write(document, FormatOptions.defaults()).bytes());
        Golden.same("order-german.csv", format.write(document, options("IBM850", GERMAN)).bytes());
        Golden.same(
                "order-cancellation.csv",
                format.write(
                                OrderMessages.document(GeneratedOrders.cancelled(order)),
                                FormatOptions.defaults())
                        .bytes());
        var change = OrderMessages.document(GeneratedOrders.changed(order, 7), List.of(order));
        Golden.same("order-change.csv", format.write(change, FormatOptions.defaults()).bytes());
    }

    @Test
    void anOrderChangeNeedsAColumnForWhatChanged() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        var change = OrderMessages.document(GeneratedOrders.changed(order, 7), List.of(order));
        var refused =
                assertThrows(
                        UnwritableDocumentException.class,
                        () -> format.write(change, options("UTF-8", GERMAN)));
        assertTrue(refused.getMessage().contains("change"), refused.getMessage());
        String with = GERMAN.replace("}]}", "},{\"head\":\"Art\",\"field\":\"change\"}]}");
        String text =
                new String(
                        format.write(change, options("UTF-8", with)).bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(text.contains(";CANCELLED"), text);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isReadBackAsItWas(long seed) {
        PurchaseOrderApproved order = GeneratedOrders.approved(seed);
        byte[] bytes =
                format.write(OrderMessages.document(order), FormatOptions.defaults()).bytes();
        List<NamedCsvRecord> rows =
                CsvReader.builder()
                        .fieldSeparator(';')
                        .ofNamedCsvRecord(new String(bytes, StandardCharsets.UTF_8))
                        .stream()
                        .toList();
        assertEquals(order.lines().size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            PurchaseOrderApproved.Line line = order.lines().get(i);
            NamedCsvRecord row = rows.get(i);
            assertEquals(order.number(), row.getField("number"));
            assertEquals(line.sku(), row.getField("sku"));
            assertEquals(line.units(), row.getField("units"));
            assertEquals(Long.toString(line.cases()), row.getField("cases"));
            assertEquals(line.net(), row.getField("net"));
            assertEquals(OrderTable.defused(line.name()), row.getField("name"));
            assertFalse("=+-@\t\r".indexOf(row.getField("name").charAt(0)) >= 0);
        }
    }

    static Stream<String> formulas() {
        return Stream.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1");
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void defusesFormulas(String text) {
        assertEquals("'" + text, OrderTable.defused(text));
    }

    @Test
    void leavesOtherTextsAlone() {
        assertEquals("", OrderTable.defused(""));
        assertEquals("1-2 kg", OrderTable.defused("1-2 kg"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"delimiter":"x"}                              | /formatOptions/delimiter
                    {"delimiter":",","decimalMark":","}            | /formatOptions/decimalMark
                    {"lineEnd":"CR"}                               | /formatOptions/lineEnd
                    {"heads":"yes"}                                | /formatOptions/heads
                    {"columns":[]}                                 | /formatOptions/columns
                    {"columns":[{"head":"A"}]}                     | /formatOptions/columns/0
                    {"columns":[{"head":"A","field":"price"}]}     | /formatOptions/columns/0/field
                    {"quote":"'"}                                  | /formatOptions/quote
                    """)
    void pointsAtOptionsThatCannotBeUsed(String settings, String pointer) {
        var problems = format.check(options("UTF-8", settings));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(pointer, problems.getFirst().pointer());
    }

    @Test
    void takesGoodOptions() {
        assertTrue(format.check(options("IBM850", GERMAN)).isEmpty());
        assertTrue(format.check(FormatOptions.defaults()).isEmpty());
    }
}
