package coop.cobuy.adapter.format.edifact;

import static coop.cobuy.adapter.format.segment.SegmentWriter.e;

import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.segment.Punctuation;
import coop.cobuy.adapter.format.segment.SegmentWriter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Puts messages into one interchange. */
final class Frame {

    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final EdifactOptions options;
    private final String control;
    private final SegmentWriter out;
    private int begunAt;
    private int messages;

    Frame(EdifactOptions options, long control, Instant at) {
        this.options = options;
        this.control = Long.toString(control);
        boolean repeats = options.syntax().version().equals("4");
        char repetition = repeats ? '*' : Punctuation.NONE;
        this.out =
                new SegmentWriter(
                        new Punctuation(':', '+', '?', repetition, '\''),
                        options.lines() ? "\r\n" : "");
        out.raw(repeats ? "UNA:+.?*'" : "UNA:+.? '");
        var time = at.atOffset(ZoneOffset.UTC);
        out.segment(
                "UNB",
                e(options.syntax().name(), options.syntax().version()),
                party(options.us()),
                party(options.partner()),
                e(time.format(repeats ? LONG_DATE : SHORT_DATE), time.format(TIME)),
                e(this.control),
                e(),
                e(),
                e(),
                e(),
                e(),
                e(options.test() ? "1" : ""));
    }

    private static List<String> party(EdifactOptions.Party party) {
        return e(party.id(), party.qualifier());
    }

    SegmentWriter begin(String... type) {
        begunAt = out.count();
        messages++;
        return out.segment("UNH", e(Integer.toString(messages)), e(type));
    }

    void end() {
        int segments = out.count() - begunAt + 1;
        out.segment("UNT", e(Integer.toString(segments)), e(Integer.toString(messages)));
    }

    Written close() {
        out.segment("UNZ", e(Integer.toString(messages)), e(control));
        return new Written(
                out.toString().getBytes(options.syntax().charset()),
                EdifactFormat.MEDIA_TYPE,
                "edi");
    }
}
