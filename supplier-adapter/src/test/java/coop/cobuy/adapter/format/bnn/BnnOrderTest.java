package coop.cobuy.adapter.format.bnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

class BnnOrderTest {

    private static final Charset CP850 = Charset.forName("IBM850");
    private static final FormatOptions OPTIONS =
            EnvelopeOptions.of(CP850, "{\"customer\":\"4711\"}");
    private static final Currency EUR = Currency.getInstance("EUR");

    private final BnnFormat format = new BnnFormat();

    /** With packs of weighed goods that come out even. */
    private static PurchaseOrder order(long seed) {
        String number = "PO-%06d".formatted(seed);
        PurchaseOrder order =
                (PurchaseOrder)
                        OrderMessages.document(
                                GeneratedOrders.approved(
                                        seed, new UUID(1, 1), new UUID(2, 2), number));
        List<OrderLine> lines = order.lines().stream().map(BnnOrderTest::even).toList();
        return new PurchaseOrder(order.head(), lines, order.totals());
    }

    private static OrderLine even(OrderLine line) {
        return line.cases().isZero()
                ? line(line.sku(), line.unit(), CasePack.of(1), line.cases(), line.units(), line)
                : line;
    }

    private static OrderLine line(
            String sku, UnitCode unit, CasePack pack, Cases cases, Units units, OrderLine like) {
        return new OrderLine(
                like.lineNo(),
                sku,
                like.name(),
                unit,
                pack,
                cases,
                units,
                like.unitPrice(),
                like.net(),
                like.vatPercent());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSupplierReadsBackWhatWasOrdered(long seed) {
        PurchaseOrder order = order(seed);
        Written written = format.write(order, OPTIONS);
        String text = new String(written.bytes(), CP850);
        List<String> records = List.of(text.split("\r\n"));
        String day = order.head().deliveryDate();
        assertEquals(
                "D#004711%s %06d"
                        .formatted(
                                day == null ? "000000" : day.substring(2).replace("-", ""), seed),
                records.getFirst());
        List<String> lines =
                records.stream()
                        .filter(one -> one.length() == 70 && one.charAt(13) == '+')
                        .toList();
        assertEquals(order.lines().size(), lines.size(), text);
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = order.lines().get(i);
            String record = lines.get(i);
            assertEquals(line.sku(), record.substring(0, 13).strip());
            Units packs = new Units(Long.parseLong(record.substring(14, 21)));
            Units size = new Units(Long.parseLong(record.substring(51, 58)));
            assertEquals(line.casePack().unitsPerCase(), size);
            long milli = packs.milli() * size.milli() / 1000;
            assertEquals(line.units(), new Units(milli), "packs times size are the units");
            assertEquals(line.unit().code(), record.substring(58).strip());
        }
        assertEquals("BE004711.%03d".formatted(seed % 1000), written.fileName());
    }

    @Test
    void writesTheGoldenFile() {
        Golden.same("order.bnn", format.write(order(7), OPTIONS).bytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A-234567890123 | 1     | 1  | 1      | does not fit into 13
                    A-1☀           | 1     | 1  | 1      | IBM850
                    A-1            | 10    | 0  | 12.001 | no number of packs
                    A-1            | 1     | 20000 | 20000  | has not one to 7 digits
                    """)
    void writesNothingThatDoesNotFit(
            String sku, String perPack, long cases, String units, String reason) {
        OrderLine like =
                new OrderLine(
                        1,
                        "A",
                        "Oats",
                        UnitCode.PIECE,
                        CasePack.of(1),
                        Cases.ZERO,
                        Units.of(1),
                        UnitPrice.parse("1", EUR),
                        Money.zero(EUR),
                        Percent.ZERO);
        PurchaseOrder order = order(1);
        OrderLine line =
                line(
                        sku,
                        UnitCode.PIECE,
                        new CasePack(Units.parse(perPack)),
                        new Cases(cases),
                        Units.parse(units),
                        like);
        PurchaseOrder bad =
                new PurchaseOrder(
                        order.head(),
                        List.of(line),
                        new OrderTotals(Money.zero(EUR), Money.zero(EUR), Money.zero(EUR)));
        var thrown =
                assertThrows(UnwritableDocumentException.class, () -> format.write(bad, OPTIONS));
        assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
    }

    @Test
    void knowsNoOtherNumbersChangesOrCancellations() {
        PurchaseOrder order = (PurchaseOrder) OrderMessages.document(GeneratedOrders.approved(1));
        assertThrows(UnwritableDocumentException.class, () -> format.write(order, OPTIONS));
        var cancelled =
                OrderMessages.document(GeneratedOrders.cancelled(GeneratedOrders.approved(1)));
        assertThrows(UnwritableDocumentException.class, () -> format.write(cancelled, OPTIONS));
    }

    @Test
    void wantsACharacterSetOfSingleBytesAndACustomer() {
        assertEquals(List.of(), format.check(OPTIONS));
        var problems = format.check(EnvelopeOptions.of(StandardCharsets.UTF_8, "{}"));
        assertEquals(
                List.of("/formatOptions/customer", "/characterSet"),
                problems.stream().map(problem -> problem.pointer()).toList());
    }
}
