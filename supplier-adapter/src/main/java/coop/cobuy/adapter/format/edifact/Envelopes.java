package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.format.segment.Decoding;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Punctuation;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.adapter.format.segment.SegmentScanner;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes interchanges and messages apart and checks that each ends as it began, with the reference
 * that it began with and as many parts as it says. Groups (UNG) are looked through.
 */
final class Envelopes {

    private static final Punctuation USUAL = new Punctuation(':', '+', '?', Punctuation.NONE, '\'');
    private static final int UNA_LENGTH = 9;
    private static final int HEAD_MAX = 400;
    private static final int REFERENCE_MAX = 35;

    private final String text;
    private final SegmentScanner scanner;
    private Punctuation punctuation = USUAL;
    private @Nullable Segment putBack;

    private Envelopes(String text) {
        this.text = text;
        this.scanner = new SegmentScanner(text);
    }

    /**
     * @param broken why the rest of the file cannot be read
     */
    record Opened(
            Segment head,
            List<Message> messages,
            Findings findings,
            Optional<FieldProblem> broken) {

        /** Who sent it to whom under which reference. */
        String reference() {
            return head.at(2, 1)
                    + ":"
                    + head.at(2, 2)
                    + "/"
                    + head.at(3, 1)
                    + ":"
                    + head.at(3, 2)
                    + "/"
                    + head.at(5);
        }

        /** UNB's request for an acknowledgement. */
        boolean asksForAnswer() {
            return head.at(9).strip().equals("1");
        }

        List<FieldProblem> problems() {
            List<FieldProblem> problems = new ArrayList<>(findings.problems());
            broken.ifPresent(problems::add);
            return problems;
        }
    }

    /** From UNH to UNT. */
    record Message(List<Segment> segments, Findings findings) {

        Segment head() {
            return segments.getFirst();
        }

        String reference() {
            return head().at(1).strip();
        }

        /** ORDRSP, INVOIC … */
        String type() {
            return head().at(2, 1).strip();
        }

        /** Without UNH and UNT. */
        List<Segment> body() {
            boolean ended = segments.size() > 1 && segments.getLast().is("UNT");
            return segments.subList(1, segments.size() - (ended ? 1 : 0));
        }
    }

    /** All interchanges; or, where even the first has no head, the reason. */
    static List<Opened> of(byte[] bytes, Charset profiles, List<FieldProblem> problems) {
        Charset charset = charset(bytes, profiles);
        return switch (Decoding.of(bytes, charset)) {
            case Decoding.Wrong wrong -> {
                problems.add(wrong.problem());
                yield List.of();
            }
            case Decoding.Text text -> of(text.text(), problems);
        };
    }

