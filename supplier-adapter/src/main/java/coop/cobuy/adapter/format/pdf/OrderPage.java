package coop.cobuy.adapter.format.pdf;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.pdf.PageText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Lays an order out as one XHTML page with styles for paper. */
final class OrderPage {

    private static final int DATE_LENGTH = 10;

    /** A longer code is broken into lines rather than pushing the page wide. */
    private static final int CODE_WHOLE_MAX = 18;

    private static final String STYLE =
            """
            @page { size: A4; margin: 18mm 16mm 20mm 16mm; }
            body { font-family: Page; font-size: 9.5pt; line-height: 1.35; color: #111; margin: 0; }
            h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 1mm 0; }
            .coop { font-size: 11pt; font-weight: bold; margin: 0 0 8mm 0; color: #2b5a3c; }
            .sub { color: #555; margin: 0 0 7mm 0; }
            table { border-collapse: collapse; width: 100%; }
            table.facts { margin: 0 0 8mm 0; }
            table.facts td { vertical-align: top; padding: 0.6mm 4mm 0.6mm 0; }
            table.facts td.name { width: 34mm; color: #555; }
            table.lines { -fs-table-paginate: paginate; }
            table.lines th { text-align: left; font-size: 8pt; color: #555; font-weight: normal;
              border-bottom: 0.5pt solid #111; padding: 0 1.5mm 1.2mm 1.5mm; vertical-align: bottom; }
            table.lines td { padding: 1.6mm 1.5mm; border-bottom: 0.35pt solid #ccc;
              vertical-align: top; }
            table.lines tr { page-break-inside: avoid; }
            table.lines th.n, table.lines td.n { text-align: right; white-space: nowrap; }
            .small { font-size: 8pt; color: #555; }
            .gone td { color: #777; }
            .gone td.n, .gone td.code { text-decoration: line-through; }
            td.code { white-space: nowrap; }
            table.sums { width: 78mm; margin: 4mm 0 0 auto; page-break-inside: avoid; }
            table.sums td { padding: 0.8mm 1.5mm; text-align: right; }
            table.sums td.name { text-align: left; color: #555; }
            table.sums tr.total td { border-top: 0.8pt solid #111; font-weight: bold;
              padding-top: 1.6mm; color: #111; }
            .note { margin: 7mm 0 0 0; padding: 3mm 4mm; border-left: 1.2mm solid #2b5a3c;
              background: #f3f6f3; page-break-inside: avoid; }
            """;

    private final Words words;
    private final PageText text;
    private final StringBuilder body = new StringBuilder();

    OrderPage(Words words, PageText text) {
        this.words = words;
        this.text = text;
    }

    String of(PurchaseOrder order) {
        OrderHead head = order.head();
        title("Purchase order", head);
        facts(head);
        lines(order.lines());
        sums(order.totals());
        notes(head.note());
        return page(words.say("Purchase order") + " " + head.number(), head.coopName());
    }

    String of(OrderChange change) {
        OrderHead head = change.head();
        title("Change of purchase order", head);
        facts(head);
        tableHead();
        for (ChangedLine changed : change.lines()) {
            switch (changed.change()) {
                case ADDED -> line(changed.line(), "", words.say("new"));
                case CHANGED -> line(changed.line(), "", words.say("changed"));
                case CANCELLED -> line(changed.line(), " class=\"gone\"", words.say("cancelled"));
                case UNCHANGED -> line(changed.line(), "", "");
            }
        }
        body.append("</tbody></table>");
        sums(change.totals());
        notes(head.note());
        return page(words.say("Purchase order") + " " + head.number(), head.coopName());
    }

    String of(OrderCancellation cancellation) {
        String title = words.say("Cancellation of purchase order") + " " + cancellation.number();
        body.append("<h1>").append(text.of(title)).append("</h1>");
        body.append("<p class=\"sub\">").append(revision(cancellation.revision())).append("</p>");
        body.append("<table class=\"facts\">");
        fact("Cancelled", words.day(cancellation.cancelledAt().substring(0, DATE_LENGTH)));
        fact("Reason", cancellation.reason());
        body.append("</table>");
        body.append("<div class=\"note\">")
                .append(text.of(words.say("Please do not deliver this order.")))
                .append("</div>");
        notes(null);
        return page(title, "");
    }

    private void title(String kind, OrderHead head) {
        body.append("<p class=\"coop\">").append(text.of(head.coopName())).append("</p>");
        body.append("<h1>")
                .append(text.of(words.say(kind) + " " + head.number()))
                .append("</h1><p class=\"sub\">")
                .append(
                        text.of(
                                words.say("Issued")
                                        + " "
                                        + words.day(head.issuedAt().substring(0, DATE_LENGTH))))
                .append(revision(head.revision()).isEmpty() ? "" : " · ")
                .append(revision(head.revision()))
                .append("</p>");
    }

    private String revision(int revision) {
        return revision == 0 ? "" : text.of(words.say("Revision") + " " + revision);
    }

