package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Quantities.Place;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads ship notices (856): a tree of HL levels, of which shipment, order and item count here. A
 * notice for several orders becomes one advice for each.
 */
final class ShipNoticeReading {

    private static final int NUMBER_MAX = 64;
    private static final int LOT_MAX = 64;

    /** A tree that goes deeper is a ring. */
    private static final int DEPTH_MAX = 10;

    private final X12Options options;
    private final Findings findings;
    private final Map<String, Level> levels = new LinkedHashMap<>();

    ShipNoticeReading(X12Options options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    private record Level(Segment head, List<Segment> segments) {

        String kind() {
            return head.at(3).strip();
        }

        String parent() {
            return head.at(2).strip();
        }
    }

    /** One advice per order, with stand-ins where the findings say so. */
    List<DespatchAdvice> read(Envelopes.Transaction transaction) {
        List<Segment> body = transaction.body();
        Segment bsn = Lines.first(body, "BSN").orElse(transaction.head());
        if (!bsn.is("BSN")) {
            findings.add(bsn, 0, Fault.MISSING, "an 856 has a BSN segment");
        }
        levels(body);
        String number = findings.text(bsn, 2, 0, NUMBER_MAX, "the shipment's number");
        Map<String, List<DespatchLine>> lines = new LinkedHashMap<>();
        for (Level level : levels.values()) {
            if (level.kind().equals("O")) {
                lines.putIfAbsent(order(level), new ArrayList<>());
            } else if (level.kind().equals("I")) {
                lines.computeIfAbsent(order(level), order -> new ArrayList<>()).add(line(level));
            }
        }
        lines.values().removeIf(List::isEmpty);
        if (lines.isEmpty()) {
            findings.add(bsn, 0, Fault.MISSING, "the ship notice has no item (HL with I)");
        }
        String shipped = day(body, Set.of("011"));
        String arrives = day(body, Set.of("017", "002", "067"));
        return lines.entrySet().stream()
                .map(
                        one ->
                                new DespatchAdvice(
                                        lines.size() == 1 ? number : number + "/" + one.getKey(),
                                        one.getKey().isEmpty() ? null : one.getKey(),
                                        shipped,
                                        arrives,
                                        null,
                                        one.getValue()))
                .toList();
    }

    private void levels(List<Segment> body) {
        Level current = null;
        for (Segment segment : body) {
            if (segment.is("HL")) {
                current = new Level(segment, new ArrayList<>());
                if (levels.put(segment.at(1).strip(), current) != null) {
                    findings.add(segment, 1, Fault.REFERENCE, "another level has this number, too");
                }
            } else if (segment.is("CTT")) {
                current = null;
            } else if (current != null) {
                current.segments.add(segment);
            }
        }
    }

    private @Nullable String day(List<Segment> body, Set<String> codes) {
        Segment dtm = Lines.first(body, "DTM", codes).orElse(null);
        if (dtm == null) {
            return null;
        }
        String day = findings.day(dtm, 2, 0, "yyyyMMdd", "the day");
        return day.isEmpty() ? null : day;
    }

    /** The number of the purchase order that a level hangs on; empty if it hangs on none. */
    private String order(Level level) {
        Level at = level;
        for (int depth = 0; at != null && depth < DEPTH_MAX; depth++) {
            Segment prf = Lines.first(at.segments, "PRF").orElse(null);
            if (prf != null) {
                return findings.text(prf, 1, 0, NUMBER_MAX, "the purchase order's number");
            }
            at = levels.get(at.parent());
        }
        return "";
    }

    private DespatchLine line(Level level) {
        List<Segment> segments = level.segments;
        Segment lin = Lines.first(segments, "LIN").orElse(level.head);
        Segment sn1 = Lines.first(segments, "SN1").orElse(level.head);
        if (!sn1.is("SN1")) {
            findings.add(level.head, 0, Fault.MISSING, "an item says with SN1 how much was sent");
        }
        Content content = Items.content(findings, segments, options);
        Place sent = new Place(sn1, 2, 0, 3, 0);
        boolean counted = sn1.is("SN1");
        Units units = counted ? options.quantities().units(findings, sent, content) : Units.ZERO;
        String unit = counted ? options.quantities().unit(sent, content) : null;
        String number = lin.is("LIN") ? lin.at(1) : "";
        ItemReference item = Items.item(findings, lin, 2, number, unit);
        Segment lot = Lines.first(segments, "REF", Set.of("LT", "BT")).orElse(null);
        return new DespatchLine(
                item,
                units.toString(),
                lot == null ? null : findings.optionalText(lot, 2, 0, LOT_MAX, "the lot"),
                day(segments, Set.of("036", "361")),
                weight(segments),
                null);
    }

    /** Only kilograms are kilograms. */
    private @Nullable String weight(List<Segment> segments) {
        for (Segment mea : Lines.all(segments, "MEA")) {
            boolean net = mea.at(1).equals("WT") && mea.at(2).equals("N");
            if (net && mea.at(4).equals("KG")) {
                return findings.units(mea, 3, 0, "the weight").toString();
            }
        }
        return null;
    }
}
