package coop.cobuy.adapter.format.x12;

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
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.segment.Quantities.Measure;
import coop.cobuy.adapter.format.segment.SegmentWriter;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes orders (850), changed orders (860) and their cancellation (860). Quantities are member
 * units with PO4 saying what a case holds and TD1 how many there are; or, where the profile orders
 * in cases, cases of that content at the price of a case.
 */
final class OrderWriting {

    private static final int NUMBER_MAX = 22;
    private static final int NAME_MAX = 60;
    private static final int CODE_MAX = 48;
    private static final int DESCRIPTION_MAX = 80;
    private static final int MESSAGE_MAX = 264;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private final X12Options options;
    private final Parties parties;
    private final X12Texts texts;
    private final long control;

    OrderWriting(X12Options options, Parties parties, long control) {
        this.options = options;
        this.parties = parties;
        this.texts = new X12Texts(options);
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
        Frame frame = new Frame(options, "PO", control, at);
        SegmentWriter out = frame.begin("850");
        out.segment(
                "BEG",
                e("00"),
                e("SA"),
                e(number(head.number())),
                e(revision(head.revision())),
                e(date(at)));
        out.segment("CUR", e("BY"), e(order.currency().getCurrencyCode()));
        head(out, head, at);
        for (OrderLine line : order.lines()) {
            Measure measure = options.quantities().measure(line);
            out.segment(
                    "PO1",
                    e(Integer.toString(line.lineNo())),
                    e(measure.quantity()),
                    e(measure.unit()),
                    e(measure.price()),
                    e(),
                    e("VN"),
                    e(texts.code("SKU", line.sku(), CODE_MAX)),
                    e(line.gtin() == null ? "" : gtinQualifier(line.gtin())),
                    e(Objects.requireNonNullElse(line.gtin(), "")));
            content(out, line);
        }
        return closed(frame, out, order.lines().size(), order.totals());
    }

    private Written change(OrderChange change) {
        OrderHead head = change.head();
        Instant at = Instant.parse(head.issuedAt());
        Frame frame = new Frame(options, "PC", control, at);
        SegmentWriter out = frame.begin("860");
        out.segment(
                "BCH",
                e("04"),
                e("SA"),
                e(number(head.number())),
                e(revision(head.revision())),
                e(revision(head.revision())),
                e(date(at)));
        out.segment("CUR", e("BY"), e(change.currency().getCurrencyCode()));
        head(out, head, at);
        for (ChangedLine changed : change.lines()) {
            OrderLine line = changed.line();
            Measure measure = options.quantities().measure(line);
            out.segment(
                    "POC",
                    e(Integer.toString(line.lineNo())),
                    e(code(changed.change())),
                    e(measure.quantity()),
                    e(),
                    e(measure.unit()),
                    e(measure.price()),
                    e(),
                    e("VN"),
                    e(texts.code("SKU", line.sku(), CODE_MAX)),
                    e(line.gtin() == null ? "" : gtinQualifier(line.gtin())),
                    e(Objects.requireNonNullElse(line.gtin(), "")));
            content(out, line);
        }
        return closed(frame, out, change.lines().size(), change.totals());
    }

    private static String code(ChangedLine.Change change) {
        return switch (change) {
            case ADDED -> "AI";
            case CHANGED -> "CA";
            case CANCELLED -> "DI";
            case UNCHANGED -> "NC";
        };
    }

    /** It names no day of the order's: the supplier has the order's number. */
    private Written cancellation(OrderCancellation cancellation) {
        Instant at = Instant.parse(cancellation.cancelledAt());
        Frame frame = new Frame(options, "PC", control, at);
        SegmentWriter out = frame.begin("860");
        String revision = revision(cancellation.revision());
        out.segment(
                "BCH",
                e("01"),
                e("SA"),
                e(number(cancellation.number())),
                e(revision),
                e(revision),
                e(date(at)));
        moment(out, at);
        note(out, cancellation.reason());
        frame.end();
        return frame.close();
    }

    private String number(String number) {
        return texts.code("the order's number", number, NUMBER_MAX);
    }

