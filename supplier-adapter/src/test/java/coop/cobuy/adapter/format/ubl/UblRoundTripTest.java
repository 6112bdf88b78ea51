package coop.cobuy.adapter.format.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.xml.SaidXml;
import coop.cobuy.adapter.format.xml.XmlOutput;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.PriceList.Line;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a supplier says in UBL is read as it was said. */
class UblRoundTripTest {

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final Map<Verdict, String> VERDICTS =
            Map.of(Verdict.ACCEPTED, "AP", Verdict.CHANGED, "CA", Verdict.REJECTED, "RE");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private static XmlOutput root(String name) {
        return new XmlOutput()
                .open(
                        name,
                        "xmlns",
                        UBL + name + "-2",
                        "xmlns:cac",
                        UBL + "CommonAggregateComponents-2",
                        "xmlns:cbc",
                        UBL + "CommonBasicComponents-2");
    }

    private static InboundDocument read(XmlOutput out) {
        Read read = UblFormatTest.FORMAT.read(out.close().bytes(), FormatOptions.defaults());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    /** An element that holds one text. */
    private static void within(XmlOutput out, String outer, String inner, @Nullable String text) {
        if (text != null) {
            out.open(outer).text(inner, text).close();
        }
    }

    private static void quantity(XmlOutput out, String name, String units, ItemReference item) {
        String unit = item.unit();
        if (unit == null) {
            out.text(name, units);
        } else {
            out.text(name, units, "unitCode", unit);
        }
    }

    private static void item(XmlOutput out, ItemReference item) {
        within(out, "cac:SellersItemIdentification", "cbc:ID", item.sku());
        within(out, "cac:StandardItemIdentification", "cbc:ID", item.gtin());
    }

    private static void orderLine(XmlOutput out, ItemReference item) {
        within(out, "cac:OrderLineReference", "cbc:LineID", String.valueOf(item.orderLine()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsResponses(long seed) {
        OrderResponse said = SaidXml.response(seed);
        XmlOutput out = root("OrderResponse").text("cbc:ID", said.number());
        out.text("cbc:OrderResponseCode", VERDICTS.get(said.verdict()));
        out.optional("cbc:Note", said.note());
        within(out, "cac:OrderReference", "cbc:ID", said.orderNumber());
        if (said.deliveryDate() != null) {
            out.open("cac:Delivery").open("cac:PromisedDeliveryPeriod");
            out.text("cbc:StartDate", said.deliveryDate()).close().close();
        }
        for (ResponseLine line : said.lines()) {
            out.open("cac:OrderLine").open("cac:LineItem").text("cbc:LineStatusCode", "3");
            quantity(out, "cbc:Quantity", line.units(), line.item());
            within(out, "cac:Price", "cbc:PriceAmount", line.unitPrice());
            item(out.open("cac:Item"), line.item());
            out.close().close();
            orderLine(out, line.item());
            out.close();
        }
        assertEquals(said, read(out));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsDespatchAdvices(long seed) {
        DespatchAdvice said = SaidXml.advice(seed);
        XmlOutput out = root("DespatchAdvice").text("cbc:ID", said.number());
        within(out, "cac:OrderReference", "cbc:ID", said.orderNumber());
        out.open("cac:Shipment").open("cac:Delivery");
        within(out, "cac:EstimatedDeliveryPeriod", "cbc:StartDate", said.deliveryDate());
        within(out, "cac:Despatch", "cbc:ActualDespatchDate", said.despatchedOn());
        out.close().close();
        for (DespatchLine line : said.lines()) {
            out.open("cac:DespatchLine");
            quantity(out, "cbc:DeliveredQuantity", line.units(), line.item());
            orderLine(out, line.item());
            item(out.open("cac:Item"), line.item());
            if (line.lot() != null || line.bestBefore() != null) {
                out.open("cac:ItemInstance").optional("cbc:BestBeforeDate", line.bestBefore());
                within(out, "cac:LotIdentification", "cbc:LotNumberID", line.lot());
                out.close();
            }
            if (line.weightKg() != null) {
                out.open("cac:Dimension").text("cbc:AttributeID", "AAF");
                out.text("cbc:Measure", line.weightKg(), "unitCode", "KGM").close();
            }
            out.close().close();
        }
        assertEquals(said, read(out));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsInvoicesAndCreditNotes(long seed) {
        Invoice said = SaidXml.invoice(seed);
        XmlOutput out = root(said.isCredit() ? "CreditNote" : "Invoice");
        out.text("cbc:ID", said.number()).text("cbc:IssueDate", said.issuedOn());
        if (said.isCredit()) {
            within(out, "cac:PaymentMeans", "cbc:PaymentDueDate", said.dueOn());
            out.open("cac:BillingReference");
            within(out, "cac:InvoiceDocumentReference", "cbc:ID", said.creditedNumber());
            out.close();
        } else {
            out.optional("cbc:DueDate", said.dueOn());
        }
        out.text("cbc:DocumentCurrencyCode", said.currency());
        within(out, "cac:OrderReference", "cbc:ID", said.orderNumber());
        said.allowances().forEach(amount -> amount(out, "false", amount));
        said.charges().forEach(amount -> amount(out, "true", amount));
        out.open("cac:LegalMonetaryTotal").text("cbc:PayableAmount", said.payable()).close();
        for (InvoiceLine line : said.lines()) {
            bill(out, line, said.isCredit());
        }
        assertEquals(said, read(out));
    }

    private static void amount(XmlOutput out, String charge, Amount amount) {
        out.open("cac:AllowanceCharge").text("cbc:ChargeIndicator", charge);
        out.text("cbc:AllowanceChargeReason", amount.text());
        boolean turn = charge.equals("false");
        out.text("cbc:Amount", turn ? SaidXml.negated(amount.net()) : amount.net());
        within(out, "cac:TaxCategory", "cbc:Percent", amount.vatPercent());
        out.close();
    }

    private static void bill(XmlOutput out, InvoiceLine line, boolean credit) {
        out.open(credit ? "cac:CreditNoteLine" : "cac:InvoiceLine");
        quantity(
                out,
                credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                line.units(),
                line.item());
        out.text("cbc:LineExtensionAmount", line.net());
        orderLine(out, line.item());
        item(out.open("cac:Item"), line.item());
        within(out, "cac:ClassifiedTaxCategory", "cbc:Percent", line.vatPercent());
        out.close();
        within(out, "cac:Price", "cbc:PriceAmount", line.unitPrice());
        out.close();
    }

    private static PriceList prices(long seed) {
        Random random = new Random(seed);
        return new PriceList(
                "C-" + seed,
                random.nextBoolean(),
                "EUR",
                random.nextBoolean() ? "2027-01-01" : null,
                random.nextBoolean() ? "2027-06-30" : null,
                IntStream.rangeClosed(1, 1 + random.nextInt(20))
                        .mapToObj(i -> price(i, random))
                        .toList());
    }

    private static Line price(int i, Random random) {
        return new Line(
                "A:" + i,
                random.nextBoolean() ? "4012345678901" : null,
                random.nextInt(5) == 0
                        ? Change.WITHDRAWN
                        : random.nextBoolean() ? Change.ADDED : Change.CHANGED,
                "Bergkäse <" + i + ">",
                random.nextBoolean() ? "KGM" : "C62",
                Integer.toString(1 + random.nextInt(24)),
                BigDecimal.valueOf(1 + random.nextInt(100_000), 2)
                        .stripTrailingZeros()
                        .toPlainString(),
                random.nextBoolean() ? "7.00" : null,
                null,
                random.nextBoolean() ? "12" : null,
                List.of(),
                random.nextBoolean() ? "Alpe" : null,
                random.nextBoolean() ? "AT" : null,
                random.nextBoolean() ? "Bioland" : null);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsCatalogues(long seed) {
        PriceList said = prices(seed);
        XmlOutput out = root("Catalogue").text("cbc:ID", said.number());
        out.text("cbc:ActionCode", said.complete() ? "Replace" : "Update");
        out.open("cac:ValidityPeriod").optional("cbc:StartDate", said.validFrom());
        out.optional("cbc:EndDate", said.validUntil()).close();
        for (Line line : said.lines()) {
            out.open("cac:CatalogueLine");
            String action =
                    switch (line.change()) {
                        case ADDED -> "Add";
                        case CHANGED -> "Update";
                        case WITHDRAWN -> "Delete";
                    };
            out.text("cbc:ActionCode", action).text("cbc:OrderableUnit", line.unit());
            out.text("cbc:OrderQuantityIncrementNumeric", line.unitsPerCase());
            if (line.minimumUnits() != null) {
                out.text("cbc:MinimumOrderQuantity", line.minimumUnits(), "unitCode", line.unit());
            }
            out.open("cac:RequiredItemLocationQuantity").open("cac:Price");
            out.text("cbc:PriceAmount", line.unitPrice(), "currencyID", "EUR").close().close();
            out.open("cac:Item").text("cbc:Name", line.name());
            out.optional("cbc:BrandName", line.brand());
            item(out, new ItemReference(line.sku(), line.gtin(), null));
            within(out, "cac:OriginCountry", "cbc:IdentificationCode", line.originCountry());
            within(out, "cac:ClassifiedTaxCategory", "cbc:Percent", line.vatPercent());
            within(out, "cac:Certificate", "cbc:ID", line.certification());
            out.close().close();
        }
        assertEquals(said, read(out));
    }
}
