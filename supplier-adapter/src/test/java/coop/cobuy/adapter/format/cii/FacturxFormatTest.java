package coop.cobuy.adapter.format.cii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.InboundDocument.Invoice;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Mutations;
import coop.cobuy.adapter.format.ReadableFormat.Read;
import coop.cobuy.adapter.format.Samples;
import coop.cobuy.adapter.format.Samples.Sample;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.rules.OfficialRules;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

class FacturxFormatTest {

    private static final FormatOptions OPTIONS = FormatOptions.defaults();
    private static final FacturxFormat FORMAT =
            new FacturxFormat(new OfficialRules("2026.5", "1.3.16"));

    private static Read read(Sample sample) {
        return FORMAT.read(sample.bytes(), OPTIONS);
    }

    @Test
    void readsAllValidInvoicesAndThoseInPdfs() {
        List<String> refused = new ArrayList<>();
        for (Sample sample : Samples.of("cii-invoice-valid", "facturx-pdf-valid")) {
            if (read(sample) instanceof Read.NotUnderstood not) {
                refused.add(sample + ": " + not.problems());
            }
        }
        assertEquals(List.of(), refused);
    }

    @Test
    void namesTheRulesThatInvalidOnesBreak() {
        List<String> silent = new ArrayList<>();
        for (Sample sample : Samples.of("cii-invoice-invalid")) {
            List<FieldProblem> problems =
                    switch (read(sample)) {
                        case Read.Understood understood -> understood.problems();
                        case Read.NotUnderstood not -> not.problems();
                        case Read.Several several -> List.of();
                    };
            for (String rule : sample.broken("en16931")) {
                if (problems.stream().noneMatch(one -> one.reason().contains(rule + ":"))) {
                    silent.add(sample + ": " + rule + " not in " + problems);
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void anyFileIsReadOrRefusedWithAPlace() {
        List<String> unclear = new ArrayList<>();
        for (Sample sample : Samples.all()) {
            if (read(sample) instanceof Read.NotUnderstood not
                    && (not.problems().isEmpty()
                            || not.problems().stream().anyMatch(p -> p.pointer().isEmpty()))) {
                unclear.add(sample + ": " + not.problems());
            }
        }
        assertEquals(List.of(), unclear);
    }

    @Test
    void theSameInvoiceIsReadFromThePdfAndFromTheXml() {
        Sample pdf = named("facturx-pdf-valid", "EN16931_Einfach.pdf");
        Sample xml = named("cii-invoice-valid", "EN16931_Einfach.cii.xml");
        Invoice invoice = invoice(read(xml));
        assertEquals("471102", invoice.number());
        assertEquals("529.87", invoice.payable());
        assertEquals(2, invoice.lines().size());
        assertEquals("20", invoice.lines().getFirst().units());
        assertEquals("9.9", invoice.lines().getFirst().unitPrice());
        assertEquals("198.00", invoice.lines().getFirst().net());
        assertEquals("4012345001235", invoice.lines().getFirst().item().gtin());
        assertEquals("TB100A4", invoice.lines().getFirst().item().sku());
        assertEquals(invoice.payable(), invoice(read(pdf)).payable());
        assertEquals(invoice.lines(), invoice(read(pdf)).lines());
    }

    private static Invoice invoice(Read read) {
        return assertInstanceOf(
                Invoice.class,
                assertInstanceOf(Read.Understood.class, read, read::toString).document());
    }

    private static Sample named(String category, String part) {
        return Samples.of(category).stream()
                .filter(one -> one.name().endsWith(part))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] pdf(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n1 0 obj <<>> stream\n".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
            deflating.write(content);
            deflating.finish();
            out.writeBytes("\nendstream\nendobj".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private static String refused(byte[] bytes) {
        return assertInstanceOf(Read.NotUnderstood.class, FORMAT.read(bytes, OPTIONS))
                .problems()
                .toString();
    }

    @Test
    void anAttachmentThatUnpacksToFarTooMuchIsRefused() throws IOException {
        byte[] bomb = new byte[200_000_000];
        byte[] head =
                "<?xml version='1.0'?><CrossIndustryInvoice>".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, bomb, 0, head.length);
        byte[] pdf = pdf(bomb);
        assertTrue(pdf.length < 1_000_000);
        assertTrue(refused(pdf).contains("10,000,001 bytes are too many"), refused(pdf));
    }

    @Test
    void pdfsWithoutAnInvoiceAreRefused() throws IOException {
        assertTrue(
                refused("%PDF-1.4\nnothing".getBytes(StandardCharsets.UTF_8)).contains("no Cross"));
        assertTrue(
                refused("%PDF-1.4\ntrailer << /Encrypt 5 0 R >>".getBytes(StandardCharsets.UTF_8))
                        .contains("encrypted"));
        String other = "<?xml version='1.0'?><a><CrossIndustryInvoice/></a>";
        assertTrue(
                refused(pdf(other.getBytes(StandardCharsets.UTF_8))).contains("factur-x.xml: /a"));
    }

    @Test
    void hasNoOrders() {
        var order = OrderMessages.document(GeneratedOrders.approved(1));
        assertThrows(UnwritableDocumentException.class, () -> FORMAT.write(order, OPTIONS));
        assertTrue(FORMAT.check(OPTIONS).isEmpty());
    }

    @Test
    void mutatedInvoicesAreReadOrRefusedWithReasons() {
        List<Sample> samples = Samples.of("cii-invoice-valid", "facturx-pdf-valid");
        read(samples.getFirst());
        int tried =
                Mutations.of(samples, 7)
                        .until(
                                Duration.ofSeconds(4),
                                bytes -> {
                                    if (FORMAT.read(bytes, OPTIONS)
                                            instanceof Read.NotUnderstood not) {
                                        assertFalse(not.problems().isEmpty());
                                    }
                                });
        assertTrue(tried > 20, tried + " mutations");
    }
}
