package coop.cobuy.adapter.format.cii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.rules.OfficialRules;
import coop.cobuy.adapter.format.xml.SaidXml;
import coop.cobuy.adapter.format.xml.XmlOutput;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.LongStream;

/** What a supplier bills as a Cross Industry Invoice is read as it was said. */
class CiiRoundTripTest {

    private static final String UN = "urn:un:unece:uncefact:data:standard:";
    private static final FacturxFormat FORMAT =
            new FacturxFormat(new OfficialRules("2026.5", "1.3.16"));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static void day(XmlOutput out, String name, @Nullable String day) {
        if (day != null) {
            out.open(name);
            out.text("udt:DateTimeString", day.replace("-", ""), "format", "102").close();
        }
    }

    private static void within(XmlOutput out, String outer, String inner, @Nullable String text) {
        if (text != null) {
            out.open(outer).text(inner, text).close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsInvoicesAndCreditNotes(long seed) {
        Invoice said = SaidXml.invoice(seed);
        XmlOutput out =
                new XmlOutput()
                        .open(
                                "rsm:CrossIndustryInvoice",
                                "xmlns:rsm",
                                UN + "CrossIndustryInvoice:100",
                                "xmlns:ram",
                                UN + "ReusableAggregateBusinessInformationEntity:100",
                                "xmlns:udt",
                                UN + "UnqualifiedDataType:100");
        out.open("rsm:ExchangedDocument").text("ram:ID", said.number());
        out.text("ram:TypeCode", said.isCredit() ? "381" : "380");
        day(out, "ram:IssueDateTime", said.issuedOn());
        out.close().open("rsm:SupplyChainTradeTransaction");
        said.lines().forEach(line -> line(out, line));
        out.open("ram:ApplicableHeaderTradeAgreement");
        within(out, "ram:BuyerOrderReferencedDocument", "ram:IssuerAssignedID", said.orderNumber());
        out.close();
        settlement(out, said);
        Read read = FORMAT.read(out.close().close().bytes(), FormatOptions.defaults());
        assertEquals(
                said, assertInstanceOf(Read.Understood.class, read, read::toString).document());
    }

    private static void settlement(XmlOutput out, Invoice said) {
        out.open("ram:ApplicableHeaderTradeSettlement");
        out.text("ram:InvoiceCurrencyCode", said.currency());
        said.allowances().forEach(amount -> amount(out, "false", amount));
        said.charges().forEach(amount -> amount(out, "true", amount));
        if (said.dueOn() != null) {
            out.open("ram:SpecifiedTradePaymentTerms");
            day(out, "ram:DueDateDateTime", said.dueOn());
            out.close();
        }
        out.open("ram:SpecifiedTradeSettlementHeaderMonetarySummation");
        out.text("ram:DuePayableAmount", said.payable()).close();
        within(out, "ram:InvoiceReferencedDocument", "ram:IssuerAssignedID", said.creditedNumber());
        out.close();
    }

    private static void amount(XmlOutput out, String charge, Amount amount) {
        out.open("ram:SpecifiedTradeAllowanceCharge");
        within(out, "ram:ChargeIndicator", "udt:Indicator", charge);
        boolean turn = charge.equals("false");
        out.text("ram:ActualAmount", turn ? SaidXml.negated(amount.net()) : amount.net());
        out.text("ram:Reason", amount.text());
        within(out, "ram:CategoryTradeTax", "ram:RateApplicablePercent", amount.vatPercent());
        out.close();
    }

    private static void line(XmlOutput out, InvoiceLine line) {
        ItemReference item = line.item();
        out.open("ram:IncludedSupplyChainTradeLineItem").open("ram:SpecifiedTradeProduct");
        out.optional("ram:GlobalID", item.gtin()).optional("ram:SellerAssignedID", item.sku());
        out.close().open("ram:SpecifiedLineTradeAgreement");
        within(
                out,
                "ram:BuyerOrderReferencedDocument",
                "ram:LineID",
                String.valueOf(item.orderLine()));
        within(out, "ram:NetPriceProductTradePrice", "ram:ChargeAmount", line.unitPrice());
        out.close().open("ram:SpecifiedLineTradeDelivery");
        out.text("ram:BilledQuantity", line.units(), "unitCode", String.valueOf(item.unit()));
        out.close().open("ram:SpecifiedLineTradeSettlement");
        within(out, "ram:ApplicableTradeTax", "ram:RateApplicablePercent", line.vatPercent());
        within(
                out,
                "ram:SpecifiedTradeSettlementLineMonetarySummation",
                "ram:LineTotalAmount",
                line.net());
        out.close().close();
    }
}
