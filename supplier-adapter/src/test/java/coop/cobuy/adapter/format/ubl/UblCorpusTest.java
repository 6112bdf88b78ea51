package coop.cobuy.adapter.format.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.Samples;
import coop.cobuy.adapter.format.Samples.Sample;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Documents of others are read, or refused with a reason and its place. */
class UblCorpusTest {

    private static final FormatOptions OPTIONS = FormatOptions.defaults();

    private static Read read(Sample sample) {
        return UblFormatTest.FORMAT.read(sample.bytes(), OPTIONS);
    }

    @Test
    void readsAllValidAnswers() {
        List<String> refused = new ArrayList<>();
        List<Sample> samples =
                Samples.of(
                        "peppol-response",
                        "peppol-despatch",
                        "peppol-catalogue",
                        "peppol-invoice-valid",
                        "en16931-invoice-valid");
        for (Sample sample : samples) {
            for (Read part : read(sample).parts()) {
                if (part instanceof Read.NotUnderstood not) {
                    refused.add(sample + ": " + not.problems());
                }
            }
        }
        assertEquals(List.of(), refused);
    }

    /** Whatever a file is, there is an answer, and what is refused says where and why. */
    @Test
    void anyFileIsReadOrRefusedWithAPlace() {
        List<String> unclear = new ArrayList<>();
        for (Sample sample : Samples.all()) {
            for (Read part : read(sample).parts()) {
                if (part instanceof Read.NotUnderstood not) {
                    assertFalse(not.problems().isEmpty(), sample.toString());
                    for (FieldProblem problem : not.problems()) {
                        if (problem.pointer().isEmpty() || problem.reason().isBlank()) {
                            unclear.add(sample + ": " + problem);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), unclear);
    }

    @Test
    void invalidInvoicesWithClearMoneyAreReadAndTheirRulesNamed() {
        List<String> silent = new ArrayList<>();
        int read = 0;
        for (Sample sample : Samples.of("peppol-invoice-invalid")) {
            for (String rule : sample.broken(validator(sample))) {
                List<FieldProblem> problems =
                        switch (read(sample)) {
                            case Read.Understood understood -> {
                                read++;
                                yield understood.problems();
                            }
                            case Read.NotUnderstood not -> not.problems();
                            case Read.Several several -> List.of();
                        };
                if (problems.stream().noneMatch(one -> one.reason().contains(rule))) {
                    silent.add(sample + ": " + rule + " not in " + problems);
                }
            }
        }
        assertEquals(List.of(), silent);
        assertTrue(read > 0, "none was read");
    }

    /** Of the rules that the document itself says it follows. */
    private static String validator(Sample sample) {
        String text = new String(sample.bytes(), StandardCharsets.UTF_8);
        return text.matches("(?s).*CustomizationID[^<]*peppol[.]eu:.*") ? "peppol" : "en16931";
    }

    @Test
    void readsOrdersAsASupplierWould() {
        for (Sample sample : Samples.of("peppol-order")) {
            UblOrderReading.Result result = UblOrderReading.read(sample.bytes());
            boolean told = result.document() != null || !result.problems().isEmpty();
            assertTrue(told, sample.toString());
        }
    }

    private static InboundDocument understood(String category, String part) {
        Sample sample =
                Samples.of(category).stream()
                        .filter(one -> one.name().contains(part))
                        .findFirst()
                        .orElseThrow();
        Read read = read(sample);
        return assertInstanceOf(Read.Understood.class, read, read::toString).document();
    }

    @Test
    void readsAnOrderResponseLineByLine() {
        var response =
                assertInstanceOf(
                        InboundDocument.OrderResponse.class,
                        understood("peppol-response", "__OrderResponse_Example"));
        assertEquals("11233", response.orderNumber());
        assertEquals("CHANGED", response.verdict().name());
        assertEquals("2013-07-15", response.deliveryDate());
        assertEquals(2, response.lines().size(), "accepted as ordered says nothing more");
        var first = response.lines().getFirst();
        assertEquals("SN-33", first.item().sku());
        assertEquals(1, first.item().orderLine());
        assertEquals("C62", first.item().unit());
        assertEquals("10", first.units());
        assertEquals("1.5", first.unitPrice());
        assertTrue(String.valueOf(first.note()).contains("instead: Sauce brown, ready SN-34"));
    }

    @Test
    void readsACatalogueInMemberUnits() {
        var list =
                assertInstanceOf(
                        InboundDocument.PriceList.class,
                        understood("peppol-catalogue", "use-case-1"));
        assertEquals("1234/1", list.number());
        assertEquals("NOK", list.currency());
        var box = list.lines().getFirst();
        assertEquals("2451015", box.sku());
        assertEquals("C62", box.unit());
        assertEquals("10", box.unitsPerCase(), "a box holds ten");
        assertEquals("2", box.unitPrice(), "20 for a box of ten");
        assertEquals("10", box.minimumUnits(), "one box");
        assertEquals("25.00", box.vatPercent());
        var cartridge = list.lines().get(2);
        assertEquals("504.5", cartridge.unitPrice());
        assertEquals("1", cartridge.unitsPerCase());
    }
}
