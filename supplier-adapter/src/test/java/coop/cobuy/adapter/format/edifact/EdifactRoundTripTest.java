package coop.cobuy.adapter.format.edifact;

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
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.SaidAnswers;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Whatever a supplier says in EDIFACT is read as it was said. */
class EdifactRoundTripTest {

    private static final Map<Verdict, String> VERDICTS =
            Map.of(Verdict.ACCEPTED, "29", Verdict.CHANGED, "4", Verdict.REJECTED, "27");

    private final EdifactFormat format = new EdifactFormat();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private InboundDocument read(String type, List<String> body) {
        String text = EdifactSamples.interchange(type, String.join("\n", body));
        Read read = format.read(EdifactSamples.bytes(text), EnvelopeOptions.plain());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private static void day(List<String> body, String code, String day) {
        if (day != null) {
            body.add("DTM+" + code + ":" + day.replace("-", "") + ":102");
        }
    }

    private static String unit(ItemReference item) {
        return "KGM".equals(item.unit()) ? "KGM" : "PCE";
    }

    private static void item(List<String> body, ItemReference item) {
        String gtin = item.gtin() == null ? "" : "++" + item.gtin() + ":EN";
        body.add("LIN+" + item.orderLine() + gtin);
        body.add("PIA+" + (gtin.isEmpty() ? 5 : 1) + "+" + item.sku().replace(":", "?:") + ":SA");
    }

    private static void order(List<String> body, ItemReference item, String order) {
        body.add("RFF+ON:" + order + ":" + item.orderLine());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsResponses(long seed) {
        OrderResponse said = SaidAnswers.response(seed);
        List<String> body = new ArrayList<>();
        body.add("BGM+231+" + said.number() + "+" + VERDICTS.get(said.verdict()));
        day(body, "17", said.deliveryDate());
        if (said.note() != null) {
            body.add("FTX+AAI+++" + said.note());
        }
        body.add("RFF+ON:" + said.orderNumber());
        for (ResponseLine line : said.lines()) {
            item(body, line.item());
            body.add("QTY+113:" + line.units() + ":" + unit(line.item()));
            if (line.unitPrice() != null) {
                body.add("PRI+AAA:" + line.unitPrice());
            }
            order(body, line.item(), said.orderNumber());
        }
        body.add("UNS+S");
        body.add("CNT+2:" + said.lines().size());
        assertEquals(said, read("ORDRSP", body));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsInvoices(long seed) {
        Invoice said = SaidAnswers.invoice(seed);
        List<String> body = new ArrayList<>();
        body.add("BGM+" + (said.isCredit() ? "381" : "380") + "+" + said.number() + "+9");
        day(body, "137", said.issuedOn());
        body.add("RFF+ON:" + said.orderNumber());
        if (said.creditedNumber() != null) {
            body.add("RFF+IV:" + said.creditedNumber());
        }
        body.add("CUX+2:EUR:4");
        body.add("PAT+1");
        day(body, "13", said.dueOn());
        said.allowances().forEach(amount -> charge(body, "A", amount));
        said.charges().forEach(amount -> charge(body, "C", amount));
        for (InvoiceLine line : said.lines()) {
            item(body, line.item());
            body.add("QTY+47:" + line.units() + ":" + unit(line.item()));
            body.add("MOA+203:" + line.net());
            body.add("PRI+AAA:" + line.unitPrice());
            order(body, line.item(), said.orderNumber());
            body.add("TAX+7+VAT+++:::" + line.vatPercent() + "+S");
        }
        body.add("UNS+S");
        body.add("MOA+9:" + said.payable());
        body.add("CNT+2:" + said.lines().size());
        assertEquals(said, read("INVOIC", body));
    }

    private static void charge(List<String> body, String kind, Amount amount) {
        body.add("ALC+" + kind + "++++ABC:::" + amount.text());
        body.add("MOA+8:" + amount.net().replace("-", ""));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAdvices(long seed) {
        DespatchAdvice said = SaidAnswers.advice(seed);
        List<String> body = new ArrayList<>();
        body.add("BGM+351+" + said.number() + "+9");
        day(body, "11", said.despatchedOn());
        day(body, "17", said.deliveryDate());
        body.add("CPS+1");
        for (DespatchLine line : said.lines()) {
            item(body, line.item());
            if (line.weightKg() != null) {
                body.add("MEA+PD+AAA+KGM:" + line.weightKg());
            }
            body.add("QTY+12:" + line.units() + ":" + unit(line.item()));
            order(body, line.item(), said.orderNumber());
            body.add("PCI+36E");
            day(body, "361", line.bestBefore());
            if (line.lot() != null) {
                body.add("GIN+BX+" + line.lot());
            }
        }
        body.add("CNT+2:" + said.lines().size());
        assertEquals(said, read("DESADV", body));
    }
}
