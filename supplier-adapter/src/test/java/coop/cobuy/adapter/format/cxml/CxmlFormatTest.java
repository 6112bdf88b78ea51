package coop.cobuy.adapter.format.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Golden;
import coop.cobuy.adapter.format.Mutations;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.Samples;
import coop.cobuy.adapter.format.Samples.Sample;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

class CxmlFormatTest {

    private static final FormatOptions OPTIONS =
            new FormatOptions(
                    StandardCharsets.UTF_8,
                    JsonNodeFactory.instance.objectNode().put("deploymentMode", "test"),
                    new Parties(
                            party("AN01000000147", "Am Lager 2"),
                            party("AN01000000999", null),
                            party("AN01000000147", "Tor 2")));
    private final CxmlFormat format = new CxmlFormat();

    private static Party party(String identity, String street) {
        return new Party(
                null, null, "0088", identity, null, null, street, "Köln", "50667", "DE", null,
                null);
    }

    private static OutboundDocument change(PurchaseOrderApproved order, long seed) {
        return OrderMessages.document(GeneratedOrders.changed(order, seed), List.of(order));
    }

    @Test
    void writesTheGoldenFiles() {
        PurchaseOrderApproved order = GeneratedOrders.approved(7);
        Golden.same("order.cxml", written(OrderMessages.document(order)));
        Golden.same("order-change.cxml", written(change(order, 7)));
        Golden.same(
                "order-cancellation.cxml",
                written(OrderMessages.document(GeneratedOrders.cancelled(order))));
    }

