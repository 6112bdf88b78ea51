package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.DespatchLine;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads despatch advices (DESADV). An advice for several orders becomes one for each; an article in
 * several lots (PCI with GIN) becomes a line for each, if the lots say how much they hold.
 */
final class DespatchReading {

    private static final int NUMBER_MAX = 64;
    private static final int LOT_MAX = 64;

    private final EdifactOptions options;
    private final Findings findings;

    DespatchReading(EdifactOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    /** One advice per order, with stand-ins where the findings say so. */
    List<DespatchAdvice> read(Envelopes.Message message) {
        Parts parts = Parts.of(message.body());
        Segment bgm = Parts.first(parts.head(), "BGM").orElse(message.head());
        String number = findings.text(bgm, 2, 1, NUMBER_MAX, "the advice's number");
        String ofAll =
                Parts.first(parts.head(), "RFF", "ON").map(rff -> rff.at(1, 2).strip()).orElse("");
        Map<String, List<DespatchLine>> lines = new LinkedHashMap<>();
        for (List<Segment> segments : parts.lines()) {
            String own =
                    Parts.first(segments, "RFF", "ON").map(rff -> rff.at(1, 2).strip()).orElse("");
            lines.computeIfAbsent(own.isEmpty() ? ofAll : own, order -> new ArrayList<>())
                    .addAll(lines(segments));
        }
        if (lines.isEmpty()) {
            findings.add(bgm, 0, Fault.MISSING, "the advice has no lines");
        }
        parts.checkCount(findings);
        String sent = day(parts.head(), "11", "137");
        String arrives = day(parts.head(), "17", "358", "191", "2");
        return lines.entrySet().stream()
                .map(
                        one ->
                                new DespatchAdvice(
                                        lines.size() == 1 ? number : number + "/" + one.getKey(),
                                        one.getKey().isEmpty() ? null : one.getKey(),
                                        sent,
                                        arrives,
                                        null,
                                        one.getValue()))
                .toList();
    }

    private @Nullable String day(List<Segment> segments, String... codes) {
        return Parts.day(findings, Parts.first(segments, "DTM", codes).orElse(null), "the day");
    }

    /** Behind each PCI stands a lot; a QTY there says how much of it. */
    private List<DespatchLine> lines(List<Segment> segments) {
        List<List<Segment>> lots = new ArrayList<>();
        List<Segment> own = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.is("PCI")) {
                lots.add(new ArrayList<>());
            }
            (lots.isEmpty() ? own : lots.getLast()).add(segment);
        }
        Content content = Parts.content(findings, segments, options);
        Segment first = quantity(segments);
        ItemReference item = Parts.item(findings, segments, Parts.unit(first, content, options));
        boolean counted =
                !lots.isEmpty()
                        && lots.stream().allMatch(lot -> Parts.first(lot, "QTY").isPresent());
        if (!counted) {
            return List.of(line(item, segments, segments, content));
        }
        return lots.stream().map(lot -> line(item, own, lot, content)).toList();
    }

    private DespatchLine line(
            ItemReference item,
            List<Segment> whole,
            List<Segment> segments,
            @Nullable Content content) {
        Segment qty = quantity(segments);
        Units units = Units.ZERO;
        if (qty == null) {
            findings.add(whole.getFirst(), 0, Fault.MISSING, "the line has no quantity (QTY+12)");
        } else {
            units = options.quantities().units(findings, Parts.place(qty), content);
        }
        return new DespatchLine(
                item,
                units.toString(),
                lot(segments),
                day(segments, "361", "36"),
                weight(whole),
                null);
    }

    private static @Nullable Segment quantity(List<Segment> segments) {
        return Parts.first(segments, "QTY", "12", "11", "52", "1").orElse(null);
    }

    private @Nullable String lot(List<Segment> segments) {
        Segment gin = Parts.first(segments, "GIN", "BX").orElse(null);
        if (gin != null) {
            return findings.optionalText(gin, 2, 1, LOT_MAX, "the lot");
        }
        Segment rff = Parts.first(segments, "RFF", "BT", "LO").orElse(null);
        return rff == null ? null : findings.optionalText(rff, 1, 2, LOT_MAX, "the lot");
    }

    /** Only net kilograms are the weight. */
    private @Nullable String weight(List<Segment> segments) {
        for (Segment mea : Parts.all(segments, "MEA")) {
            if (mea.at(2).equals("AAA") && mea.at(3).equals("KGM")) {
                return findings.units(mea, 3, 2, "the weight").toString();
            }
        }
        return null;
    }
}
