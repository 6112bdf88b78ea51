package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Quantities.Place;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads purchase order acknowledgements (855): what comes of each line is the sum of what its ACK
 * segments accept.
 */
final class AcknowledgementReading {

    private static final int NUMBER_MAX = 64;
    private static final int NOTE_MAX = 1000;
    private static final Set<String> DELIVERY_DAYS = Set.of("017", "002", "067", "068");
    private static final Map<String, Verdict> VERDICTS =
            Map.of(
                    "AT", Verdict.ACCEPTED,
                    "AD", Verdict.ACCEPTED,
                    "AK", Verdict.ACCEPTED,
                    "AC", Verdict.CHANGED,
                    "AE", Verdict.CHANGED,
                    "RD", Verdict.REJECTED,
                    "RF", Verdict.REJECTED,
                    "RJ", Verdict.REJECTED);

    /** What the codes of ACK say; those with true mean that the quantity comes. */
    private static final Map<String, Status> STATUSES =
            Map.ofEntries(
                    Map.entry("IA", new Status(true, null)),
                    Map.entry("AR", new Status(true, "accepted, released")),
                    Map.entry("AC", new Status(true, "accepted, shipped")),
                    Map.entry("IC", new Status(true, "changed")),
                    Map.entry("DR", new Status(true, "another day")),
                    Map.entry("IE", new Status(true, "price pending")),
                    Map.entry("IP", new Status(true, "price changed")),
                    Map.entry("IQ", new Status(true, "quantity changed")),
                    Map.entry("IS", new Status(true, "substitution")),
                    Map.entry("BP", new Status(true, "partly shipped, the rest is backordered")),
                    Map.entry("IB", new Status(false, "backordered")),
                    Map.entry("ID", new Status(false, "deleted")),
                    Map.entry("IF", new Status(false, "on hold, incomplete")),
                    Map.entry("IH", new Status(false, "on hold")),
                    Map.entry("IR", new Status(false, "rejected")),
                    Map.entry("IW", new Status(false, "on hold, waiver required")),
                    Map.entry("R1", new Status(false, "rejected, not a contract item")),
                    Map.entry("R2", new Status(false, "rejected, invalid item number")),
                    Map.entry("R3", new Status(false, "rejected, invalid unit")),
                    Map.entry("R4", new Status(false, "rejected, contract item")),
                    Map.entry("SP", new Status(false, "schedule pending")));

    private record Status(boolean comes, @Nullable String note) {}

    private final X12Options options;
    private final String fallbackNumber;
    private final Findings findings;
    private final Set<String> lineDays = new TreeSet<>();

    /**
     * @param fallbackNumber stands where the supplier numbers its answer by its envelope alone
     */
    AcknowledgementReading(X12Options options, String fallbackNumber, Findings findings) {
        this.options = options;
        this.fallbackNumber = fallbackNumber;
        this.findings = findings;
    }

    /** What it says, with stand-ins where the findings say so. */
    OrderResponse read(Envelopes.Transaction transaction) {
        Lines lines = Lines.of(transaction.body(), "PO1", Set.of("CTT", "AMT"));
        Segment bak = Lines.first(lines.head(), "BAK").orElse(transaction.head());
        if (!bak.is("BAK")) {
            findings.add(bak, 0, Fault.MISSING, "an 855 has a BAK segment");
        }
        Verdict verdict = verdict(bak);
        List<ResponseLine> read = lines.lines().stream().map(this::line).toList();
        new Totals(findings).check(lines);
        String number = findings.optionalText(bak, 8, 0, NUMBER_MAX, "the supplier's number");
        return new OrderResponse(
                number == null ? fallbackNumber : number,
                findings.text(bak, 3, 0, NUMBER_MAX, "the purchase order's number"),
                verdict,
                note(lines.head()),
                day(lines.head()),
                read);
    }

