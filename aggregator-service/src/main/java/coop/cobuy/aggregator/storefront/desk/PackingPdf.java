package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.pdf.PageText;
import coop.cobuy.pdf.PdfPages;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;

/** Packing lists on A4, a box to tick beside each line. */
@Singleton
class PackingPdf {

    private static final String STYLE =
            """
            @page { size: A4; margin: 15mm 15mm 18mm 15mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: Page; font-size: 8pt; } }
            body { font-family: Page; font-size: 9.5pt; line-height: 1.3; }
            h1 { font-size: 15pt; margin: 0 0 2mm 0; }
            h2 { font-size: 11pt; margin: 5mm 0 1mm 0; page-break-after: avoid; }
            p { margin: 0 0 2mm 0; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            tr { page-break-inside: avoid; }
            td { border-top: 0.2mm solid #999; padding: 1.2mm 1mm; vertical-align: top; }
            td.n { text-align: right; white-space: nowrap; width: 36mm; }
            td.box { width: 5mm; }
            div.tick { width: 3.5mm; height: 3.5mm; border: 0.3mm solid #333; }
            """;

    private final Clock clock;
    private @Nullable PdfPages pages;

    PackingPdf(Clock clock) {
        this.clock = clock;
    }

    /** Reading the fonts costs a start nothing. */
    private synchronized PdfPages pages() {
        if (pages == null) {
            pages = new PdfPages();
        }
        return pages;
    }

    byte[] of(
            Visit visit,
            String title,
            boolean planned,
            PackingList.By by,
            List<PackingList.Group> groups) {
        PdfPages set = pages();
        PageText text = new PageText(set::shows);
        StringBuilder page = new StringBuilder("<html><head><title>");
        page.append(text.of(title)).append("</title><style>").append(STYLE);
        page.append("</style></head><body><h1>").append(text.of(title)).append("</h1>");
        if (planned) {
            page.append("<p>").append(text.of(visit.t("desk.packing.planned"))).append("</p>");
        }
        for (PackingList.Group group : groups) {
            page.append("<h2>").append(text.of(group.title())).append("</h2><table>");
            for (PackingList.Entry entry : group.entries()) {
                String name = by == PackingList.By.MEMBER ? entry.what() : entry.who();
                page.append("<tr><td class=\"box\"><div class=\"tick\"></div></td><td>");
                page.append(text.of(name)).append("</td><td class=\"n\">");
                page.append(text.of(entry.amount(visit))).append("</td></tr>");
            }
            page.append("</table>");
        }
        page.append("</body></html>");
        return set.of(page.toString(), title, clock.instant());
    }
}
