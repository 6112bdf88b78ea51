package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.InboundDocument.OrderResponse;
import coop.cobuy.adapter.canonical.ResponseLine;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Quantities.Content;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads order responses (ORDRSP). The verdict is BGM's; where BGM only says "original", it follows
 * from what the lines say of themselves.
 */
final class ResponseReading {

    private static final int NUMBER_MAX = 64;
    private static final int NOTE_MAX = 1000;

    private final EdifactOptions options;
    private final Findings findings;

    ResponseReading(EdifactOptions options, Findings findings) {
        this.options = options;
        this.findings = findings;
    }

    /** What it says, with stand-ins where the findings say so. */
    OrderResponse read(Envelopes.Message message) {
        Parts parts = Parts.of(message.body());
        Segment bgm = Parts.first(parts.head(), "BGM").orElse(message.head());
        Segment order = Parts.first(parts.head(), "RFF", "ON").orElse(null);
        if (order == null) {
            findings.add(bgm, 0, Fault.MISSING, "RFF+ON with the purchase order's number");
        }
        List<ResponseLine> lines = parts.lines().stream().map(this::line).toList();
        parts.checkCount(findings);
        Segment dtm = Parts.first(parts.head(), "DTM", "17", "358", "67", "69", "2").orElse(null);
        return new OrderResponse(
                findings.text(bgm, 2, 1, NUMBER_MAX, "the response's number"),
                order == null
                        ? null
                        : findings.text(order, 1, 2, NUMBER_MAX, "the purchase order's number"),
                verdict(bgm, parts),
                note(parts.head()),
                Parts.day(findings, dtm, "the day of delivery"),
                lines);
    }

    private Verdict verdict(Segment bgm, Parts parts) {
        return switch (bgm.at(3).strip()) {
            case "29", "6" -> Verdict.ACCEPTED;
            case "4", "5", "30" -> Verdict.CHANGED;
            case "27", "1", "3" -> Verdict.REJECTED;
            case "9", "" -> ofLines(bgm, parts);
            default -> {
                findings.add(
                        bgm,
                        3,
                        Fault.BAD_CODE,
                        "\"%s\" is no verdict that is known (29, 4 or 27)".formatted(bgm.at(3)));
                yield Verdict.REJECTED;
            }
        };
    }

    private Verdict ofLines(Segment bgm, Parts parts) {
        List<String> actions =
                parts.lines().stream().map(line -> line.getFirst().at(2).strip()).toList();
        if (actions.isEmpty() || actions.contains("")) {
            findings.add(
                    bgm,
                    3,
                    Fault.MISSING,
                    "neither the message nor each line says whether the order is accepted");
            return Verdict.REJECTED;
        }
        if (actions.stream().allMatch("5"::equals)) {
            return Verdict.ACCEPTED;
        }
        return actions.stream().allMatch(ResponseReading::isRefusal)
                ? Verdict.REJECTED
                : Verdict.CHANGED;
    }

    private static boolean isRefusal(String action) {
        return action.equals("7") || action.equals("2");
    }

    private static @Nullable String note(List<Segment> segments) {
        List<String> texts = new ArrayList<>();
        for (Segment ftx : Parts.all(segments, "FTX")) {
            for (int i = 1; i <= 5; i++) {
                if (!ftx.at(4, i).isBlank()) {
                    texts.add(ftx.at(4, i));
                }
            }
        }
        String note = String.join("", texts).strip();
        return note.isEmpty() ? null : note.substring(0, Math.min(NOTE_MAX, note.length()));
    }

    private ResponseLine line(List<Segment> segments) {
        Segment lin = segments.getFirst();
        String action = lin.at(2).strip();
        if (!Set.of("", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "24").contains(action)) {
            findings.add(lin, 2, Fault.BAD_CODE, "\"" + action + "\" says nothing of a line");
        }
        Content content = Parts.content(findings, segments, options);
        Segment qty = Parts.first(segments, "QTY", "113", "12", "21").orElse(null);
        Units units = Units.ZERO;
        if (!isRefusal(action)) {
            if (qty == null) {
                findings.add(lin, 0, Fault.MISSING, "the line has no quantity (QTY+113 or 21)");
            } else {
                units = options.quantities().units(findings, Parts.place(qty), content);
            }
        }
        Segment pri = Parts.first(segments, "PRI", "AAA", "INV", "AAB", "CAL").orElse(null);
        return new ResponseLine(
                Parts.item(findings, segments, Parts.unit(qty, content, options)),
                units.toString(),
                pri == null ? null : Parts.unitPrice(findings, pri, qty, options, content),
                note(segments));
    }
}
