package coop.cobuy.suppliers.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.EnvelopeFormat;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.bnn.BnnFormat;
import coop.cobuy.adapter.format.csv.CsvFormat;
import coop.cobuy.adapter.format.cxml.CxmlFormat;
import coop.cobuy.adapter.format.edifact.EdifactFormat;
import coop.cobuy.adapter.format.json.JsonFormat;
import coop.cobuy.adapter.format.rules.OfficialRules;
import coop.cobuy.adapter.format.ubl.UblFormat;
import coop.cobuy.adapter.format.x12.X12Format;
import coop.cobuy.money.Money;
import coop.cobuy.problem.FieldProblem;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.Orders;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Advice;
import coop.cobuy.suppliers.document.Answer.Bill;
import coop.cobuy.suppliers.document.Answer.BilledLine;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.Answer.Verdict;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Both sides of each format, written apart from each other, understand one another. */
class DialectTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String ENVELOPE =
            "{\"us\":{\"id\":\"COBUY\"},\"partner\":{\"id\":\"HOF\"}}";
    private static final String PARTIES =
            """
            {"parties":{
              "buyer":{"endpointScheme":"0088","endpointId":"4012345000009","country":"DE"},
              "supplier":{"endpointScheme":"0088","endpointId":"4098765000010","country":"DE"}}}
            """;

    /** The rules are loaded once, when UBL is written. */
    private static final Map<String, ReadableFormat> FORMATS =
            Map.of(
                    "json", new JsonFormat(),
                    "csv", new CsvFormat(),
                    "ubl", new UblFormat(new OfficialRules("2026.5", "1.3.16")),
                    "cxml", new CxmlFormat(),
                    "edifact", new EdifactFormat(),
                    "x12", new X12Format(),
                    "bnn", new BnnFormat());

    static Stream<String> formats() {
        return Dialects.all().stream().map(Dialect::format);
    }

    private static ReadableFormat format(String name) {
        return Objects.requireNonNull(FORMATS.get(name));
    }

    private static FormatOptions options(String format) {
        String json =
                switch (format) {
                    case "ubl", "cxml" -> PARTIES;
                    case "edifact", "x12" -> ENVELOPE;
                    case "bnn" -> "{\"customer\":\"4711\"}";
                    default -> "{}";
                };
        Charset charset = format.equals("bnn") ? Charset.forName("IBM850") : StandardCharsets.UTF_8;
        try {
            List<FieldProblem> problems = new ArrayList<>();
            FormatOptions options =
                    FormatOptions.of(charset, new ObjectMapper().readTree(json), problems);
            assertEquals(List.of(), problems);
            return options;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PurchaseOrder order() {
        SupplierOrder plain = Orders.plain();
        List<OrderLine> lines = new ArrayList<>();
        Money net = Money.zero(Orders.EURO);
        Money vat = net;
        for (SupplierOrder.Line line : plain.lines()) {
            var price = Objects.requireNonNull(line.unitPrice());
            Money amount = price.times(line.units());
            net = net.plus(amount);
            lines.add(
                    new OrderLine(
                            line.number(),
                            line.sku(),
                            line.name(),
                            new UnitCode(line.unit()),
                            new CasePack(line.perCase()),
                            new Cases(line.cases()),
                            line.units(),
                            price,
                            amount,
                            Objects.requireNonNull(line.vatPercent())));
        }
        vat = Objects.requireNonNull(plain.lines().getFirst().vatPercent()).of(net);
        OrderHead head =
                new OrderHead(
                        plain.number(),
                        0,
                        "2026-11-23T12:00:00Z",
                        "Linden Co-op",
                        "HOF",
                        "Hof am Bach",
                        plain.deliveryDate(),
                        "Lager, Tor 2",
                        null);
        return new PurchaseOrder(head, lines, new OrderTotals(net, vat, net.plus(vat)));
    }

    private static byte[] written(String format, OutboundDocument document) {
        return format(format).write(document, options(format)).bytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void readsWhatWeOrder(String format) {
        SupplierOrder read = Dialects.named(format).read(written(format, order()));
        SupplierOrder plain = Orders.plain();
        assertEquals(plain.number(), read.number());
        assertEquals(plain.deliveryDate(), read.deliveryDate());
        assertEquals(Kind.ORDER, read.kind());
        if (!format.equals("bnn")) {
            assertEquals(plain, read);
            return;
        }
        for (int i = 0; i < 2; i++) {
            assertEquals(plain.lines().get(i).sku(), read.lines().get(i).sku());
            assertEquals(plain.lines().get(i).units(), read.lines().get(i).units());
        }
        assertEquals(2, read.lines().size());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json", "csv", "ubl", "cxml", "edifact", "x12"})
    void readsThatAnOrderIsCancelled(String format) {
        OrderCancellation cancellation =
                new OrderCancellation(
                        "PO-000007", 0, "the round was cancelled", "2026-11-24T08:00:00Z");
        SupplierOrder read = Dialects.named(format).read(written(format, cancellation));
        assertEquals(Kind.CANCELLATION, read.kind());
        assertEquals("PO-000007", read.number());
        assertEquals(List.of(), read.lines());
    }

    private static List<Units> units(String first, String second) {
        return List.of(Units.parse(first), Units.parse(second));
    }

    private static InboundDocument understood(String format, Answer answer) {
        byte[] bytes = Dialects.named(format).write(answer, Orders.plain()).orElseThrow();
        Read read = format(format).read(bytes, options(format));
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json", "csv", "ubl", "cxml", "edifact", "x12"})
    void itsResponseIsUnderstood(String format) {
        List<SupplierOrder.Line> lines = new ArrayList<>(Orders.plain().lines());
        SupplierOrder.Line first = lines.getFirst();
        lines.set(
                0,
                new SupplierOrder.Line(
                        first.number(),
                        first.sku(),
                        first.name(),
                        first.unit(),
                        first.perCase(),
                        1,
                        first.perCase(),
                        first.unitPrice(),
                        first.vatPercent()));
        Response said =
                new Response("AB-7", "PO-000007", Verdict.CHANGED, "2026-12-02", TODAY, lines);
        var read = assertInstanceOf(InboundDocument.OrderResponse.class, understood(format, said));
        assertEquals("AB-7", read.number());
        assertEquals("PO-000007", read.orderNumber());
        assertEquals("CHANGED", read.verdict().name());
        assertEquals("2026-12-02", read.deliveryDate());
        assertEquals(
                units("6", "2.5"),
                read.lines().stream().map(line -> Units.parse(line.units())).toList());
        assertEquals("OATS-1", read.lines().getFirst().item().sku());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json", "csv", "ubl", "cxml", "edifact", "x12"})
    void itsAdviceIsUnderstood(String format) {
        Advice said = new Advice("LS-7", "PO-000007", TODAY, "2026-12-01", Orders.plain().lines());
        var read = assertInstanceOf(InboundDocument.DespatchAdvice.class, understood(format, said));
        assertEquals("LS-7", read.number());
        assertEquals("PO-000007", read.orderNumber());
        assertEquals("2026-11-23", read.despatchedOn());
        assertEquals("2026-12-01", read.deliveryDate());
        assertEquals(
                units("12", "2.5"),
                read.lines().stream().map(line -> Units.parse(line.units())).toList());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json", "csv", "ubl", "cxml", "edifact", "x12"})
    void itsBillIsUnderstood(String format) {
        List<BilledLine> lines = new ArrayList<>();
        for (SupplierOrder.Line line : Orders.plain().lines()) {
            var price = Objects.requireNonNull(line.unitPrice());
            lines.add(
                    new BilledLine(
                            line.number(),
                            line.sku(),
                            line.unit(),
                            line.units(),
                            price,
                            price.times(line.units()),
                            Objects.requireNonNull(line.vatPercent())));
        }
        Bill said =
                new Bill(
                        "RE-7",
                        "PO-000007",
                        TODAY,
                        lines,
                        Money.zero(Orders.EURO),
                        lines.getFirst().vatPercent(),
                        Money.of(165, "EUR"),
                        Money.of(2_525, "EUR"));
        var read = assertInstanceOf(InboundDocument.Invoice.class, understood(format, said));
        assertEquals("RE-7", read.number());
        assertEquals("PO-000007", read.orderNumber());
        assertEquals("2026-11-23", read.issuedOn());
        assertEquals("25.25", read.payable());
        assertEquals(
                List.of("14.40", "9.20"),
                read.lines().stream().map(coop.cobuy.adapter.canonical.InvoiceLine::net).toList());
        assertEquals("7.00", read.lines().getFirst().vatPercent());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json", "csv", "bnn"})
    void itsPriceListIsUnderstood(String format) {
        Prices said = new Prices("PL-7", TODAY, Orders.plain().lines());
        var read = assertInstanceOf(InboundDocument.PriceList.class, understood(format, said));
        assertEquals("2026-11-23", read.validFrom());
        assertEquals("OATS-1", read.lines().getFirst().sku());
        assertEquals("1.20", read.lines().getFirst().unitPrice());
        assertEquals("6", read.lines().getFirst().unitsPerCase());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"edifact", "x12"})
    void itsAcknowledgementNamesOurEnvelope(String format) {
        EnvelopeFormat envelopes = (EnvelopeFormat) format(format);
        byte[] order = envelopes.write(order(), options(format), 4711).bytes();
        byte[] said = Dialects.named(format).acknowledge(order).orElseThrow();
        assertTrue(Dialects.named(format).isAcknowledgement(said));
        assertFalse(Dialects.named(format).isAcknowledgement(order));
        List<Interchange> opened = envelopes.open(said, options(format));
        assertEquals(1, opened.size());
        assertEquals(List.of(), opened.getFirst().problems());
        var receipt =
                assertInstanceOf(
                        Interchange.Part.Receipt.class, opened.getFirst().parts().getFirst());
        assertEquals("4711", receipt.controlReference());
        assertTrue(receipt.understood(), receipt.detail());
    }

    @Test
    void whatAFormatHasNoWordForIsNotSaid() {
        Prices prices = new Prices("PL-7", TODAY, Orders.plain().lines());
        for (String format : List.of("ubl", "cxml", "edifact", "x12")) {
            assertTrue(Dialects.named(format).write(prices, Orders.plain()).isEmpty(), format);
        }
        Advice advice = new Advice("LS-7", "PO-7", TODAY, "2026-12-01", Orders.plain().lines());
        assertTrue(Dialects.named("bnn").write(advice, Orders.plain()).isEmpty());
    }
}