    private byte[] written(OutboundDocument document) {
        return format.write(document, OPTIONS).bytes();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isReadBackAsItWas(long seed) {
        PurchaseOrderApproved order = GeneratedOrders.approved(seed);
        same(OrderMessages.document(order));
        same(change(order, seed));
        same(OrderMessages.document(GeneratedOrders.cancelled(order)));
    }

    private void same(OutboundDocument document) {
        CxmlOrderReading.Result read = CxmlOrderReading.read(written(document));
        assertEquals(List.of(), read.problems());
        assertEquals(document, read.document());
    }

    @Test
    void aProfileNeedsBothIdentities() {
        assertEquals(List.of(), format.check(OPTIONS));
        List<String> pointers =
                format.check(FormatOptions.defaults()).stream().map(FieldProblem::pointer).toList();
        assertEquals(
                List.of(
                        "/formatOptions/parties/buyer/endpointId",
                        "/formatOptions/parties/supplier/endpointId"),
                pointers);
    }

    private static String envelope(String request) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.045/Fulfill.dtd">
        <cXML payloadID="p-1@supplier.example" timestamp="2026-12-01T10:00:00+01:00">
          <Header/><Request>%s</Request></cXML>
        """
                .formatted(request);
    }

    private Read read(String xml) {
        return format.read(xml.getBytes(StandardCharsets.UTF_8), OPTIONS);
    }

    private <T> T understood(String request, Class<T> type) {
        Read read = read(envelope(request));
        return assertInstanceOf(
                type, assertInstanceOf(Read.Understood.class, read, read::toString).document());
    }

    private static final String CONFIRMATION =
            """
            <ConfirmationRequest>
              <ConfirmationHeader type="detail" confirmID="C-1" operation="new">
                <Comments>part later</Comments></ConfirmationHeader>
              <OrderReference orderID="PO-7"><DocumentReference payloadID="x"/></OrderReference>
              <ConfirmationItem quantity="20" lineNumber="1"><UnitOfMeasure>C62</UnitOfMeasure>
                <ConfirmationStatus quantity="12" type="detail" deliveryDate="2026-12-04T12:00:00+01:00">
                  <UnitOfMeasure>C62</UnitOfMeasure>
                  <ItemIn quantity="12"><ItemID><SupplierPartID>A-1</SupplierPartID></ItemID>
                    <ItemDetail><UnitPrice><Money currency="EUR">1.250</Money></UnitPrice></ItemDetail>
                  </ItemIn></ConfirmationStatus>
                <ConfirmationStatus quantity="8" type="backordered"/></ConfirmationItem>
              <ConfirmationItem quantity="5" lineNumber="2"><UnitOfMeasure>KGM</UnitOfMeasure>
                <ConfirmationStatus quantity="5" type="reject"/></ConfirmationItem>
            </ConfirmationRequest>
            """;

    @Test
    void readsAConfirmationInPartsOfItsLines() {
        OrderResponse response = understood(CONFIRMATION, OrderResponse.class);
        assertEquals("C-1", response.number());
        assertEquals("PO-7", response.orderNumber());
        assertEquals("CHANGED", response.verdict().name());
        assertEquals("2026-12-04", response.deliveryDate());
        var first = response.lines().getFirst();
        assertEquals("A-1", first.item().sku());
        assertEquals(1, first.item().orderLine());
        assertEquals("C62", first.item().unit());
        assertEquals("12", first.units(), "what waits does not come");
        assertEquals("1.25", first.unitPrice());
        assertEquals("8 backordered", first.note());
        assertEquals("0", response.lines().get(1).units());
    }

    @Test
    void readsAShipNoticeForSeveralOrdersAsOneAdviceForEach() {
        String item =
                "<ShipNoticeItem quantity='%s'"
                    + " lineNumber='%s'><ItemID><SupplierPartID>A</SupplierPartID></ItemID><UnitOfMeasure>C62</UnitOfMeasure><Batch"
                    + " expirationDate='2027-01-31'>"
                    + "<SupplierBatchID>L-9</SupplierBatchID></Batch></ShipNoticeItem>";
        String portion = "<ShipNoticePortion><OrderReference orderID='%s'/>%s</ShipNoticePortion>";
        String head =
                "<ShipNoticeHeader shipmentID='S-1' shipmentDate='2026-12-03T08:00:00Z'"
                        + " deliveryDate='2026-12-04T08:00:00Z'/>";
        Read read =
                read(
                        envelope(
                                "<ShipNoticeRequest>"
                                        + head
                                        + portion.formatted(
                                                "PO-1",
                                                item.formatted("3", "1") + item.formatted("4", "1"))
                                        + portion.formatted("PO-2", item.formatted("5", "2"))
                                        + "</ShipNoticeRequest>"));
        List<DespatchAdvice> advices =
                read.parts().stream()
                        .map(part -> assertInstanceOf(Read.Understood.class, part).document())
                        .map(DespatchAdvice.class::cast)
                        .toList();
        assertEquals(
                List.of("S-1/PO-1", "S-1/PO-2"),
                advices.stream().map(DespatchAdvice::number).toList());
        assertEquals(2, advices.getFirst().lines().size(), "two lots of one line");
        assertEquals("L-9", advices.getFirst().lines().getFirst().lot());
        assertEquals("2027-01-31", advices.getFirst().lines().getFirst().bestBefore());
        assertEquals("2026-12-04", advices.get(1).deliveryDate());
    }

    private static final String INVOICE =
            """
            <InvoiceDetailRequest>
              <InvoiceDetailRequestHeader invoiceID="I-1" purpose="standard" invoiceDate="2026-12-05T00:00:00Z"/>
              <InvoiceDetailOrder>
                <InvoiceDetailOrderInfo><OrderReference orderID="PO-7"/></InvoiceDetailOrderInfo>
                <InvoiceDetailItem invoiceLineNumber="1" quantity="12"><UnitOfMeasure>C62</UnitOfMeasure>
                  <UnitPrice><Money currency="EUR">1.25</Money></UnitPrice>
                  <InvoiceDetailItemReference lineNumber="1"><ItemID><SupplierPartID>A-1</SupplierPartID></ItemID>
                  </InvoiceDetailItemReference>
                  <SubtotalAmount><Money currency="EUR">15.00</Money></SubtotalAmount></InvoiceDetailItem>
              </InvoiceDetailOrder>
              <InvoiceDetailSummary>
                <SubtotalAmount><Money currency="EUR">15.00</Money></SubtotalAmount>
                <Tax><Money currency="EUR">1.40</Money>
                  <TaxDetail category="vat" percentageRate="7"><TaxAmount><Money currency="EUR">1.40</Money></TaxAmount></TaxDetail></Tax>
                <ShippingAmount><Money currency="EUR">5.00</Money></ShippingAmount>
                <NetAmount><Money currency="EUR">21.40</Money></NetAmount>
              </InvoiceDetailSummary>
            </InvoiceDetailRequest>
            """;

    @Test
    void readsAnInvoice() {
        Invoice invoice = understood(INVOICE, Invoice.class);
        assertEquals("PO-7", invoice.orderNumber());
        assertEquals("2026-12-05", invoice.issuedOn());
        assertEquals("21.40", invoice.payable());
        assertEquals("7.00", invoice.lines().getFirst().vatPercent());
        assertEquals("5.00", invoice.charges().getFirst().net());
        assertFalse(invoice.isCredit());
        assertTrue(understood(INVOICE.replace("standard", "creditMemo"), Invoice.class).isCredit());
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    quantity="12"            | quantity="-12"          | quantity is no quantity
                    percentageRate="7"       | percentageRate="700"    | no percentage
                    percentageRate="7"       | percentageRate=""       | rate of its tax
                    >15.00</Money></SubtotalAmount></Inv | >15.001</Money></SubtotalAmount></Inv | decimals of EUR
                    invoiceDate="2026-12-05T | invoiceDate="5.12.2026T | no day
                    <Money currency="EUR">1.25 | <Money currency="EUR">-1 | zero or more
                    currency="EUR">21.40     | currency="EURO">21.40   | ISO 4217
                    """)
    void pointsAtWhatIsWrongInAnInvoice(String good, String bad, String reason) {
        assertTrue(INVOICE.contains(good), good);
        Read read = read(envelope(INVOICE.replace(good, bad)));
        var problems = assertInstanceOf(Read.NotUnderstood.class, read).problems();
        assertTrue(
                problems.stream()
                        .anyMatch(
                                p ->
                                        p.reason().contains(reason)
                                                && p.pointer().startsWith("/cXML")),
                problems.toString());
    }

    @Test
    void anyFileIsReadOrRefusedWithAPlace() {
        List<String> unclear = new ArrayList<>();
        int understood = 0;
        for (Sample sample : Samples.all()) {
            for (Read part : format.read(sample.bytes(), OPTIONS).parts()) {
                if (part instanceof Read.NotUnderstood not) {
                    boolean placed =
                            !not.problems().isEmpty()
                                    && not.problems().stream()
                                            .noneMatch(p -> p.pointer().isEmpty());
                    if (!placed) {
                        unclear.add(sample + ": " + not.problems());
                    }
                } else {
                    understood++;
                }
            }
        }
        assertEquals(List.of(), unclear);
        assertTrue(understood > 0, "none of the samples was understood");
    }

    @Test
    void mutatedAnswersAreReadOrRefusedWithReasons() {
        int tried =
                Mutations.of(Samples.of("cxml"), 11)
                        .until(
                                Duration.ofSeconds(2),
                                bytes -> {
                                    for (Read part : format.read(bytes, OPTIONS).parts()) {
                                        if (part instanceof Read.NotUnderstood not) {
                                            assertFalse(not.problems().isEmpty());
                                        }
                                    }
                                    CxmlOrderReading.read(bytes);
                                });
        assertTrue(tried > 200, tried + " mutations");
    }
}
