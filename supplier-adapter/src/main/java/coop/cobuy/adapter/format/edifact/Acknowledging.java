package coop.cobuy.adapter.format.edifact;

import static coop.cobuy.adapter.format.segment.SegmentWriter.e;

import coop.cobuy.adapter.format.EnvelopeFormat.Came;
import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.edifact.Envelopes.Message;
import coop.cobuy.adapter.format.edifact.Envelopes.Opened;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Findings.Finding;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.adapter.format.segment.SegmentWriter;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Answers an interchange with a CONTRL: which messages are accepted, and what is wrong where. */
final class Acknowledging {

    private static final String ACCEPTED = "7";
    private static final String REJECTED = "4";
    private static final String DUPLICATE = "26";
    private static final String ENDLESS = "29";

    private final EdifactOptions options;
    private final EdifactTexts texts;

    Acknowledging(EdifactOptions options) {
        this.options = options;
        this.texts = new EdifactTexts(options.syntax());
    }

    /** Of a message and what is wrong with it. */
    record Answered(Message message, List<Finding> findings) {}

    /** Of an interchange and what became of its messages. */
    record Received(Opened opened, List<Answered> messages) {}

    /** One CONTRL for each interchange, all in one. */
    Optional<Written> write(List<Received> received, Came came, LongSupplier control) {
        List<Received> referred =
                received.stream()
                        .filter(one -> !echo(one.opened.head().at(5), 14).isEmpty())
                        .toList();
        if (referred.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = new Frame(options, control.getAsLong(), came.at());
        referred.forEach(
                one ->
                        interchange(
                                frame,
                                one.opened,
                                one.messages,
                                came.repeated().contains(one.opened.reference())));
        return Optional.of(frame.close());
    }

    private void interchange(
            Frame frame, Opened opened, List<Answered> messages, boolean repeated) {
        boolean late = options.syntax().version().equals("4");
        SegmentWriter out =
                late
                        ? frame.begin("CONTRL", "4", "1", "UN")
                        : frame.begin("CONTRL", "D", "3", "UN");
        List<Finding> findings = opened.findings().all();
        boolean whole = findings.isEmpty() && opened.broken().isEmpty() && !repeated;
        String reason =
                repeated ? DUPLICATE : findings.isEmpty() ? ENDLESS : code(findings.getFirst());
        Segment head = opened.head();
        out.segment(
                "UCI",
                e(echo(head.at(5), 14)),
                e(echo(head.at(2, 1), 35), echo(head.at(2, 2), 4)),
                e(echo(head.at(3, 1), 35), echo(head.at(3, 2), 4)),
                e(whole ? ACCEPTED : REJECTED),
                e(whole ? "" : reason));
        if (whole) {
            messages.forEach(answered -> message(out, answered));
        }
        frame.end();
    }

    private void message(SegmentWriter out, Answered answered) {
        Segment unh = answered.message.head();
        boolean taken = answered.findings.isEmpty();
        out.segment(
                "UCM",
                e(echo(unh.at(1), 14)),
                e(
                        echo(unh.at(2, 1), 6),
                        echo(unh.at(2, 2), 3),
                        echo(unh.at(2, 3), 3),
                        echo(unh.at(2, 4), 2),
                        echo(unh.at(2, 5), 6)),
                e(taken ? ACCEPTED : REJECTED),
                e(taken ? "" : code(answered.findings.getFirst())));
        for (Finding finding : answered.findings) {
            int position = finding.segment().number() - unh.number() + 1;
            boolean segment = finding.element() == 0;
            out.segment("UCS", e(Integer.toString(position)), e(segment ? code(finding) : ""));
            if (!segment) {
                out.segment(
                        "UCD",
                        e(code(finding)),
                        e(
                                Integer.toString(finding.element() + 1),
                                finding.component() == 0
                                        ? ""
                                        : Integer.toString(finding.component())));
            }
        }
    }

    /** What came is repeated as far as it can be. */
    private String echo(String text, int lengthMax) {
        return texts.text(text, lengthMax).strip();
    }

    private static String code(Finding finding) {
        Fault fault = finding.fault();
        return switch (fault) {
            case MISSING -> "13";
            case TOO_LONG -> "39";
            case BAD_VALUE, BAD_DATE, BAD_CODE -> "12";
            case COUNT -> "29";
            case REFERENCE -> "28";
            case UNSUPPORTED -> "14";
        };
    }
}