    private Verdict verdict(Segment bak) {
        String code = bak.at(2).strip();
        Verdict verdict = VERDICTS.get(code);
        if (verdict == null && bak.is("BAK")) {
            findings.add(
                    bak,
                    2,
                    Fault.BAD_CODE,
                    "\"%s\" is no verdict that is known (known: %s)"
                            .formatted(code, new TreeSet<>(VERDICTS.keySet())));
        }
        return verdict == null ? Verdict.REJECTED : verdict;
    }

    private @Nullable String note(List<Segment> head) {
        StringBuilder note = new StringBuilder();
        Lines.all(head, "MSG").forEach(msg -> note.append(msg.at(1)));
        String text = note.toString().strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(NOTE_MAX, text.length()));
    }

    /** The head's day, or the one that all lines name. */
    private @Nullable String day(List<Segment> head) {
        Segment dtm = Lines.first(head, "DTM", DELIVERY_DAYS).orElse(null);
        if (dtm != null) {
            String day = findings.day(dtm, 2, 0, "yyyyMMdd", "the day of delivery");
            return day.isEmpty() ? null : day;
        }
        return lineDays.size() == 1 ? lineDays.iterator().next() : null;
    }

    private ResponseLine line(List<Segment> segments) {
        Segment po1 = segments.getFirst();
        Content content = Items.content(findings, segments, options);
        Place ordered = new Place(po1, 2, 0, 3, 0);
        String unit = options.quantities().unit(ordered, content);
        ItemReference item = Items.item(findings, po1, 6, po1.at(1), unit);
        List<String> notes = new ArrayList<>();
        Units units = Units.ZERO;
        List<Segment> acks = Lines.all(segments, "ACK");
        for (Segment ack : acks) {
            units = units.plus(accepted(ack, ordered, content, notes));
        }
        if (acks.isEmpty()) {
            units = options.quantities().units(findings, ordered, content);
        }
        Lines.all(segments, "SCH").forEach(sch -> addDay(sch, 6, notes));
        return new ResponseLine(
                item,
                units.toString(),
                price(ordered, content),
                notes.isEmpty() ? null : String.join("; ", notes));
    }

    private @Nullable String price(Place ordered, @Nullable Content content) {
        Segment po1 = ordered.segment();
        return po1.has(4)
                ? options.quantities()
                        .unitPrice(
                                findings, ordered, findings.price(po1, 4, 0, "the price"), content)
                : null;
    }

    private Units accepted(
            Segment ack, Place ordered, @Nullable Content content, List<String> notes) {
        Status status = STATUSES.get(ack.at(1).strip());
        if (status == null) {
            findings.add(
                    ack,
                    1,
                    Fault.BAD_CODE,
                    "\"%s\" is no line status that is known (known: %s)"
                            .formatted(ack.at(1), new TreeSet<>(STATUSES.keySet())));
            return Units.ZERO;
        }
        if (status.note != null) {
            notes.add(status.note);
        }
        addDay(ack, 5, notes);
        if (!status.comes) {
            return Units.ZERO;
        }
        Place place = ack.has(2) ? new Place(ack, 2, 0, 3, 0) : ordered;
        sameUnit(place, ordered, content);
        return options.quantities().units(findings, place, content);
    }

    /** Price and quantity of a line are of one unit, whatever cases they come in. */
    private void sameUnit(Place place, Place ordered, @Nullable Content content) {
        String one = options.quantities().unit(place, content);
        String other = options.quantities().unit(ordered, content);
        if (one != null && other != null && !one.equals(other)) {
            findings.add(
                    place.segment(),
                    place.unitElement(),
                    Fault.BAD_CODE,
                    "accepts in " + one + " what it lists in " + other);
        }
    }

    private void addDay(Segment segment, int element, List<String> notes) {
        if (segment.has(element)) {
            String day = findings.day(segment, element, 0, "yyyyMMdd", "the day");
            if (!day.isEmpty() && lineDays.add(day) && lineDays.size() > 1) {
                notes.add("comes " + day);
            }
        }
    }
}