    /** The set that UNB names, readable in all of them; a byte order mark knows better. */
    private static Charset charset(byte[] bytes, Charset profiles) {
        if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) {
            return StandardCharsets.UTF_8;
        }
        String head =
                new String(bytes, 0, Math.min(bytes.length, HEAD_MAX), StandardCharsets.ISO_8859_1);
        int unb = head.indexOf("UNB");
        boolean whole = unb >= 0 && head.length() >= unb + 8;
        return whole ? Syntax.reading(head.substring(unb + 4, unb + 8), profiles) : profiles;
    }

    private static List<Opened> of(String text, List<FieldProblem> problems) {
        Envelopes envelopes = new Envelopes(text);
        List<Opened> all = new ArrayList<>();
        while (!envelopes.scanner.isAtEnd() || all.isEmpty()) {
            Optional<Segment> head = envelopes.head(problems);
            if (head.isEmpty()) {
                return all;
            }
            Opened opened = envelopes.interchange(head.get());
            all.add(opened);
            if (opened.broken().isPresent()) {
                return all;
            }
        }
        return all;
    }

    private Optional<Segment> head(List<FieldProblem> problems) {
        int at = scanner.position();
        boolean named = text.startsWith("UNA", at) && text.length() >= at + UNA_LENGTH;
        punctuation = named ? named(text.substring(at + 3, at + UNA_LENGTH)) : USUAL;
        if (named) {
            scanner.skip(UNA_LENGTH);
        }
        if (!text.startsWith("UNB", scanner.position())) {
            problems.add(
                    new FieldProblem(
                            "UNB", "an interchange begins with UNB (" + scanner.place() + ")"));
            return Optional.empty();
        }
        Optional<Segment> head = scanner.next(withoutRepetition());
        scanner.problem().ifPresent(problems::add);
        if (head.isPresent() && version(head.get()) < 4) {
            punctuation = withoutRepetition();
        }
        return head;
    }

    /** UNA: component, element, decimal mark, release, repetition, terminator. */
    private static Punctuation named(String una) {
        char release = una.charAt(3) == ' ' ? Punctuation.NONE : una.charAt(3);
        char repetition = una.charAt(4) == ' ' ? Punctuation.NONE : una.charAt(4);
        return new Punctuation(una.charAt(0), una.charAt(1), release, repetition, una.charAt(5));
    }

    /** Before version 4 that place of UNA says nothing. */
    private Punctuation withoutRepetition() {
        return new Punctuation(
                punctuation.component(),
                punctuation.element(),
                punctuation.release(),
                Punctuation.NONE,
                punctuation.terminator());
    }

    private static int version(Segment head) {
        String version = head.at(1, 2);
        return version.matches("[0-9]") ? Integer.parseInt(version) : 0;
    }

    private @Nullable Segment next() {
        Segment waiting = putBack;
        putBack = null;
        return waiting != null ? waiting : scanner.next(punctuation).orElse(null);
    }

    private Opened interchange(Segment head) {
        Findings findings = new Findings();
        findings.text(head, 5, 1, REFERENCE_MAX, "the interchange's reference");
        List<Message> messages = new ArrayList<>();
        int groups = 0;
        Segment segment = next();
        while (segment != null) {
            switch (segment.tag()) {
                case "UNH" -> messages.add(message(segment));
                case "UNG" -> groups++;
                case "UNE" -> {}
                case "UNZ" -> {
                    count(findings, segment, groups > 0 ? groups : messages.size(), "messages");
                    reference(findings, segment, 2, head.at(5), "UNB");
                    unique(messages);
                    return new Opened(head, messages, findings, Optional.empty());
                }
                default ->
                        findings.add(
                                segment,
                                0,
                                Fault.UNSUPPORTED,
                                "no message or interchange's end stands here");
            }
            segment = next();
        }
        FieldProblem broken =
                scanner.problem()
                        .orElseGet(
                                () ->
                                        new FieldProblem(
                                                "UNZ",
                                                "the interchange has no end: UNZ is missing ("
                                                        + scanner.place()
                                                        + ")"));
        return new Opened(head, messages, findings, Optional.of(broken));
    }

    private static void unique(List<Message> messages) {
        Set<String> references = new HashSet<>();
        for (Message message : messages) {
            if (!references.add(message.reference())) {
                message.findings.add(
                        message.head(),
                        1,
                        Fault.REFERENCE,
                        "another message of the interchange has this reference, too");
            }
        }
    }

    private Message message(Segment head) {
        Findings findings = new Findings();
        List<Segment> segments = new ArrayList<>(List.of(head));
        while (true) {
            Segment segment = next();
            if (segment == null || Set.of("UNH", "UNE", "UNZ").contains(segment.tag())) {
                putBack = segment;
                findings.add(head, 0, Fault.COUNT, "the message has no end: UNT is missing");
                return new Message(segments, findings);
            }
            segments.add(segment);
            if (segment.is("UNT")) {
                count(findings, segment, segments.size(), "segments");
                reference(findings, segment, 2, head.at(1), "UNH");
                return new Message(segments, findings);
            }
        }
    }

    private static void count(Findings findings, Segment end, int counted, String what) {
        String said = end.at(1).strip();
        if (!said.matches("[0-9]{1,10}") || Long.parseLong(said) != counted) {
            findings.add(
                    end,
                    1,
                    Fault.COUNT,
                    "%s %s are announced, %d came"
                            .formatted(said.isEmpty() ? "no" : said, what, counted));
        }
    }

    private static void reference(
            Findings findings, Segment end, int element, String expected, String head) {
        if (!end.at(element).strip().equals(expected.strip())) {
            findings.add(
                    end,
                    element,
                    Fault.REFERENCE,
                    "the reference is not the one of %s: \"%s\" (expected: %s)"
                            .formatted(head, end.at(element), expected));
        }
    }
}
