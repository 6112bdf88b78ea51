package coop.cobuy.adapter.format.csv;

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
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.contract.supplier.v1.SupplierInvoice.Amount;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

class CsvAnswersTest {

    private static final FormatOptions STANDARD = FormatOptions.defaults();
    private static final FormatOptions GERMAN =
            EnvelopeOptions.of(
                    Charset.forName("windows-1252"),
                    """
                    {"delimiter":";","decimalMark":",","dayForm":"dd.MM.yyyy",
                     "unitCodes":{"STK":"C62"},
                     "answers":[
                      {"type":"ORDER_RESPONSE","fixed":{"verdict":"CHANGED"},"columns":[
                       {"head":"Bestellung","field":"orderNumber"},{"head":"Artikel","field":"sku"},
                       {"head":"Gebinde","field":"cases"},{"head":"Inhalt","field":"unitsPerCase"},
                       {"head":"Einheit","field":"unit"},{"head":"Lieferung","field":"deliveryDate"}]},
                      {"type":"PRICE_LIST","fixed":{"currency":"EUR","unit":"C62"},"columns":[
                       {"head":"Liste","field":"number"},{"head":"Artikel","field":"sku"},
                       {"head":"Bezeichnung","field":"name"},{"head":"Inhalt","field":"unitsPerCase"},
                       {"head":"Preis","field":"unitPrice"},{"head":"MwSt","field":"vatPercent"}]}]}
                    """);
    private static final String INVOICE =
            """
            type;number;orderNumber;currency;issuedOn;sku;units;unitPrice;net;vatPercent;kind;name;payable
            INVOICE;I-7;PO-1;EUR;2026-12-05;RICE-1;16;1.39;22.24;7;;;29.75
            INVOICE;I-7;PO-1;EUR;2026-12-05;;;;5.00;19;CHARGE;Freight;29.75
            """;

    private final CsvFormat format = new CsvFormat();

    private Read read(String text, FormatOptions options) {
        return format.read(text.getBytes(options.charset()), options);
    }

