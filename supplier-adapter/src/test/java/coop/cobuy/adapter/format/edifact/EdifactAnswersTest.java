package coop.cobuy.adapter.format.edifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.InboundDocument.PriceList;
import coop.cobuy.adapter.canonical.InvoiceLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.EnvelopeOptions;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.PriceList.Change;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

class EdifactAnswersTest {

    private static final String RESPONSE =
            """
            BGM+231+R-7+4
            DTM+137:20261124:102
            DTM+17:20261204:102
            FTX+AAI+++One case less
            RFF+ON:PO-000001
            LIN+1+3+4006381333931:EN
            PIA+1+RICE-1:SA
            QTY+21:24:PCE
            QTY+113:16:PCE
            PRI+AAA:1.39
            RFF+ON:PO-000001:2
            LIN+2+5
            PIA+5+OATS-1:SA
            QTY+21:5:CT
            QTY+59:6:PCE
            PRI+AAA:12
            LIN+3+7+APPLE-1:SA
            QTY+21:10:KGM
            UNS+S
            CNT+2:3\
            """;
    private static final String INVOICE =
            """
            BGM+380+I-7+9
            DTM+137:20261205:102
            RFF+ON:PO-000001
            CUX+2:EUR:4
            PAT+1
            DTM+13:20261219:102
            ALC+C++++FC:::Freight
            MOA+23:5
            TAX+7+VAT+++:::19+S
            LIN+1++RICE-1:SA
            QTY+47:16:PCE
            MOA+203:22,24
            PRI+AAA:139:::100:PCE
            TAX+7+VAT+++:::7+S
            LIN+2
            PIA+5+OATS-1:SA
            QTY+47:5:CT
            QTY+59:6:PCE
            MOA+203:60
            PRI+AAA:12
            TAX+7+VAT+++:::7+S
            UNS+S
            MOA+79:82.24
            MOA+9:93.95
            CNT+2:2\
            """;

    private final EdifactFormat format = new EdifactFormat();

    private Read read(String text, FormatOptions options) {
        return format.read(EdifactSamples.bytes(text), options);
    }

