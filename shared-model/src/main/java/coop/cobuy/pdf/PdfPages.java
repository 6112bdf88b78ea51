package coop.cobuy.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.UUID;

/** Sets XHTML as PDF. Nothing is fetched, and neither the time nor chance gets into the bytes. */
public final class PdfPages {

    private static final int BOLD = 700;
    private static final int REGULAR = 400;

    private final PdfFont regular = PdfFont.load("DejaVuSansCondensed.ttf");
    private final PdfFont bold = PdfFont.load("DejaVuSansCondensed-Bold.ttf");

    public PdfPages() {
        XRLog.setLoggingEnabled(false); // it would write of every style on standard error
    }

    /** Whether the font has it, in both weights. */
    public boolean shows(int code) {
        return regular.shows(code) && bold.shows(code);
    }

    /**
     * @param made stands in the file as the time of its making
     */
    public byte[] of(String xhtml, String title, Instant made) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(regular::open, "Page", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(bold::open, "Page", BOLD, FontStyle.NORMAL, true);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(xhtml, null);
        builder.withProducer("Cobuy");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(title);
            information.setProducer("Cobuy");
            information.setCreationDate(
                    GregorianCalendar.from(ZonedDateTime.ofInstant(made, ZoneOffset.UTC)));
            document.setDocumentInformation(information);
            document.setDocumentId(
                    UUID.nameUUIDFromBytes(xhtml.getBytes(StandardCharsets.UTF_8))
                            .getMostSignificantBits());
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("setting a page in memory", e);
        }
        return out.toByteArray();
    }
}
