package coop.cobuy.adapter.format.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class JsonFormatTest {

    private static final FormatOptions OPTIONS = FormatOptions.defaults();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final JsonFormat format = new JsonFormat();

    @Test
    void writesTheGoldenFiles() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        Golden.same("order.json", format.write(OrderMessages.document(order), OPTIONS).bytes());
        Golden.same(
                "order-cancellation.json",
                format.write(OrderMessages.document(GeneratedOrders.cancelled(order)), OPTIONS)
                        .bytes());
        var change = OrderMessages.document(GeneratedOrders.changed(order, 7), List.of(order));
        Golden.same("order-change.json", format.write(change, OPTIONS).bytes());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @org.junit.jupiter.params.provider.MethodSource("seeds")
    void saysAllThatTheOrderSaysAndTheSameBytesAgain(long seed) throws Exception {
        PurchaseOrderApproved order = GeneratedOrders.approved(seed);
        byte[] bytes = format.write(OrderMessages.document(order), OPTIONS).bytes();
        assertArrayEquals(bytes, format.write(OrderMessages.document(order), OPTIONS).bytes());
        JsonNode tree = MAPPER.readTree(bytes);
        assertEquals(order.number(), tree.at("/number").textValue());
        assertEquals(order.gross(), tree.at("/gross").textValue());
        assertEquals(order.lines().size(), tree.at("/lines").size());
        for (PurchaseOrderApproved.Line line : order.lines()) {
            JsonNode written = tree.at("/lines/" + (line.lineNo() - 1));
            assertEquals(line.sku(), written.at("/sku").textValue());
            assertEquals(line.name(), written.at("/name").textValue());
            assertEquals(line.units(), written.at("/units").textValue());
            assertEquals(line.cases(), written.at("/cases").longValue());
            assertEquals(line.unitPrice(), written.at("/unitPrice").textValue());
            assertEquals(line.net(), written.at("/net").textValue());
        }
    }

    @Test
    void readsAnOrderResponse() {
        var read =
                understood(
                        """
                        {"type":"ORDER_RESPONSE","version":1,"number":"R-1","orderNumber":"PO-1",
                         "verdict":"CHANGED","deliveryDate":"2026-12-01",
                         "lines":[{"sku":"A","units":"12.000","unitPrice":"1.25","note":"less"}]}
                        """);
        var response = assertInstanceOf(InboundDocument.OrderResponse.class, read);
        assertEquals("A", response.lines().getFirst().item().sku());
        assertEquals("R-1", response.number());
        assertEquals("PO-1", response.orderNumber());
        assertEquals("12", response.lines().getFirst().units());
        assertEquals("2026-12-01", response.deliveryDate());
    }

    private static final String INVOICE =
            """
            {"type":"INVOICE","version":1,"number":"I-1","orderNumber":"PO-1","currency":"EUR",
             "issuedOn":"2026-12-02","dueOn":"2026-12-16",
             "lines":[{"sku":"A","units":"12","unitPrice":"1.25","net":"15.00","vatPercent":"7"}],
             "charges":[{"text":"Freight","net":"5.00","vatPercent":"19.00"}],
             "payable":"22.00"}
            """;

    @Test
    void readsAnInvoiceAndACreditNote() {
        var invoice = assertInstanceOf(InboundDocument.Invoice.class, understood(INVOICE));
        assertEquals("7.00", invoice.lines().getFirst().vatPercent());
        assertEquals("0.00", invoice.rounding());
        assertEquals("Freight", invoice.charges().getFirst().text());
        assertEquals(false, invoice.isCredit());
        var credit =
                assertInstanceOf(
                        InboundDocument.Invoice.class,
                        understood(
                                INVOICE.replace(
                                        "\"type\":\"INVOICE\"",
                                        "\"type\":\"CREDIT_NOTE\",\"creditedNumber\":\"I-0\"")));
        assertEquals("I-0", credit.creditedNumber());
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "number":"I-1"        | "number":""              | /number
                    "number":"I-1"        | "number":7               | /number
                    "number":"I-1"        | "nummer":"I-1"           | /nummer
                    "currency":"EUR"      | "currency":"EURO"        | /currency
                    "issuedOn":"2026-12-02" | "issuedOn":"2.12.2026" | /issuedOn
                    "sku":"A",            | ~~                       | /lines/0/sku
                    "sku":"A"             | "gtin":"123"             | /lines/0/gtin
                    "sku":"A"             | "orderLine":0            | /lines/0/orderLine
                    "units":"12"          | "units":"-1"             | /lines/0/units
                    "units":"12"          | "units":"1e3"            | /lines/0/units
                    "units":"12"          | "units":12               | /lines/0/units
                    "units":"12"          | "units":"9999999999999"  | /lines/0/units
                    "net":"15.00"         | "net":"15.001"           | /lines/0/net
                    "vatPercent":"7"      | "vatPercent":"101"       | /lines/0/vatPercent
                    "net":"15.00"         | "net":"15.00","kind":"CRATE" | /lines/0/kind
                    "text":"Freight"      | "text":" "               | /charges/0/text
                    "payable":"22.00"     | "rounding":"0.00"        | /payable
                    "payable":"22.00"     | "payable":"22.00","x":1  | /x
                    "type":"INVOICE"      | "type":"BILL"            | /type
                    "version":1           | "version":2              | /version
                    "type":"INVOICE"      | "type":"INVOICE","creditedNumber":"I-0" | /creditedNumber
                    """)
    void pointsAtWhatIsWrong(String good, String bad, String pointer) {
        assertTrue(INVOICE.contains(good), good);
        List<FieldProblem> problems = notUnderstood(INVOICE.replace(good, bad));
        assertTrue(
                problems.stream().anyMatch(problem -> problem.pointer().equals(pointer)),
                problems.toString());
    }

    private static final String PRICES =
            """
            {"type":"PRICE_LIST","version":1,"number":"P-1","complete":true,"currency":"EUR",
             "lines":[{"sku":"A","change":"ADDED","name":"Oats","unit":"C62","unitsPerCase":"6",
               "unitPrice":"1.25","vatPercent":"7"}]}
            """;

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "complete":true       | "complete":"yes"         | /complete
                    "complete":true       | "all":true               | /complete
                    "change":"ADDED"      | "change":"NEW"           | /lines/0/change
                    "unit":"C62"          | "unit":"piece"           | /lines/0/unit
                    "unitsPerCase":"6",   | ~~                       | /lines/0/unitsPerCase
                    "unitPrice":"1.25"    | "unitPrice":"-1"         | /lines/0/unitPrice
                    """)
    void pointsAtWhatIsWrongInAPriceList(String good, String bad, String pointer) {
        assertTrue(PRICES.contains(good), good);
        List<FieldProblem> problems = notUnderstood(PRICES.replace(good, bad));
        assertTrue(
                problems.stream().anyMatch(problem -> problem.pointer().equals(pointer)),
                problems.toString());
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "\u0000",
                "[".repeat(5000));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("nonsense")
    void refusesNonsenseWithoutFailing(String text) {
        assertEquals(false, notUnderstood(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000})
    void namesManyProblemsButNotEndlessly(int lines) {
        String bad = "{\"sku\":1}".concat(",{\"sku\":1}".repeat(lines - 1));
        assertEquals(
                100,
                notUnderstood("{\"type\":\"ORDER_RESPONSE\",\"version\":1,\"lines\":[" + bad + "]}")
                        .size());
    }

    private InboundDocument understood(String text) {
        Read read = format.read(text.getBytes(StandardCharsets.UTF_8), OPTIONS);
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private List<FieldProblem> notUnderstood(String text) {
        Read read = format.read(text.getBytes(StandardCharsets.UTF_8), OPTIONS);
        return assertInstanceOf(Read.NotUnderstood.class, read).problems();
    }
}
