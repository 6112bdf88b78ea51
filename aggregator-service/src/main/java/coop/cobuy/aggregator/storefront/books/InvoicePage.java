package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.Difference;
import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.invoicing.InvoiceDeciding;
import coop.cobuy.aggregator.invoicing.InvoiceShowing;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.invoicing.Match;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One invoice beside its purchase order and receipts.
 *
 * @param lines those of this page
 * @param ofWhole differences that are of no billed line
 * @param isAll whether all lines are shown, or those that differ
 * @param differing how many lines differ
 */
public record InvoicePage(
        Form form,
        InvoiceShowing.Compared compared,
        String supplier,
        List<Line> lines,
        List<Difference> ofWhole,
        boolean isAll,
        int differing,
        int page,
        int pages) {

    /** How many lines a page has. */
    static final int LINES_MAX = 50;

    /** How many differences of the whole are written out. */
    static final int WHOLE_MAX = 20;

    private static final Pattern LINE = Pattern.compile("/lines/([0-9]{1,9})/.*");
    private static final Pattern AMOUNT = Pattern.compile("(.*?)(-?[0-9]+(?:\\.[0-9]+)?)( kg)?");

    public InvoicePage {
        lines = List.copyOf(lines);
        ofWhole = List.copyOf(ofWhole);
    }

    /** A billed line with what is odd about it. */
    public record Line(
            Match.Line match, BilledLine billed, String name, List<Difference> differences) {
        public Line {
            differences = List.copyOf(differences);
        }

        public boolean isDeposit() {
            return billed.kind() == LineKind.DEPOSIT;
        }

        /** What is billed above, or if negative below, what came at the price of the order. */
        public @Nullable Money over() {
            Units received = match.received();
            if (isDeposit()) {
                return null;
            }
            if (received == null || match.orderedPrice() == null) {
                return match.billedNet();
            }
            Units right = match.billed().compareTo(received) < 0 ? match.billed() : received;
            boolean comparable =
                    match.orderedPrice().currency().equals(match.billedNet().currency());
            return comparable ? match.billedNet().minus(match.orderedPrice().times(right)) : null;
        }
    }

    static InvoicePage of(
            Form form,
            InvoiceShowing.Compared compared,
            String supplier,
            boolean wantsAll,
            int wantedPage) {
        Map<Integer, List<Difference>> byLine = new HashMap<>();
        List<Difference> ofWhole = new ArrayList<>();
        for (Difference difference : compared.invoice().differences()) {
            Matcher line = LINE.matcher(difference.pointer());
            if (line.matches()) {
                byLine.computeIfAbsent(Integer.valueOf(line.group(1)), n -> new ArrayList<>())
                        .add(difference);
            } else {
                ofWhole.add(difference);
            }
        }
        boolean isAll = wantsAll || byLine.isEmpty();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < compared.match().lines().size(); i++) {
            if (isAll || byLine.containsKey(i)) {
                lines.add(line(compared, i, byLine.getOrDefault(i, List.of())));
            }
        }
        int pages = Math.max(1, (lines.size() + LINES_MAX - 1) / LINES_MAX);
        int page = Math.clamp(wantedPage, 1, pages);
        int from = (page - 1) * LINES_MAX;
        return new InvoicePage(
                form,
                compared,
                supplier,
                lines.subList(from, Math.min(lines.size(), from + LINES_MAX)),
                ofWhole,
                isAll,
                byLine.size(),
                page,
                pages);
    }

    private static Line line(InvoiceShowing.Compared compared, int index, List<Difference> odd) {
        Match.Line match = compared.match().lines().get(index);
        BilledLine billed = compared.invoice().bill().lines().get(index);
        String name = compared.productNames().getOrDefault(match.sku(), match.sku());
        return new Line(match, billed, name, odd);
    }

    public Bill bill() {
        return compared.invoice().bill();
    }

    public String path() {
        return "/books/invoices/" + compared.invoice().id();
    }

    /** Where a page of the lines is. */
    public @Nullable String path(int wanted) {
        return wanted < 1 || wanted > pages
                ? null
                : path() + "?show=" + (isAll ? "all" : "different") + "&page=" + wanted;
    }

    /** Names what is looked at, so that nobody decides about something else. */
    public String seen() {
        return InvoiceDeciding.print(compared.invoice());
    }

    public boolean isDecidable() {
        return switch (compared.invoice()) {
            case Invoice.Matched _, Invoice.Different _, Invoice.Disputed _ -> true;
            case Invoice.Accepted _, Invoice.Rejected _, Invoice.Settled _ -> false;
        };
    }

    public boolean isDisputed() {
        return compared.invoice() instanceof Invoice.Disputed;
    }

    /** Whether accepting it needs a reason. */
    public boolean needsReason() {
        return compared.invoice().differences().stream().anyMatch(each -> each.kind().blocks());
    }

    /** A difference in the reader's words. */
    public String words(Visit visit, Difference difference) {
        return visit.t(
                "books.difference." + difference.kind(),
                amount(visit, difference, difference.expected()),
                amount(visit, difference, difference.found()));
    }

    /** What a difference states, as the reader writes it; a name stays as it is. */
    private String amount(Visit visit, Difference difference, String text) {
        return switch (difference.kind()) {
            case SUM_WRONG -> visit.money(Money.parse(text, bill().currency()));
            case PRICE_ABOVE_ORDER, PRICE_BELOW_ORDER ->
                    visit.price(UnitPrice.parse(text.split(" ", 2)[0], bill().currency()));
            case NOT_RECEIVED,
                    QUANTITY_OVER_RECEIVED,
                    CREDITED_OVER_BILLED,
                    RECEIVED_NOT_BILLED,
                    VAT_RATE_DIFFERS ->
                    quantity(visit, text);
            case ORDER_UNKNOWN,
                    ORDER_CANCELLED,
                    CURRENCY_DIFFERS,
                    CREDITED_UNKNOWN,
                    NOT_ORDERED,
                    UNIT_DIFFERS ->
                    text;
        };
    }

    private static String quantity(Visit visit, String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return text;
        }
        String unit = amount.group(3);
        return amount.group(1)
                + visit.number(new BigDecimal(amount.group(2)))
                + (unit == null ? "" : unit);
    }
}
