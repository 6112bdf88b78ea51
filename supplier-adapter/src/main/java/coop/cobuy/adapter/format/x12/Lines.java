package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.format.segment.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A transaction's segments by what they belong to: its head, its lines, its summary. */
record Lines(List<Segment> head, List<List<Segment>> lines, List<Segment> summary) {

    /** Every line begins with one of the tags; the first of the summary's ends the last line. */
    static Lines of(List<Segment> body, String begin, Set<String> summaryTags) {
        List<Segment> head = new ArrayList<>();
        List<List<Segment>> lines = new ArrayList<>();
        List<Segment> summary = new ArrayList<>();
        for (Segment segment : body) {
            boolean ends = summaryTags.contains(segment.tag()) && !head.isEmpty();
            if (ends || !summary.isEmpty()) {
                summary.add(segment);
            } else if (segment.is(begin)) {
                lines.add(new ArrayList<>(List.of(segment)));
            } else if (lines.isEmpty()) {
                head.add(segment);
            } else {
                lines.getLast().add(segment);
            }
        }
        return new Lines(head, lines, summary);
    }

    static Optional<Segment> first(List<Segment> segments, String tag) {
        return segments.stream().filter(segment -> segment.is(tag)).findFirst();
    }

    /** The first whose first element is one of the codes. */
    static Optional<Segment> first(List<Segment> segments, String tag, Set<String> codes) {
        return segments.stream()
                .filter(segment -> segment.is(tag) && codes.contains(segment.at(1)))
                .findFirst();
    }

    static List<Segment> all(List<Segment> segments, String tag) {
        return segments.stream().filter(segment -> segment.is(tag)).toList();
    }
}