    private void facts(OrderHead head) {
        body.append("<table class=\"facts\">");
        fact("From", head.coopName());
        fact("To", head.supplierName() + " (" + head.supplierCode() + ")");
        String day = head.deliveryDate();
        fact("Delivery", day == null ? words.say("with your next tour") : words.day(day));
        String place = head.deliveryPlace();
        if (place != null) {
            fact("Place of delivery", place);
        }
        body.append("</table>");
    }

    private void fact(String name, String value) {
        body.append("<tr><td class=\"name\">")
                .append(text.of(words.say(name)))
                .append("</td><td>")
                .append(text.of(value))
                .append("</td></tr>");
    }

    private void lines(List<OrderLine> lines) {
        tableHead();
        lines.forEach(line -> line(line, "", ""));
        body.append("</tbody></table>");
    }

    private void tableHead() {
        body.append("<table class=\"lines\"><thead><tr>");
        head("#", true);
        head(words.say("Item no."), false);
        head(words.say("Product"), false);
        head(words.say("Cases"), true);
        head(words.say("Quantity"), true);
        head(words.say("Unit price"), true);
        head(words.say("VAT"), true);
        head(words.say("Net"), true);
        body.append("</tr></thead><tbody>");
    }

    private void head(String name, boolean number) {
        body.append(number ? "<th class=\"n\">" : "<th>").append(text.of(name)).append("</th>");
    }

    /**
     * @param mark what became of it; empty: nothing
     */
    private void line(OrderLine line, String attribute, String mark) {
        String unit = words.unit(line.unit().toString());
        body.append("<tr").append(attribute).append('>');
        cell(Integer.toString(line.lineNo()), "", true);
        body.append(line.sku().length() > CODE_WHOLE_MAX ? "<td>" : "<td class=\"code\">");
        body.append(text.of(line.sku())).append("</td>");
        cell(line.name(), mark, false);
        if (line.cases().isZero()) {
            cell("–", "", true);
        } else {
            cell(
                    words.number(line.cases().toString()) + " ×",
                    words.number(line.casePack().unitsPerCase().toString())
                            + " "
                            + unit
                            + " "
                            + words.say("per case"),
                    true);
        }
        cell(words.number(line.units().toString()) + " " + unit, "", true);
        cell(words.number(line.unitPrice().toString()), "", true);
        cell(words.number(line.vatPercent().toString()), "", true);
        cell(words.number(line.net().decimal()), "", true);
        body.append("</tr>");
    }

    private void cell(String value, String small, boolean number) {
        body.append(number ? "<td class=\"n\">" : "<td>").append(text.of(value));
        if (!small.isEmpty()) {
            body.append("<br/><span class=\"small\">").append(text.of(small)).append("</span>");
        }
        body.append("</td>");
    }

    private void sums(OrderTotals totals) {
        String currency = " " + totals.net().currency().getCurrencyCode();
        body.append("<table class=\"sums\">");
        sum("Total net", totals.net().decimal(), currency, "");
        sum("VAT", totals.vat().decimal(), currency, "");
        sum("Total", totals.gross().decimal(), currency, " class=\"total\"");
        body.append("</table>");
    }

    private void sum(String name, String amount, String currency, String attribute) {
        body.append("<tr").append(attribute).append("><td class=\"name\">");
        body.append(text.of(words.say(name))).append("</td><td>");
        body.append(text.of(words.number(amount) + currency)).append("</td></tr>");
    }

    private void notes(@Nullable String note) {
        if (note != null && !note.isBlank()) {
            body.append("<div class=\"note\"><b>")
                    .append(text.of(words.say("Note")))
                    .append("</b><br/>")
                    .append(text.of(note))
                    .append("</div>");
        }
        if (text.hasReplaced()) {
            body.append("<p class=\"small\">")
                    .append(
                            words.say(
                                    "Characters that this page cannot show stand as their code,"
                                            + " [U+…]."))
                    .append("</p>");
        }
    }

    private String page(String title, String coop) {
        String footer = coop.isEmpty() ? title : coop + " · " + title;
        String small = "font-family: Page; font-size: 8pt; color: #555;";
        String margins =
                "@page { @bottom-left { content: \""
                        + inStyle(footer)
                        + "\"; "
                        + small
                        + " } @bottom-right { content: \""
                        + inStyle(words.say("Page"))
                        + " \" counter(page) \" / \" counter(pages); "
                        + small
                        + " } }";
        return "<!DOCTYPE html><html lang=\""
                + words.language()
                + "\"><head><title>"
                + text.of(title)
                + "</title><style>"
                + STYLE
                + margins
                + "</style></head><body>"
                + body
                + "</body></html>";
    }

    /** As a string of a style sheet: what could end it or open a tag is written as its code. */
    private String inStyle(String shown) {
        StringBuilder out = new StringBuilder();
        text.plain(shown)
                .codePoints()
                .forEach(
                        code -> {
                            if (Character.isLetterOrDigit(code) || " .-·".indexOf(code) >= 0) {
                                out.appendCodePoint(code);
                            } else {
                                out.append("\\%06X".formatted(code));
                            }
                        });
        return out.toString();
    }
}
