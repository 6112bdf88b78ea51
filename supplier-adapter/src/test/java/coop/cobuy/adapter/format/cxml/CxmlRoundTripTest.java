package coop.cobuy.adapter.format.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.xml.SaidXml;
import coop.cobuy.adapter.format.xml.XmlOutput;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What a supplier says in cXML is read as it was said, as far as cXML has words for it. */
class CxmlRoundTripTest {

    private static final Map<Verdict, String> VERDICTS =
            Map.of(
                    Verdict.ACCEPTED,
                    "accept",
                    Verdict.CHANGED,
                    "detail",
                    Verdict.REJECTED,
                    "reject");

    private final CxmlFormat format = new CxmlFormat();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    /** It has no GTIN. */
    private static ItemReference item(ItemReference said) {
        return new ItemReference(said.sku(), null, said.orderLine(), said.unit());
    }

    private static XmlOutput request(String name) {
        return new XmlOutput().open("cXML", "payloadID", "P-1").open("Request").open(name);
    }

    private InboundDocument read(XmlOutput out) {
        Read read = format.read(out.close().close().close().bytes(), FormatOptions.defaults());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    /** Names with their values, but those that are null. */
    private static String[] attributes(@Nullable String... pairs) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                kept.addAll(Arrays.asList(pairs[i], pairs[i + 1]));
            }
        }
        return kept.toArray(String[]::new);
    }

    private static void money(XmlOutput out, String name, String amount) {
        out.open(name).text("Money", amount, "currency", "EUR").close();
    }

    private static void itemId(XmlOutput out, ItemReference item) {
        out.open("ItemID").text("SupplierPartID", String.valueOf(item.sku())).close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsConfirmations(long seed) {
        OrderResponse any = SaidXml.response(seed);
        OrderResponse said =
                new OrderResponse(
                        any.number(),
                        any.orderNumber(),
                        any.verdict(),
                        any.note(),
                        any.deliveryDate(),
                        any.lines().stream()
                                .map(
                                        line ->
                                                new ResponseLine(
                                                        item(line.item()),
                                                        line.units(),
                                                        line.unitPrice(),
                                                        null))
                                .toList());
        XmlOutput out = request("ConfirmationRequest");
        out.open(
                "ConfirmationHeader",
                "type",
                VERDICTS.get(said.verdict()),
                "confirmID",
                said.number());
        out.optional("Comments", said.note()).close();
        out.empty("OrderReference", "orderID", String.valueOf(said.orderNumber()));
        for (ResponseLine line : said.lines()) {
            out.open("ConfirmationItem", "lineNumber", String.valueOf(line.item().orderLine()));
            out.text("UnitOfMeasure", String.valueOf(line.item().unit()));
            out.open(
                    "ConfirmationStatus",
                    attributes(
                            "type",
                            "detail",
                            "quantity",
                            line.units(),
                            "deliveryDate",
                            said.deliveryDate() == null
                                    ? null
                                    : said.deliveryDate() + "T08:00:00+01:00"));
            out.open("ItemIn");
            itemId(out, line.item());
            if (line.unitPrice() != null) {
                money(out.open("ItemDetail"), "UnitPrice", line.unitPrice());
                out.close();
            }
            out.close().close().close();
        }
        assertEquals(said, read(out));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsShipNotices(long seed) {
        DespatchAdvice any = SaidXml.advice(seed);
        DespatchAdvice said =
                new DespatchAdvice(
                        any.number(),
                        any.orderNumber(),
                        any.despatchedOn(),
                        any.deliveryDate(),
                        null,
                        any.lines().stream()
                                .map(
                                        line ->
                                                new DespatchLine(
                                                        item(line.item()),
                                                        line.units(),
                                                        line.lot(),
                                                        line.bestBefore(),
                                                        null,
                                                        null))
                                .toList());
        XmlOutput out = request("ShipNoticeRequest");
        out.empty(
                "ShipNoticeHeader",
                attributes(
                        "shipmentID",
                        said.number(),
                        "shipmentDate",
                        said.despatchedOn(),
                        "deliveryDate",
                        said.deliveryDate()));
        out.open("ShipNoticePortion");
        out.empty("OrderReference", "orderID", String.valueOf(said.orderNumber()));
        for (DespatchLine line : said.lines()) {
            out.open(
                    "ShipNoticeItem",
                    "lineNumber",
                    String.valueOf(line.item().orderLine()),
                    "quantity",
                    line.units());
            itemId(out, line.item());
            out.text("UnitOfMeasure", String.valueOf(line.item().unit()));
            if (line.lot() != null || line.bestBefore() != null) {
                out.open("Batch", attributes("expirationDate", line.bestBefore()));
                out.optional("SupplierBatchID", line.lot()).close();
            }
            out.close();
        }
        out.close();
        assertEquals(said, read(out));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsInvoices(long seed) {
        Invoice any = SaidXml.invoice(seed);
        Invoice said =
                new Invoice(
                        any.number(),
                        any.orderNumber(),
                        any.creditedNumber(),
                        any.currency(),
                        any.issuedOn(),
                        null,
                        any.lines().stream()
                                .map(
                                        line ->
                                                new InvoiceLine(
                                                        item(line.item()),
                                                        line.units(),
                                                        line.unitPrice(),
                                                        line.net(),
                                                        line.vatPercent(),
                                                        null))
                                .toList(),
                        List.of(),
                        List.of(),
                        "0.00",
                        any.payable());
        XmlOutput out = request("InvoiceDetailRequest");
        out.open(
                "InvoiceDetailRequestHeader",
                "invoiceID",
                said.number(),
                "purpose",
                said.isCredit() ? "lineLevelCreditMemo" : "standard",
                "invoiceDate",
                said.issuedOn() + "T10:00:00+01:00");
        if (said.creditedNumber() != null) {
            out.empty("InvoiceIDInfo", "invoiceID", said.creditedNumber());
        }
        out.close().open("InvoiceDetailOrder").open("InvoiceDetailOrderInfo");
        out.empty("OrderReference", "orderID", String.valueOf(said.orderNumber())).close();
        for (InvoiceLine line : said.lines()) {
            out.open("InvoiceDetailItem", "quantity", line.units());
            out.text("UnitOfMeasure", String.valueOf(line.item().unit()));
            money(out, "UnitPrice", line.unitPrice());
            out.open(
                    "InvoiceDetailItemReference",
                    "lineNumber",
                    String.valueOf(line.item().orderLine()));
            itemId(out, line.item());
            out.close();
            money(out, "SubtotalAmount", line.net());
            out.open("Tax").empty("TaxDetail", "percentageRate", line.vatPercent()).close();
            out.close();
        }
        out.close().open("InvoiceDetailSummary");
        money(out, "DueAmount", said.payable());
        out.close();
        assertEquals(said, read(out));
    }
}
