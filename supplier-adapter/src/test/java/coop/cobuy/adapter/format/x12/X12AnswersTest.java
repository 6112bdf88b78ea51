package coop.cobuy.adapter.format.x12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

class X12AnswersTest {

    private static final String ACKNOWLEDGEMENT =
            """
            BAK*00*AC*PO-000001*20261124****R-7*20261124
            DTM*067*20261204
            PO1*1*24*EA*1.39**VN*RICE-1*EN*4006381333931
            ACK*IQ*16*EA
            ACK*IB*8*EA
            PO1*2*5*CA*12**VN*OATS-1
            PO4*6*1*EA
            ACK*IA*5*CA
            PO1*3*10*KG*2.5**VP*APPLE-1
            ACK*IR*10*KG
            CTT*3\
            """;
    private static final String INVOICE =
            """
            BIG*20261205*I-7*20261123*PO-000001***DI
            CUR*SE*EUR
            ITD*01*3****20261219
            IT1*1*16*EA*1.39**VN*RICE-1
            TXI*VA**7
            PID*F****Rice; long grain
            IT1*2*5*CA*12**VN*OATS-1
            PO4*6*1*EA
            PAM****1*60.00
            TXI*VA**7
            TDS*9300
            SAC*C*D240***500**********Freight
            SAC*A*C310***123
            CTT*2\
            """;

    private final X12Format format = new X12Format();

    private Read read(String text, FormatOptions options) {
        return format.read(X12Samples.bytes(text), options);
    }

