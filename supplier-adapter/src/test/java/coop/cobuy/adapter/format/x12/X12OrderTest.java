package coop.cobuy.adapter.format.x12;

import static coop.cobuy.adapter.format.CarriedOrders.carried;
import static coop.cobuy.adapter.format.CarriedOrders.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.IndependentReader;
import coop.cobuy.adapter.format.UnwritableDocumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

class X12OrderTest {

    private final X12Format format = new X12Format();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isReadBackAsItWas(long seed) {
        for (String orderIn : List.of("units", "cases")) {
            FormatOptions options = EnvelopeOptions.with("\"orderIn\":\"" + orderIn + "\"");
            byte[] bytes = format.write(order(seed), options, seed).bytes();
            PurchaseOrder read = OrderReading.of(bytes, options);
            assertEquals(carried(order(seed)), carried(read), orderIn);
            assertArrayEquals(bytes, format.write(order(seed), options, seed).bytes());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isAnEnvelopeForAnotherParser(long seed) {
        byte[] bytes = format.write(order(seed), EnvelopeOptions.plain(), seed).bytes();
        var read = IndependentReader.read(bytes, StandardCharsets.UTF_8);
        assertEquals(List.of(), read.errors());
        assertTrue(read.segments().contains("GE 1 " + seed), read.segments().toString());
    }

    @Test
    void writesTheGoldenFiles() {
        FormatOptions options = EnvelopeOptions.with("\"lines\":true");
        Golden.same("order.x12", format.write(order(7), options, 7).bytes());
        FormatOptions cases = EnvelopeOptions.with("\"lines\":true,\"orderIn\":\"cases\"");
        Golden.same("order-cases.x12", format.write(order(7), cases, 7).bytes());
        var cancelled = GeneratedOrders.cancelled(GeneratedOrders.approved(7));
        Golden.same(
                "order-cancellation.x12",
                format.write(OrderMessages.document(cancelled), options, 8).bytes());
    }

    @Test
    void numbersAllThreeEnvelopesAlike() {
        String text =
                new String(
                        format.write(order(1), EnvelopeOptions.plain(), 42).bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(text.contains("*000000042*"), text);
        assertTrue(text.contains("ST*850*0042~"), text);
        assertTrue(text.endsWith("GE*1*42~IEA*1*000000042~"), text);
    }

    @Test
    void refusesCodesThatWouldEndAnElement() {
        PurchaseOrder order = order(1);
        OrderLine line = order.lines().getFirst();
        OrderLine bad =
                new OrderLine(
                        line.lineNo(),
                        "A*1",
                        line.name(),
                        line.unit(),
                        line.casePack(),
                        line.cases(),
                        line.units(),
                        line.unitPrice(),
                        line.net(),
                        line.vatPercent());
        List<OrderLine> lines = order.lines().stream().map(one -> one == line ? bad : one).toList();
        PurchaseOrder changed = new PurchaseOrder(order.head(), lines, order.totals());
        var thrown =
                assertThrows(
                        UnwritableDocumentException.class,
                        () -> format.write(changed, EnvelopeOptions.plain(), 1));
        assertTrue(thrown.getMessage().contains("A*1"), thrown.getMessage());
        FormatOptions others = EnvelopeOptions.with("\"punctuation\":\"|>~\"");
        assertTrue(
                new String(format.write(changed, others, 1).bytes(), StandardCharsets.UTF_8)
                        .contains("|VN|A*1~"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"us":{"id":"A"}}                                          | /formatOptions/partner/id
                    {"us":{"id":"1234567890123456"},"partner":{"id":"B"}}      | /formatOptions/us/id
                    {"us":{"id":"A"},"partner":{"id":"B","qualifier":"Z"}}     | /formatOptions/partner/qualifier
                    {"us":{"id":"A"},"partner":{"id":"B"},"orderIn":"boxes"}   | /formatOptions/orderIn
                    {"us":{"id":"A"},"partner":{"id":"B"},"punctuation":"*:*"} | /formatOptions/punctuation
                    {"us":{"id":"A"},"partner":{"id":"B"},"test":"yes"}        | /formatOptions/test
                    {"us":{"id":"A"},"partner":{"id":"B"},"unitCodes":{"X":"y"}} | /formatOptions/unitCodes/X
                    {"us":{"id":"A"},"partner":{"id":"B"},"mode":1}            | /formatOptions/mode
                    """)
    void pointsAtOptionsThatCannotBeUsed(String settings, String pointer) {
        var problems = format.check(EnvelopeOptions.of(StandardCharsets.UTF_8, settings));
        assertEquals(
                List.of(pointer),
                problems.stream().map(problem -> problem.pointer()).toList(),
                problems.toString());
    }
}