    private InboundDocument understood(String text, FormatOptions options) {
        Read read = read(text, options);
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    private List<FieldProblem> problems(String text, FormatOptions options) {
        Read read = read(text, options);
        return assertInstanceOf(Read.NotUnderstood.class, read, read::toString).problems();
    }

    @Test
    void readsAResponseByTheProfilesMap() {
        String text =
                """
                Bestellung;Artikel;Gebinde;Inhalt;Einheit;Lieferung;Lager
                PO-1;REIS-1;2;8;STK;04.12.2026;A
                PO-1;KÄSE-1;3;2,5;KGM;04.12.2026;B
                """;
        assertEquals(
                new OrderResponse(
                        "PO-1",
                        "PO-1",
                        Verdict.CHANGED,
                        null,
                        "2026-12-04",
                        List.of(
                                new ResponseLine(
                                        new ItemReference("REIS-1", null, null, "C62"),
                                        "16",
                                        null,
                                        null),
                                new ResponseLine(
                                        new ItemReference("KÄSE-1", null, null, "KGM"),
                                        "7.5",
                                        null,
                                        null))),
                understood(text, GERMAN));
    }

    @Test
    void tellsAnswersApartByTheirHeads() {
        String text =
                """
                Liste;Artikel;Bezeichnung;Inhalt;Preis;MwSt
                L-1;REIS-1;Reis;8;1,39;7
                L-1;HIRSE-1;Hirse;8;teuer;7
                L-1;MEHL-1;Mehl;0;1,10;7
                """;
        Read.Understood read = assertInstanceOf(Read.Understood.class, read(text, GERMAN));
        PriceList list = (PriceList) read.document();
        assertEquals(List.of("REIS-1"), list.lines().stream().map(line -> line.sku()).toList());
        assertEquals("1.39", list.lines().getFirst().unitPrice());
        assertEquals(
                List.of("line@3/5", "line@4/4"),
                read.problems().stream().map(FieldProblem::pointer).toList());
        assertTrue(read.problems().getFirst().reason().contains("line 3, column 5"));
    }

    @Test
    void readsInvoicesWithCharges() {
        assertEquals(
                new Invoice(
                        "I-7",
                        "PO-1",
                        null,
                        "EUR",
                        "2026-12-05",
                        null,
                        List.of(new InvoiceLine("RICE-1", "16", "1.39", "22.24", "7.00", null)),
                        List.of(),
                        List.of(new Amount("Freight", "5.00", "19.00")),
                        "0.00",
                        "29.75"),
                understood(INVOICE, STANDARD));
    }

    @Test
    void readsSeveralAdvicesOfOneFile() {
        String text =
                """
                type;number;orderNumber;deliveryDate;sku;units;lot;bestBefore
                DESPATCH_ADVICE;D-1;PO-1;2026-12-04;RICE-1;10;L-1;2027-06-30
                DESPATCH_ADVICE;D-1;PO-1;2026-12-04;RICE-1;6;L-2;2027-07-31
                DESPATCH_ADVICE;D-2;PO-2;2026-12-04;OATS-1;x;L-3;2027-06-30
                """;
        Read.Several several = assertInstanceOf(Read.Several.class, read(text, STANDARD));
        var first = assertInstanceOf(Read.Understood.class, several.parts().getFirst());
        assertEquals(
                List.of(
                        new DespatchLine(
                                ItemReference.sku("RICE-1"), "10", "L-1", "2027-06-30", null, null),
                        new DespatchLine(
                                ItemReference.sku("RICE-1"), "6", "L-2", "2027-07-31", null, null)),
                ((DespatchAdvice) first.document()).lines());
        var second = assertInstanceOf(Read.NotUnderstood.class, several.parts().getLast());
        assertEquals("line@4/6", second.problems().getFirst().pointer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-12-05;RICE     | 05.12.2026;RICE    | line@2/5
                    ;16;1.39            | ;-16;1.39          | line@2/7
                    ;16;1.39            | ;16;1,39           | line@2/8
                    22.24;7             | 22.245;7           | line@2/9
                    22.24;7             | 22.24;700          | line@2/10
                    PO-1;EUR            | PO-1;Euro          | line@2/4
                    RICE-1;16           | ;16                | line@2/6
                    CHARGE              | GIFT               | line@3/11
                    29.75               | viel               | line@2/13
                    INVOICE;I-7;PO-1    | RECHNUNG;I-7;PO-1  | line@2/1
                    """)
    void saysWhereATableIsWrong(String right, String wrong, String pointer) {
        List<FieldProblem> problems =
                read(INVOICE.replaceFirst(right, wrong), STANDARD).parts().stream()
                        .filter(Read.NotUnderstood.class::isInstance)
                        .flatMap(not -> ((Read.NotUnderstood) not).problems().stream())
                        .toList();
        assertTrue(
                problems.stream().anyMatch(problem -> problem.pointer().equals(pointer)),
                problems.toString());
    }

    @Test
    void refusesHeadsThatNoMapFits() {
        assertEquals("line@1/1", problems("a;b\n1;2\n", STANDARD).getFirst().pointer());
        assertEquals(
                "line@1/1", problems("Bestellung;Artikel\n1;2\n", GERMAN).getFirst().pointer());
        assertEquals(1, problems("", STANDARD).size());
    }

    @Test
    void namesAnotherCharacterSet() {
        Read read =
                format.read("type;number\nä;1\n".getBytes(StandardCharsets.ISO_8859_1), STANDARD);
        FieldProblem problem =
                assertInstanceOf(Read.NotUnderstood.class, read).problems().getFirst();
        assertTrue(problem.reason().contains("is no UTF-8"), problem.toString());
        assertTrue(problem.reason().contains("line 2, byte 1"), problem.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"answers":[]}                                     | /formatOptions/answers
                    {"answers":[{"type":"ORDER","columns":[{"head":"A","field":"sku"}]}]} | /formatOptions/answers/0/type
                    {"answers":[{"type":"INVOICE"}]}                   | /formatOptions/answers/0/columns
                    {"answers":[{"type":"INVOICE","columns":[{"head":"A","field":"x"}]}]} | /formatOptions/answers/0/columns/0/field
                    {"dayForm":"d.M.yy"}                               | /formatOptions/dayForm
                    """)
    void pointsAtOptionsThatCannotBeUsed(String settings, String pointer) {
        var problems = format.check(EnvelopeOptions.of(StandardCharsets.UTF_8, settings));
        assertEquals(List.of(pointer), problems.stream().map(FieldProblem::pointer).toList());
    }
}