    private static String revision(int revision) {
        return revision == 0 ? "" : Integer.toString(revision);
    }

    private static String date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).format(Frame.DATE);
    }

    private static void moment(SegmentWriter out, Instant at) {
        String time = at.atOffset(ZoneOffset.UTC).format(SECONDS);
        out.segment("DTM", e("097"), e(date(at)), e(time), e("UT"));
    }

    private void head(SegmentWriter out, OrderHead head, Instant at) {
        moment(out, at);
        String day = head.deliveryDate();
        if (day != null) {
            out.segment("DTM", e("002"), e(day.replace("-", "")));
        }
        note(out, head.note());
        name(out, "BY", head.coopName(), identifier(parties.buyer(), "91"));
        String code = texts.code("the supplier's code", head.supplierCode(), DESCRIPTION_MAX);
        name(out, "SU", head.supplierName(), new Identifier("92", code));
        if (head.deliveryPlace() != null) {
            name(out, "ST", head.deliveryPlace(), identifier(parties.delivery(), "91"));
            address(out, parties.delivery());
        }
    }

    private void note(SegmentWriter out, @Nullable String note) {
        if (note != null) {
            out.segment("N9", e("L1"), e("NOTE"));
            texts.chunks(note, MESSAGE_MAX).forEach(chunk -> out.segment("MSG", e(chunk)));
        }
    }

    private record Identifier(String qualifier, String id) {}

    private static @Nullable Identifier identifier(Party party, String otherwise) {
        String gln = party.gln();
        if (gln != null) {
            return new Identifier("UL", gln);
        }
        String number = party.customerNumber();
        return number == null ? null : new Identifier(otherwise, number);
    }

    private void name(
            SegmentWriter out, String role, String name, @Nullable Identifier identifier) {
        List<String> chunks = new ArrayList<>(texts.chunks(name, NAME_MAX));
        out.segment(
                "N1",
                e(role),
                e(chunks.removeFirst()),
                e(identifier == null ? "" : identifier.qualifier),
                e(identifier == null ? "" : texts.code(role, identifier.id, DESCRIPTION_MAX)));
        chunks.forEach(chunk -> out.segment("N2", e(chunk)));
    }

    private void address(SegmentWriter out, Party party) {
        if (party.street() != null) {
            out.segment("N3", e(texts.text(party.street(), 55)));
        }
        if (party.city() != null) {
            out.segment(
                    "N4",
                    e(texts.text(party.city(), 30)),
                    e(),
                    e(texts.text(Objects.requireNonNullElse(party.postcode(), ""), 15)),
                    e(texts.text(Objects.requireNonNullElse(party.country(), ""), 3)));
        }
    }

    private static String gtinQualifier(String gtin) {
        return switch (gtin.length()) {
            case 8, 13 -> "EN";
            case 12 -> "UP";
            case 14 -> "UK";
            default ->
                    throw new UnwritableDocumentException(
                            "the GTIN " + gtin + " has " + gtin.length() + " digits");
        };
    }

    private void content(SegmentWriter out, OrderLine line) {
        out.segment("PAM", e(), e(), e(), e("1"), e(line.net().decimal()));
        texts.chunks(line.name(), DESCRIPTION_MAX)
                .forEach(chunk -> out.segment("PID", e("F"), e(), e(), e(), e(chunk)));
        Units content = line.casePack().unitsPerCase();
        String unit = options.unitCodes().code(line.unit());
        if (content.isWhole()) {
            out.segment("PO4", e(content.toString()), e("1"), e(unit));
        } else {
            out.segment("PO4", e("1"), e(content.toString()), e(unit));
        }
        if (!line.cases().isZero()) {
            out.segment("TD1", e("CTN"), e(line.cases().toString()));
        }
        out.segment("TXI", e("VA"), e(), e(line.vatPercent().decimal()));
    }

    private static Written closed(Frame frame, SegmentWriter out, int lines, OrderTotals totals) {
        out.segment("CTT", e(Integer.toString(lines)));
        out.segment("AMT", e("TT"), e(totals.gross().decimal()));
        frame.end();
        return frame.close();
    }
}
