package coop.cobuy.adapter.format.x12;

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

/** Whatever a supplier says in X12 is read as it was said. */
class X12RoundTripTest {

    private static final Map<Verdict, String> VERDICTS =
            Map.of(Verdict.ACCEPTED, "AD", Verdict.CHANGED, "AC", Verdict.REJECTED, "RD");

    private final X12Format format = new X12Format();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private InboundDocument read(String function, String set, List<String> body) {
        String text = X12Samples.interchange(function, set, String.join("\n", body));
        Read read = format.read(X12Samples.bytes(text), EnvelopeOptions.plain());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private static String day(String day) {
        return day.replace("-", "");
    }

    private static String unit(ItemReference item) {
        return "KGM".equals(item.unit()) ? "KG" : "EA";
    }

    private static String codes(ItemReference item) {
        String gtin = item.gtin() == null ? "" : "*EN*" + item.gtin();
        return "VN*" + item.sku() + gtin;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAcknowledgements(long seed) {
        OrderResponse said = SaidAnswers.response(seed);
        List<String> body = new ArrayList<>();
        body.add(
                "BAK*00*%s*%s*20261124****%s"
                        .formatted(
                                VERDICTS.get(said.verdict()), said.orderNumber(), said.number()));
        if (said.deliveryDate() != null) {
            body.add("DTM*067*" + day(said.deliveryDate()));
        }
        if (said.note() != null) {
            body.add("N9*L1*NOTE");
            body.add("MSG*" + said.note());
        }
        for (ResponseLine line : said.lines()) {
            String price = line.unitPrice() == null ? "" : line.unitPrice();
            String unit = unit(line.item());
            body.add(
                    "PO1*%d*999*%s*%s**%s"
                            .formatted(line.item().orderLine(), unit, price, codes(line.item())));
            body.add("ACK*IA*" + line.units() + "*" + unit);
        }
        body.add("CTT*" + said.lines().size());
        assertEquals(said, read("PR", "855", body));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsInvoices(long seed) {
        Invoice said = SaidAnswers.invoice(seed);
        List<String> body = new ArrayList<>();
        body.add(
                "BIG*%s*%s**%s***%s"
                        .formatted(
                                day(said.issuedOn()),
                                said.number(),
                                said.orderNumber(),
                                said.isCredit() ? "CN" : "DI"));
        body.add("CUR*SE*EUR");
        if (said.creditedNumber() != null) {
            body.add("REF*IV*" + said.creditedNumber());
        }
        if (said.dueOn() != null) {
            body.add("ITD*01*3****" + day(said.dueOn()));
        }
        for (InvoiceLine line : said.lines()) {
            body.add(
                    "IT1*%d*%s*%s*%s**%s"
                            .formatted(
                                    line.item().orderLine(),
                                    line.units(),
                                    unit(line.item()),
                                    line.unitPrice(),
                                    codes(line.item())));
            body.add("PAM****1*" + line.net());
            body.add("TXI*VA**" + line.vatPercent());
        }
        body.add("TDS*" + hundredths(said.payable()));
        said.allowances().forEach(amount -> body.add(sac("A*C310", amount)));
        said.charges().forEach(amount -> body.add(sac("C*D240", amount)));
        body.add("CTT*" + said.lines().size());
        assertEquals(said, read("IN", "810", body));
    }

    private static String sac(String code, Amount amount) {
        return "SAC*" + code + "***" + hundredths(amount.net()) + "**********" + amount.text();
    }

    private static String hundredths(String amount) {
        return amount.replace("-", "").replace(".", "").replaceFirst("^0+(?=.)", "");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsShipNotices(long seed) {
        DespatchAdvice said = SaidAnswers.advice(seed);
        List<String> body = new ArrayList<>();
        body.add("BSN*00*" + said.number() + "*20261222*1000*0001");
        body.add("HL*1**S");
        if (said.despatchedOn() != null) {
            body.add("DTM*011*" + day(said.despatchedOn()));
        }
        if (said.deliveryDate() != null) {
            body.add("DTM*017*" + day(said.deliveryDate()));
        }
        body.add("HL*2*1*O");
        body.add("PRF*" + said.orderNumber());
        for (DespatchLine line : said.lines()) {
            body.add("HL*" + (line.item().orderLine() + 2) + "*2*I");
            body.add("LIN*" + line.item().orderLine() + "*" + codes(line.item()));
            body.add("SN1**" + line.units() + "*" + unit(line.item()));
            if (line.weightKg() != null) {
                body.add("MEA*WT*N*" + line.weightKg() + "*KG");
            }
            if (line.lot() != null) {
                body.add("REF*LT*" + line.lot());
            }
            if (line.bestBefore() != null) {
                body.add("DTM*036*" + day(line.bestBefore()));
            }
        }
        assertEquals(said, read("SH", "856", body));
    }
}
