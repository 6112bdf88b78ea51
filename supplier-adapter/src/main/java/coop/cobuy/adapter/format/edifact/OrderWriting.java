package coop.cobuy.adapter.format.edifact;

import static coop.cobuy.adapter.format.segment.SegmentWriter.e;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.OrderHead;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderTotals;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Parties;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.segment.Quantities.Measure;
import coop.cobuy.adapter.format.segment.SegmentWriter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes orders (ORDERS), changed orders and cancellations (ORDCHG). QTY+21 counts member units, or
 * cases where the profile orders in cases; QTY+59 always says what a case holds, and PAC how many
 * there are.
 */
final class OrderWriting {

    private static final String[] ORDERS = {"ORDERS", "D", "96A", "UN", "EAN008"};
    private static final String[] ORDCHG = {"ORDCHG", "D", "96A", "UN", "EAN008"};
    private static final int NUMBER_MAX = 35;
    private static final int NAME_MAX = 35;
    private static final int NAMES = 5;
    private static final int TEXT_MAX = 70;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private final EdifactOptions options;
    private final Parties parties;
    private final EdifactTexts texts;
    private final long control;

    OrderWriting(EdifactOptions options, Parties parties, long control) {
        this.options = options;
        this.parties = parties;
        this.texts = new EdifactTexts(options.syntax());
        this.control = control;
    }

    Written write(OutboundDocument document) {
        return switch (document) {
            case PurchaseOrder order -> order(order);
            case OrderChange change -> change(change);
            case OrderCancellation cancellation -> cancellation(cancellation);
        };
    }

    private Written order(PurchaseOrder order) {
        OrderHead head = order.head();
        Instant at = Instant.parse(head.issuedAt());
        Frame frame = new Frame(options, control, at);
        SegmentWriter out = frame.begin(ORDERS);
        out.segment("BGM", e("220"), e(number(head.number())), e("9"));
        head(out, head, at, order.currency(), false);
        for (OrderLine line : order.lines()) {
            line(out, line, "");
        }
        return closed(frame, out, order.lines().size(), order.totals());
    }

    private Written change(OrderChange change) {
        OrderHead head = change.head();
        Instant at = Instant.parse(head.issuedAt());
        Frame frame = new Frame(options, control, at);
        SegmentWriter out = frame.begin(ORDCHG);
        out.segment("BGM", e("230"), e(number(head.number())), e("4"));
        head(out, head, at, change.currency(), true);
        for (ChangedLine changed : change.lines()) {
            line(out, changed.line(), action(changed.change()));
        }
        return closed(frame, out, change.lines().size(), change.totals());
    }

    private static String action(ChangedLine.Change change) {
        return switch (change) {
            case ADDED -> "1";
            case CANCELLED -> "2";
            case CHANGED -> "3";
            case UNCHANGED -> "4";
        };
    }

    private Written cancellation(OrderCancellation cancellation) {
        Instant at = Instant.parse(cancellation.cancelledAt());
        Frame frame = new Frame(options, control, at);
        SegmentWriter out = frame.begin(ORDCHG);
        String number = number(cancellation.number());
        out.segment("BGM", e("230"), e(number), e("1"));
        out.segment("DTM", e("137", moment(at), "204"));
        note(out, cancellation.reason());
        out.segment("RFF", e("ON", number));
        revision(out, cancellation.revision());
        out.segment("UNS", e("S"));
        frame.end();
        return frame.close();
    }

    private String number(String number) {
        return texts.code("the order's number", number, NUMBER_MAX);
    }

    private static void revision(SegmentWriter out, int revision) {
        if (revision > 0) {
            out.segment("RFF", e("PP", Integer.toString(revision)));
        }
    }

    private static String moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC).format(SECONDS);
    }

    private void head(
            SegmentWriter out, OrderHead head, Instant at, Currency currency, boolean change) {
        out.segment("DTM", e("137", moment(at), "204"));
        String day = head.deliveryDate();
        if (day != null) {
            out.segment("DTM", e("2", day.replace("-", ""), "102"));
        }
        note(out, head.note());
        if (change) {
            out.segment("RFF", e("ON", number(head.number())));
        }
        revision(out, head.revision());
        name(out, "BY", head.coopName(), parties.buyer());
        if (parties.buyer().customerNumber() != null) {
            out.segment("RFF", e("IT", texts.code("BY", parties.buyer().customerNumber(), 35)));
        }
        name(out, "SU", head.supplierName(), parties.supplier());
        out.segment(
                "RFF", e("IA", texts.code("the supplier's code", head.supplierCode(), NUMBER_MAX)));
        if (head.deliveryPlace() != null) {
            name(out, "DP", head.deliveryPlace(), parties.delivery());
        }
        out.segment("CUX", e("2", currency.getCurrencyCode(), "9"));
    }

    private void note(SegmentWriter out, @Nullable String note) {
        if (note != null) {
            texts.composites(note, TEXT_MAX, NAMES)
                    .forEach(text -> out.segment("FTX", e("AAI"), e(), e(), text));
        }
    }

    private void name(SegmentWriter out, String role, String name, Party party) {
        String gln = party.gln();
        out.segment(
                "NAD",
                e(role),
                gln == null ? e() : e(texts.code(role, gln, 17), "", "9"),
                e(),
                texts.composite(name, NAME_MAX, NAMES),
                texts.composite(shown(party.street()), NAME_MAX, 3),
                texts.composite(shown(party.city()), NAME_MAX, 1),
                e(),
                texts.composite(shown(party.postcode()), 9, 1),
                texts.composite(shown(party.country()), 3, 1));
    }

    private static String shown(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private void line(SegmentWriter out, OrderLine line, String action) {
        Measure measure = options.quantities().measure(line);
        String gtin = line.gtin();
        out.segment(
                "LIN",
                e(Integer.toString(line.lineNo())),
                e(action),
                gtin == null ? e() : e(gtin, "EN"));
        out.segment("PIA", e(gtin == null ? "5" : "1"), e(texts.code("SKU", line.sku(), 35), "SA"));
        for (List<String> text : texts.composites(line.name(), NAME_MAX, 2)) {
            out.segment(
                    "IMD",
                    e("F"),
                    e(),
                    e("", "", "", text.getFirst(), text.size() > 1 ? text.getLast() : ""));
        }
        out.segment("QTY", e("21", measure.quantity(), measure.unit()));
        String unit = options.unitCodes().code(line.unit());
        out.segment("QTY", e("59", line.casePack().unitsPerCase().toString(), unit));
        out.segment("MOA", e("203", line.net().decimal()));
        out.segment("PRI", e("AAA", measure.price(), "", "", "1", measure.unit()));
        if (!line.cases().isZero()) {
            out.segment("PAC", e(line.cases().toString()), e(), e("CT"));
        }
        out.segment(
                "TAX",
                e("7"),
                e("VAT"),
                e(),
                e(),
                e("", "", "", line.vatPercent().decimal()),
                e(line.vatPercent().hundredths() == 0 ? "Z" : "S"));
    }

    private static Written closed(Frame frame, SegmentWriter out, int lines, OrderTotals totals) {
        out.segment("UNS", e("S"));
        out.segment("MOA", e("86", totals.gross().decimal()));
        out.segment("CNT", e("2", Integer.toString(lines)));
        frame.end();
        return frame.close();
    }
}
