package coop.cobuy.adapter.format.edifact;

import static coop.cobuy.adapter.format.CarriedOrders.carried;
import static coop.cobuy.adapter.format.CarriedOrders.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.IndependentReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

class EdifactOrderTest {

    private final EdifactFormat format = new EdifactFormat();

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
        for (String set : List.of("UTF-8", "ISO-8859-1", "ISO-8859-2", "US-ASCII")) {
            Charset charset = Charset.forName(set);
            byte[] bytes =
                    format.write(order(seed), EnvelopeOptions.with(charset, ""), seed).bytes();
            var read = IndependentReader.read(bytes, charset);
            assertEquals(List.of(), read.errors());
            assertTrue(read.segments().contains("UNZ 1 " + seed), read.segments().toString());
        }
    }

    @Test
    void writesTheGoldenFiles() {
        FormatOptions options = EnvelopeOptions.with("\"lines\":true");
        Golden.same("order.edi", format.write(order(7), options, 7).bytes());
        FormatOptions old =
                EnvelopeOptions.with("\"lines\":true,\"orderIn\":\"cases\",\"syntax\":\"UNOA\"");
        Golden.same("order-cases.edi", format.write(order(7), old, 7).bytes());
        var cancelled = GeneratedOrders.cancelled(GeneratedOrders.approved(7));
        Golden.same(
                "order-cancellation.edi",
                format.write(OrderMessages.document(cancelled), options, 8).bytes());
    }

    @Test
    void releasesWhatWouldEndAnElement() {
        String name = "5 o'clock + 1: tea?";
        String text =
                new String(
                        format.write(named(order(1), name), EnvelopeOptions.plain(), 1).bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(text.contains(":::5 o?'clock ?+ 1?: tea??'"), text);
        FormatOptions options = EnvelopeOptions.plain();
        PurchaseOrder read =
                OrderReading.of(format.write(named(order(1), name), options, 1).bytes(), options);
        assertEquals(name, read.lines().getFirst().name());
    }

    private static PurchaseOrder named(PurchaseOrder order, String name) {
        List<OrderLine> lines =
                order.lines().stream()
                        .map(
                                line ->
                                        new OrderLine(
                                                line.lineNo(),
                                                line.sku(),
                                                name,
                                                line.unit(),
                                                line.casePack(),
                                                line.cases(),
                                                line.units(),
                                                line.unitPrice(),
                                                line.net(),
                                                line.vatPercent()))
                        .toList();
        return new PurchaseOrder(order.head(), lines, order.totals());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,,UNOY:4",
        "ISO-8859-1,,UNOC:3",
        "ISO-8859-2,,UNOD:3",
        "US-ASCII,,UNOB:3",
        "UTF-8,UNOA,UNOA:3",
        "UTF-8,UNOC,UNOC:3"
    })
    void namesItsCharacterSet(String charset, String syntax, String unb) {
        String more = syntax == null ? "" : "\"syntax\":\"" + syntax + "\"";
        FormatOptions options = EnvelopeOptions.with(Charset.forName(charset), more);
        String text =
                new String(format.write(order(7), options, 1).bytes(), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("UNB+" + unb + "+COBUY:14+HOF:14+"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"us":{"id":"A"}}                                         | /formatOptions/partner/id
                    {"us":{"id":"A","qualifier":"a"},"partner":{"id":"B"}}    | /formatOptions/us/qualifier
                    {"us":{"id":"A"},"partner":{"id":"B"},"orderIn":"boxes"}  | /formatOptions/orderIn
                    {"us":{"id":"A"},"partner":{"id":"B"},"syntax":"UNOZ"}    | /formatOptions/syntax
                    {"us":{"id":"A"},"partner":{"id":"B"},"mode":1}           | /formatOptions/mode
                    """)
    void pointsAtOptionsThatCannotBeUsed(String settings, String pointer) {
        var problems = format.check(EnvelopeOptions.of(StandardCharsets.UTF_8, settings));
        assertEquals(
                List.of(pointer),
                problems.stream().map(problem -> problem.pointer()).toList(),
                problems.toString());
    }
}
