package coop.cobuy.adapter.format.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.FormatOptions;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

class PdfFormatTest {

    private final PdfFormat format = new PdfFormat();

    private static FormatOptions options(String language) {
        return new FormatOptions(
                StandardCharsets.UTF_8,
                JsonNodeFactory.instance.objectNode().put("language", language));
    }

    private static PurchaseOrder order(long seed) {
        return (PurchaseOrder) OrderMessages.document(GeneratedOrders.approved(seed));
    }

    private static PurchaseOrder named(PurchaseOrder order, @Nullable String note, String name) {
        OrderHead head = order.head();
        List<OrderLine> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            lines.add(
                    new OrderLine(
                            line.lineNo(),
                            line.sku(),
                            name,
                            line.unit(),
                            line.casePack(),
                            line.cases(),
                            line.units(),
                            line.unitPrice(),
                            line.net(),
                            line.vatPercent()));
        }
        return new PurchaseOrder(
                new OrderHead(
                        head.number(),
                        head.revision(),
                        head.issuedAt(),
                        head.coopName(),
                        head.supplierCode(),
                        head.supplierName(),
                        head.deliveryDate(),
                        head.deliveryPlace(),
                        note),
                lines,
                order.totals());
    }

    private byte[] write(OutboundDocument document, String language) {
        return format.write(document, options(language)).bytes();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** With {@code -Dcobuy.show=DIR} the page is also left there as an image, for eyes. */
    private static void show(String name, byte[] pdf) throws Exception {
        String folder = System.getProperty("cobuy.show");
        if (folder != null) {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                Path file = Files.createDirectories(Path.of(folder)).resolve(name + ".png");
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(0, 80), "png", file.toFile());
            }
        }
    }

    @Test
    void saysEverythingThatTheOrderSays() throws Exception {
        for (long seed = 1; seed <= 8; seed++) {
            PurchaseOrder order = order(seed);
            byte[] pdf = write(order, "en");
            String text = text(pdf);
            show("order-" + seed, pdf);
            assertTrue(text.contains("Purchase order " + order.number()), text);
            assertTrue(text.contains("Grünkern e. G."), text);
            assertTrue(text.contains("Hof am Bach (HOF)"), text);
            assertTrue(text.contains("Lager, Tor 2"), text);
            Words words = new Words("en");
            assertTrue(
                    text.contains(words.number(order.totals().gross().decimal()) + " EUR"), text);
            for (OrderLine line : order.lines()) {
                assertTrue(text.contains(line.sku()), line.sku() + " in " + text);
                assertTrue(text.contains(words.number(line.units().toString())), text);
                assertTrue(text.contains(words.number(line.net().decimal())), text);
            }
        }
    }

    @Test
    void isA4AndRepeatsItsHeadOnEveryPage() throws Exception {
        PurchaseOrder one = order(3);
        List<OrderLine> lines = new ArrayList<>();
        coop.cobuy.money.Money net = coop.cobuy.money.Money.zero(one.currency());
        for (int i = 1; i <= 90; i++) {
            OrderLine like = one.lines().getFirst();
            lines.add(
                    new OrderLine(
                            i,
                            "S-" + i,
                            like.name(),
                            like.unit(),
                            like.casePack(),
                            like.cases(),
                            like.units(),
                            like.unitPrice(),
                            like.net(),
                            like.vatPercent()));
            net = net.plus(like.net());
        }
        PurchaseOrder order =
                new PurchaseOrder(
                        one.head(),
                        lines,
                        new coop.cobuy.adapter.canonical.OrderTotals(
                                net, coop.cobuy.money.Money.zero(one.currency()), net));
        byte[] pdf = write(order, "de");
        show("long", pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertTrue(document.getNumberOfPages() >= 2);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDRectangle size = document.getPage(page - 1).getMediaBox();
                assertEquals(PDRectangle.A4.getWidth(), size.getWidth(), 1);
                assertEquals(PDRectangle.A4.getHeight(), size.getHeight(), 1);
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertTrue(text.contains("Seite " + page + " / "), text);
                assertTrue(text.contains("S-") == text.contains("Art.-Nr."), text);
            }
        }
        String text = text(pdf);
        for (int i = 1; i <= 90; i++) {
            assertTrue(text.contains("S-" + i + " "), "line " + i);
        }
    }

    @Test
    void speaksGerman() throws Exception {
        PurchaseOrder order = named(order(2), "Bitte an Tor 3 läuten.", "Äpfel");
        byte[] pdf = write(order, "de");
        show("german", pdf);
        String text = text(pdf);
        assertTrue(text.contains("Bestellung " + order.number()), text);
        assertTrue(text.contains("Bitte an Tor 3 läuten."), text);
        assertTrue(text.contains("23.11.2026"), text);
        assertTrue(
                text.contains(new Words("de").number(order.totals().net().decimal()) + " EUR"),
                text);
        assertFalse(text.contains("Purchase"), text);
    }

    @Test
    void dropsNoCharacterInSilence() throws Exception {
        String name = "Łosoś, œufs, Ελιά, Хлеб – \"½\" <b>&amp; 米 \uD83C\uDF4E שמן\u0007";
        byte[] pdf = write(named(order(1), null, name), "en");
        show("characters", pdf);
        String text = text(pdf);
        for (String part : List.of("Łosoś", "œufs", "Ελιά", "Хлеб", "\"½\"", "<b>&amp;")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        String bare = text.replace(" ", "");
        for (String code : List.of("[U+7C73]", "[U+1F34E]", "[U+05E9]", "[U+0007]")) {
            assertTrue(bare.contains(code), code + " in " + text);
        }
        assertTrue(text.contains("Characters that this page cannot show"), text);
        assertFalse(
                text(write(named(order(1), null, "plain"), "en")).contains("cannot show"),
                "no note where there is nothing to note");
    }

    @Test
    void theSameOrderGivesTheSameBytes() {
        for (long seed = 1; seed <= 3; seed++) {
            assertArrayEquals(
                    write(order(seed), "de"),
                    new PdfFormat().write(order(seed), options("de")).bytes());
        }
        assertFalse(
                java.util.Arrays.equals(write(order(1), "de"), write(order(1), "en")),
                "the comparison can tell");
    }

    @Test
    void marksWhatChanged() throws Exception {
        var first = GeneratedOrders.approved(9);
        var changed = GeneratedOrders.changed(first, 3);
        var change = (OutboundDocument.OrderChange) OrderMessages.document(changed, List.of(first));
        byte[] pdf = write(change, "de");
        show("change", pdf);
        String text = text(pdf);
        assertTrue(text.contains("Änderung der Bestellung " + first.number()), text);
        assertTrue(text.contains("Fassung 1"), text);
        for (var line : change.lines()) {
            assertTrue(text.contains(line.line().sku()), text);
        }
        assertTrue(text.contains(" neu "), text);
    }

    @Test
    void callsOff() throws Exception {
        byte[] pdf =
                write(
                        OrderMessages.document(
                                GeneratedOrders.cancelled(GeneratedOrders.approved(1))),
                        "de");
        show("cancelled", pdf);
        String text = text(pdf);
        assertTrue(text.contains("Stornierung der Bestellung PO-1"), text);
        assertTrue(text.contains("the round was cancelled"), text);
        assertTrue(text.contains("liefern Sie diese Bestellung nicht aus"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567.5, '1,234,567.5', '1.234.567,5'",
        "-1234, '-1,234', '-1.234'",
        "999, 999, 999",
        "0.001, 0.001, '0,001'"
    })
    void writesNumbersAsPeopleDo(String plain, String english, String german) {
        assertEquals(english, new Words("en").number(plain));
        assertEquals(german, new Words("de").number(plain));
    }

    @Test
    void knowsItsOptions() {
        assertEquals(List.of(), format.check(options("de")));
        assertEquals(List.of(), format.check(FormatOptions.defaults()));
        assertEquals("/formatOptions/language", format.check(options("fr")).getFirst().pointer());
    }
}
