package coop.cobuy.adapter.format.x12;

import static coop.cobuy.adapter.format.segment.SegmentWriter.e;

import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.segment.SegmentWriter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts transactions into one group of one interchange; all three bear the same number. */
final class Frame {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final String VERSION = "004010";

    private final X12Options options;
    private final long control;
    private final SegmentWriter out;
    private final Instant at;
    private boolean grouped;
    private int transactions;
    private int begunAt;

    /** An interchange without a group so far. */
    Frame(X12Options options, long control, Instant at) {
        this.options = options;
        this.at = at;
        this.control = control;
        this.out = new SegmentWriter(options.punctuation(), options.lines() ? "\r\n" : "");
        var time = at.atOffset(ZoneOffset.UTC);
        out.raw(isa(time.format(SHORT_DATE), time.format(TIME)));
    }

    /** With its group. */
    Frame(X12Options options, String function, long control, Instant at) {
        this(options, control, at);
        group(function);
    }

    /** What is said of a partner's interchange; before the group. */
    void tag(String control, String date, String time, String verdict, String note) {
        out.segment("TA1", e(control), e(date), e(time), e(verdict), e(note));
    }

    /** Begins the one group. */
    void group(String function) {
        grouped = true;
        var time = at.atOffset(ZoneOffset.UTC);
        out.segment(
                "GS",
                e(function),
                e(options.us().id()),
                e(options.partner().id()),
                e(time.format(DATE)),
                e(time.format(TIME)),
                e(Long.toString(control)),
                e("X"),
                e(VERSION));
    }

    /** Every element has its width, so nothing is left out at an end. */
    private String isa(String date, String time) {
        char mark = options.punctuation().element();
        String head =
                String.join(
                        String.valueOf(mark),
                        "ISA",
                        "00",
                        " ".repeat(10),
                        "00",
                        " ".repeat(10),
                        options.us().qualifier(),
                        "%-15s".formatted(options.us().id()),
                        options.partner().qualifier(),
                        "%-15s".formatted(options.partner().id()),
                        date,
                        time,
                        "U",
                        "00401",
                        "%09d".formatted(control),
                        "0",
                        options.test() ? "T" : "P",
                        String.valueOf(options.punctuation().component()));
        return head + options.punctuation().terminator();
    }

    /** The next transaction's number, unique in the group and the first one the group's own. */
    SegmentWriter begin(String set) {
        begunAt = out.count();
        transactions++;
        return out.segment("ST", e(set), e(transactionControl()));
    }

    private String transactionControl() {
        return "%04d".formatted(control + transactions - 1);
    }

    void end() {
        int segments = out.count() - begunAt + 1;
        out.segment("SE", e(Integer.toString(segments)), e(transactionControl()));
    }

    Written close() {
        if (grouped) {
            out.segment("GE", e(Integer.toString(transactions)), e(Long.toString(control)));
        }
        out.segment("IEA", e(grouped ? "1" : "0"), e("%09d".formatted(control)));
        return new Written(out.toString().getBytes(options.charset()), X12Format.MEDIA_TYPE, "x12");
    }
}