    private InboundDocument understood(String text) {
        Read read = read(text, EnvelopeOptions.plain());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private List<FieldProblem> problems(String text) {
        Read read = read(text, EnvelopeOptions.plain());
        return assertInstanceOf(Read.NotUnderstood.class, read, read::toString).problems();
    }

    @Test
    void readsWhatComesOfEachLine() {
        OrderResponse read =
                (OrderResponse) understood(X12Samples.interchange("PR", "855", ACKNOWLEDGEMENT));
        assertEquals(
                new OrderResponse(
                        "R-7",
                        "PO-000001",
                        Verdict.CHANGED,
                        null,
                        "2026-12-04",
                        List.of(
                                new ResponseLine(
                                        new ItemReference("RICE-1", "4006381333931", 1, "C62"),
                                        "16",
                                        "1.39",
                                        "quantity changed; backordered"),
                                new ResponseLine(
                                        new ItemReference("OATS-1", null, 2, "C62"),
                                        "30",
                                        "2",
                                        null),
                                new ResponseLine(
                                        new ItemReference("APPLE-1", null, 3, "KGM"),
                                        "0",
                                        "2.5",
                                        "rejected"))),
                read);
    }

    @ParameterizedTest
    @CsvSource({
        "AT,ACCEPTED",
        "AD,ACCEPTED",
        "AK,ACCEPTED",
        "AC,CHANGED",
        "AE,CHANGED",
        "RJ,REJECTED",
        "RD,REJECTED",
        "RF,REJECTED"
    })
    void readsTheVerdict(String code, Verdict verdict) {
        String body = "BAK*00*" + code + "*PO-1*20261124****R-1";
        OrderResponse read = (OrderResponse) understood(X12Samples.interchange("PR", "855", body));
        assertEquals(verdict, read.verdict());
        assertEquals(List.of(), read.lines());
    }

    @Test
    void takesNoCaseForAUnit() {
        String body =
                """
                BAK*00*AT*PO-1*20261124****R-1
                PO1*1*5*CA*12**VN*OATS-1
                ACK*IA*5*CA\
                """;
        List<FieldProblem> problems = problems(X12Samples.interchange("PR", "855", body));
        assertEquals("ACK@6/2", problems.getFirst().pointer());
        assertTrue(problems.getFirst().reason().contains("what a case holds"));
        assertTrue(problems.getFirst().reason().contains("line 6"), problems.toString());
    }

    @Test
    void takesAnUnknownUnitForNothing() {
        String body =
                """
                BAK*00*AT*PO-1*20261124****R-1
                PO1*1*500*XX*12**VN*OATS-1\
                """;
        String text = X12Samples.interchange("PR", "855", body);
        List<FieldProblem> problems = problems(text);
        assertEquals("PO1@5/3", problems.getFirst().pointer());
        Read read = read(text, EnvelopeOptions.with("\"unitCodes\":{\"XX\":\"GRM\"}"));
        assertInstanceOf(Read.Understood.class, read, read::toString);
    }

    @Test
    void readsAQuantityWithoutUnitAsItWasOrdered() {
        String body =
                """
                BAK*00*AD*PO-1*20261124****R-1
                PO1*1*5**12**VN*OATS-1
                PO4*6*1*EA\
                """;
        String text = X12Samples.interchange("PR", "855", body);
        assertEquals("5", ((OrderResponse) understood(text)).lines().getFirst().units());
        Read read = read(text, EnvelopeOptions.with("\"orderIn\":\"cases\""));
        var document = assertInstanceOf(Read.Understood.class, read).document();
        assertEquals("30", ((OrderResponse) document).lines().getFirst().units());
        assertEquals("2", ((OrderResponse) document).lines().getFirst().unitPrice());
    }

    @Test
    void readsInvoices() {
        Invoice read = (Invoice) understood(X12Samples.interchange("IN", "810", INVOICE));
        assertEquals(
                new Invoice(
                        "I-7",
                        "PO-000001",
                        null,
                        "EUR",
                        "2026-12-05",
                        "2026-12-19",
                        List.of(
                                new InvoiceLine(
                                        new ItemReference("RICE-1", null, 1, "C62"),
                                        "16",
                                        "1.39",
                                        "22.24",
                                        "7.00",
                                        null),
                                new InvoiceLine(
                                        new ItemReference("OATS-1", null, 2, "C62"),
                                        "30",
                                        "2",
                                        "60.00",
                                        "7.00",
                                        null)),
                        List.of(new Amount("Discount", "-1.23", "0.00")),
                        List.of(new Amount("Freight", "5.00", "0.00")),
                        "0.00",
                        "93.00"),
                read);
    }

    @Test
    void readsCreditMemosThatNameTheirInvoice() {
        String credit = INVOICE.replace("***DI", "***CN");
        assertEquals("BIG@4/7", problems(interchange(credit)).getFirst().pointer());
        String named = credit.replace("CUR*SE*EUR", "CUR*SE*EUR\nREF*IV*I-6");
        Invoice read = (Invoice) understood(interchange(named));
        assertEquals("I-6", read.creditedNumber());
        assertTrue(read.isCredit());
    }

    private static String interchange(String invoice) {
        return X12Samples.interchange("IN", "810", invoice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TDS*9300                | TDS*93.00               | TDS@14/1
                    BIG*20261205            | BIG*20261305            | BIG@4/1
                    IT1*1*16*EA*1.39        | IT1*1*-16*EA*1.39       | IT1@7/2
                    IT1*1*16*EA*1.39        | IT1*1*16*EA*1e3         | IT1@7/4
                    CUR*SE*EUR              | CUR*SE*XXX              | CUR@5/2
                    CTT*2                   | CTT*3                   | CTT@17/1
                    TXI*VA**7               | TXI*VA**107             | TXI@8/3
                    """)
    void saysWhereAnInvoiceIsWrong(String right, String wrong, String pointer) {
        String body = INVOICE.replaceFirst("(?m)^" + quoted(right), wrong.replace("$", "\\$"));
        assertEquals(pointer, problems(interchange(body)).getFirst().pointer());
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    @Test
    void makesAnAdviceOfEachOrderOfAShipment() {
        String body =
                """
                BSN*00*S-9*20261203*1000*0001
                HL*1**S
                DTM*011*20261203
                DTM*017*20261204
                HL*2*1*O
                PRF*PO-1
                HL*3*2*I
                LIN*1*VN*RICE-1
                SN1**16*EA
                REF*LT*L-44
                DTM*036*20270630
                MEA*WT*N*8.125*KG
                HL*4*1*O
                PRF*PO-2
                HL*5*4*I
                LIN*1*VN*OATS-1*UK*14006381333938
                SN1**2*CA
                PO4*6*1*EA
                CTT*5\
                """;
        List<Part> parts =
                format.open(
                                X12Samples.bytes(X12Samples.interchange("SH", "856", body)),
                                EnvelopeOptions.plain())
                        .getFirst()
                        .parts();
        assertEquals(2, parts.size(), parts.toString());
        assertEquals(
                new DespatchAdvice(
                        "S-9/PO-1",
                        "PO-1",
                        "2026-12-03",
                        "2026-12-04",
                        null,
                        List.of(
                                new DespatchLine(
                                        new ItemReference("RICE-1", null, 1, "C62"),
                                        "16",
                                        "L-44",
                                        "2027-06-30",
                                        "8.125",
                                        null))),
                document(parts.getFirst()));
        DespatchAdvice second = (DespatchAdvice) document(parts.getLast());
        assertEquals("PO-2", second.orderNumber());
        assertEquals("12", second.lines().getFirst().units());
        assertNull(second.lines().getFirst().lot());
    }

    private static InboundDocument document(Part part) {
        Read read = assertInstanceOf(Part.Document.class, part).read();
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    @Test
    void namesTheByteThatIsOfAnotherCharacterSet() {
        String text = X12Samples.interchange("IN", "810", INVOICE.replace("long", "groß"));
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        Read read = format.read(latin, EnvelopeOptions.plain());
        FieldProblem problem =
                assertInstanceOf(Read.NotUnderstood.class, read).problems().getFirst();
        assertTrue(problem.pointer().startsWith("byte@"), problem.toString());
        assertTrue(problem.reason().contains("0xDF is no UTF-8"), problem.toString());
        assertNotNull(format.read(latin, EnvelopeOptions.with(StandardCharsets.ISO_8859_1, "")));
    }
}