    private InboundDocument understood(String type, String body) {
        Read read = read(EdifactSamples.interchange(type, body), EnvelopeOptions.plain());
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private List<FieldProblem> problems(String type, String body) {
        Read read = read(EdifactSamples.interchange(type, body), EnvelopeOptions.plain());
        return assertInstanceOf(Read.NotUnderstood.class, read, read::toString).problems();
    }

    @Test
    void readsWhatComesOfEachLine() {
        assertEquals(
                new OrderResponse(
                        "R-7",
                        "PO-000001",
                        Verdict.CHANGED,
                        "One case less",
                        "2026-12-04",
                        List.of(
                                new ResponseLine(
                                        new ItemReference("RICE-1", "4006381333931", 2, "C62"),
                                        "16",
                                        "1.39",
                                        null),
                                new ResponseLine(
                                        new ItemReference("OATS-1", null, null, "C62"),
                                        "30",
                                        "2",
                                        null),
                                new ResponseLine(
                                        new ItemReference("APPLE-1", null, null, "KGM"),
                                        "0",
                                        null,
                                        null))),
                understood("ORDRSP", RESPONSE));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    29, -, ACCEPTED
                    4,  -, CHANGED
                    27, -, REJECTED
                    9,  5, ACCEPTED
                    9,  7, REJECTED
                    9,  3, CHANGED
                    """)
    void readsTheVerdict(String function, String action, Verdict verdict) {
        String lines = action == null ? "" : "LIN+1+" + action + "+A:SA\nQTY+21:1\n";
        String body = "BGM+231+R-1+" + function + "\nRFF+ON:PO-1\n" + lines + "UNS+S";
        assertEquals(verdict, ((OrderResponse) understood("ORDRSP", body)).verdict());
    }

    @Test
    void guessesNoVerdict() {
        String silent = "BGM+231+R-1+9\nRFF+ON:PO-1\nLIN+1++A:SA\nQTY+21:1\nUNS+S";
        assertEquals("BGM@3/3", problems("ORDRSP", silent).getFirst().pointer());
        String strange = "BGM+231+R-1+Z9\nRFF+ON:PO-1\nUNS+S";
        assertEquals("BGM@3/3", problems("ORDRSP", strange).getFirst().pointer());
    }

    @Test
    void takesNoCaseForAUnit() {
        List<FieldProblem> problems = problems("ORDRSP", RESPONSE.replace("QTY+59:6:PCE\n", ""));
        assertEquals("QTY@16/1/2", problems.getFirst().pointer());
        assertTrue(problems.getFirst().reason().contains("what a case holds"));
    }

    @Test
    void readsAQuantityWithoutUnitAsItWasOrdered() {
        String body =
                "BGM+231+R-1+29\nRFF+ON:PO-1\nLIN+1++A:SA\nQTY+21:5\nQTY+59:6\nPRI+AAA:12\nUNS+S";
        OrderResponse units = (OrderResponse) understood("ORDRSP", body);
        assertEquals("5", units.lines().getFirst().units());
        Read read =
                read(
                        EdifactSamples.interchange("ORDRSP", body),
                        EnvelopeOptions.with("\"orderIn\":\"cases\""));
        var document = assertInstanceOf(Read.Understood.class, read, read::toString).document();
        assertEquals("30", ((OrderResponse) document).lines().getFirst().units());
        assertEquals("2", ((OrderResponse) document).lines().getFirst().unitPrice());
    }

    @Test
    void readsInvoices() {
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
                                        new ItemReference("RICE-1", null, null, "C62"),
                                        "16",
                                        "1.39",
                                        "22.24",
                                        "7.00",
                                        null),
                                new InvoiceLine(
                                        new ItemReference("OATS-1", null, null, "C62"),
                                        "30",
                                        "2",
                                        "60.00",
                                        "7.00",
                                        null)),
                        List.of(),
                        List.of(new Amount("Freight", "5.00", "19.00")),
                        "0.00",
                        "93.95"),
                understood("INVOIC", INVOICE));
    }

    @Test
    void readsCreditNotesThatNameTheirInvoice() {
        String credit = INVOICE.replace("BGM+380", "BGM+381");
        assertEquals("BGM@3/1", problems("INVOIC", credit).getFirst().pointer());
        String named = credit.replace("RFF+ON", "RFF+IV:I-6\nRFF+ON");
        assertEquals("I-6", ((Invoice) understood("INVOIC", named)).creditedNumber());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DTM+137:20261205:102  | DTM+137:20260230:102 | DTM@4/1/2
                    DTM+137:20261205:102  | DTM+137:20261205:999 | DTM@4/1/3
                    CUX+2:EUR:4           | CUX+2:EURO:4         | CUX@6/1/2
                    QTY+47:16:PCE         | QTY+47:-16:PCE       | QTY@13/1/2
                    QTY+47:16:PCE         | QTY+47:16:XYZ        | QTY@13/1/3
                    MOA+203:22,24         | MOA+203:22,245       | MOA@14/1/2
                    PRI+AAA:139:::100:PCE | PRI+AAA:139:::0:PCE  | PRI@15/1/5
                    PRI+AAA:139:::100:PCE | PRI+AAA:139:::1:KGM  | PRI@15/1/6
                    TAX+7+VAT+++:::19+S   | TAX+7+VAT+++:::x+S   | TAX@11/5/4
                    MOA+9:93.95           | MOA+9:93.9x          | MOA@26/1/2
                    CNT+2:2               | CNT+2:3              | CNT@27/1/2
                    """)
    void saysWhereAnInvoiceIsWrong(String right, String wrong, String pointer) {
        String body = INVOICE.replaceFirst(Pattern.quote(right), wrong);
        List<FieldProblem> problems = problems("INVOIC", body);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.pointer().equals(pointer)),
                problems.toString());
        assertTrue(problems.getFirst().reason().contains("line "), problems.toString());
    }

    @Test
    void makesAnAdviceOfEachOrderAndALineOfEachLot() {
        String body =
                """
                BGM+351+D-9+9
                DTM+11:20261203:102
                DTM+17:20261204:102
                CPS+1
                LIN+1++RICE-1:SA
                QTY+12:16:PCE
                RFF+ON:PO-1:1
                PCI+36E
                QTY+52:10:PCE
                DTM+361:20270630:102
                GIN+BX+L-44
                PCI+36E
                QTY+52:6:PCE
                DTM+361:20270731:102
                GIN+BX+L-45
                LIN+2++14006381333938:EN
                PIA+1+OATS-1:SA
                MEA+PD+AAA+KGM:6.25
                QTY+12:2:CT
                QTY+59:6:PCE
                RFF+ON:PO-2:4
                CNT+2:2\
                """;
        List<Part> parts =
                format.open(
                                EdifactSamples.bytes(EdifactSamples.interchange("DESADV", body)),
                                EnvelopeOptions.plain())
                        .getFirst()
                        .parts();
        assertEquals(2, parts.size(), parts.toString());
        ItemReference rice = new ItemReference("RICE-1", null, 1, "C62");
        assertEquals(
                new DespatchAdvice(
                        "D-9/PO-1",
                        "PO-1",
                        "2026-12-03",
                        "2026-12-04",
                        null,
                        List.of(
                                new DespatchLine(rice, "10", "L-44", "2027-06-30", null, null),
                                new DespatchLine(rice, "6", "L-45", "2027-07-31", null, null))),
                document(parts.getFirst()));
        assertEquals(
                List.of(
                        new DespatchLine(
                                new ItemReference("OATS-1", "14006381333938", 4, "C62"),
                                "12",
                                null,
                                null,
                                "6.25",
                                null)),
                ((DespatchAdvice) document(parts.getLast())).lines());
    }

    private static InboundDocument document(Part part) {
        Read read = assertInstanceOf(Part.Document.class, part).read();
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    @Test
    void readsPriceLists() {
        String body =
                """
                BGM+9+L-3+4
                DTM+194:20270101:102
                CUX+2:EUR:8
                LIN+1+1+4006381333931:EN
                PIA+1+RICE-1:SA
                IMD+F++:::Rice long grain
                QTY+59:8:PCE
                QTY+53:2:CT
                ALI+IT
                PRI+AAA:11.12:::1:CT
                TAX+7+VAT+++:::7+S
                LIN+2+2+OATS-1:SA
                UNS+S
                CNT+2:2\
                """;
        PriceList read = (PriceList) understood("PRICAT", body);
        assertEquals("L-3", read.number());
        assertEquals(false, read.complete());
        assertEquals("2027-01-01", read.validFrom());
        var rice = read.lines().getFirst();
        assertEquals(Change.ADDED, rice.change());
        assertEquals("Rice long grain", rice.name());
        assertEquals("C62", rice.unit());
        assertEquals("8", rice.unitsPerCase());
        assertEquals("1.39", rice.unitPrice());
        assertEquals("16", rice.minimumUnits());
        assertEquals("7.00", rice.vatPercent());
        assertEquals("IT", rice.originCountry());
        assertEquals(Change.WITHDRAWN, read.lines().getLast().change());
    }

    @Test
    void readsInTheCharacterSetThatUnbNames() {
        String text =
                EdifactSamples.interchange("ORDRSP", RESPONSE.replace("One case", "Größe"))
                        .replace("UNOY:4", "UNOC:3");
        Read read =
                format.read(text.getBytes(StandardCharsets.ISO_8859_1), EnvelopeOptions.plain());
        var document = assertInstanceOf(Read.Understood.class, read, read::toString).document();
        assertEquals("Größe less", ((OrderResponse) document).note());
        String lying = text.replace("UNOC:3", "UNOY:4");
        Read refused =
                format.read(lying.getBytes(StandardCharsets.ISO_8859_1), EnvelopeOptions.plain());
        FieldProblem problem =
                assertInstanceOf(Read.NotUnderstood.class, refused).problems().getFirst();
        assertTrue(problem.reason().contains("is no UTF-8"), problem.toString());
        assertTrue(problem.reason().contains("line 6"), problem.toString());
    }
}
