package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Segment;
import coop.cobuy.adapter.format.segment.SegmentScanner;
import coop.cobuy.problem.FieldProblem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes interchanges, groups and transactions apart and checks that each ends as it began, with the
 * number that it began with and as many parts as it says.
 */
final class Envelopes {

    private static final int REFERENCE_MAX = 9;

    private final SegmentScanner scanner;
    private @Nullable Segment putBack;

    private Envelopes(String text) {
        this.scanner = new SegmentScanner(text);
    }

    /**
     * @param place where its ISA stands
     * @param tags TA1 segments: what the partner says of interchanges of ours
     * @param broken why the rest of the file cannot be read
     */
    record Opened(
            Isa isa,
            String place,
            List<Group> groups,
            List<Segment> tags,
            Findings findings,
            Optional<FieldProblem> broken) {

        List<FieldProblem> problems() {
            List<FieldProblem> problems = new ArrayList<>(findings.problems());
            broken.ifPresent(problems::add);
            return problems;
        }
    }

    /** One functional group. */
    record Group(Segment head, List<Transaction> transactions, Findings findings, int declared) {

        String function() {
            return head.at(1);
        }

        String control() {
            return head.at(6).strip();
        }
    }

    /** From ST to SE. */
    record Transaction(List<Segment> segments, Findings findings) {

        Segment head() {
            return segments.getFirst();
        }

        String set() {
            return head().at(1);
        }

        String control() {
            return head().at(2).strip();
        }

        /** Without ST and SE. */
        List<Segment> body() {
            boolean ended = segments.size() > 1 && segments.getLast().is("SE");
            return segments.subList(1, segments.size() - (ended ? 1 : 0));
        }
    }

    /** All interchanges; or, where even the first has no head, the reason. */
    static List<Opened> of(String text, List<FieldProblem> problems) {
        Envelopes envelopes = new Envelopes(text);
        List<Opened> all = new ArrayList<>();
        while (!envelopes.scanner.isAtEnd() || all.isEmpty()) {
            int at = envelopes.scanner.position();
            String fault = Isa.fault(text, at);
            if (!fault.isEmpty()) {
                problems.add(
                        new FieldProblem("ISA", fault + " (" + envelopes.scanner.place() + ")"));
                return all;
            }
            Opened opened = envelopes.interchange(Isa.of(text, at));
            all.add(opened);
            if (opened.broken().isPresent()) {
                return all;
            }
        }
        return all;
    }

    private @Nullable Segment next(Isa isa) {
        Segment waiting = putBack;
        putBack = null;
        return waiting != null ? waiting : scanner.next(isa.punctuation()).orElse(null);
    }

    private Opened interchange(Isa isa) {
        Findings findings = new Findings();
        List<Group> groups = new ArrayList<>();
        List<Segment> tags = new ArrayList<>();
        String place = scanner.place();
        Segment last = next(isa);
        while (last != null) {
            Segment segment = next(isa);
            if (segment == null) {
                break;
            }
            last = segment;
            switch (segment.tag()) {
                case "GS" -> groups.add(group(isa, segment));
                case "TA1" -> tags.add(segment);
                case "ISB", "ISE" -> {}
                case "IEA" -> {
                    ends(isa, segment, groups, findings);
                    return new Opened(isa, place, groups, tags, findings, Optional.empty());
                }
                default ->
                        findings.add(
                                segment,
                                0,
                                Fault.UNSUPPORTED,
                                "no group or interchange's end stands here");
            }
        }
        FieldProblem broken =
                scanner.problem()
                        .orElseGet(
                                () ->
                                        new FieldProblem(
                                                "IEA",
                                                "the interchange has no end: IEA is missing ("
                                                        + scanner.place()
                                                        + ")"));
        return new Opened(isa, place, groups, tags, findings, Optional.of(broken));
    }

    private static void ends(Isa isa, Segment end, List<Group> groups, Findings findings) {
        count(findings, end, 1, groups.size(), "groups");
        number(findings, end, 2, isa.control(), "ISA");
        Set<String> controls = new HashSet<>();
        for (Group group : groups) {
            if (!controls.add(group.control())) {
                group.findings.add(
                        group.head, 6, Fault.REFERENCE, "another group has this number, too");
            }
        }
    }

    private Group group(Isa isa, Segment head) {
        Findings findings = new Findings();
        findings.text(head, 6, 0, REFERENCE_MAX, "the group's number");
        List<Transaction> transactions = new ArrayList<>();
        while (true) {
            Segment segment = next(isa);
            if (segment == null) {
                findings.add(head, 0, Fault.COUNT, "the group has no end: GE is missing");
                return new Group(head, transactions, findings, transactions.size());
            }
            if (segment.is("ST")) {
                transactions.add(transaction(isa, segment));
            } else if (segment.is("GE")) {
                int declared = count(findings, segment, 1, transactions.size(), "transactions");
                number(findings, segment, 2, head.at(6).strip(), "GS");
                unique(transactions);
                return new Group(head, transactions, findings, declared);
            } else {
                findings.add(
                        segment, 0, Fault.UNSUPPORTED, "no transaction or group's end stands here");
                if (segment.is("IEA")) {
                    putBack = segment;
                    return new Group(head, transactions, findings, transactions.size());
                }
            }
        }
    }

    private static void unique(List<Transaction> transactions) {
        Set<String> controls = new HashSet<>();
        for (Transaction transaction : transactions) {
            if (!controls.add(transaction.control())) {
                transaction.findings.add(
                        transaction.head(),
                        2,
                        Fault.REFERENCE,
                        "another transaction of the group has this number, too");
            }
        }
    }

    private Transaction transaction(Isa isa, Segment head) {
        Findings findings = new Findings();
        List<Segment> segments = new ArrayList<>(List.of(head));
        while (true) {
            Segment segment = next(isa);
            if (segment == null || Set.of("ST", "GE", "IEA").contains(segment.tag())) {
                putBack = segment;
                findings.add(head, 0, Fault.COUNT, "the transaction has no end: SE is missing");
                return new Transaction(segments, findings);
            }
            segments.add(segment);
            if (segment.is("SE")) {
                count(findings, segment, 1, segments.size(), "segments");
                number(findings, segment, 2, head.at(2).strip(), "ST");
                return new Transaction(segments, findings);
            }
        }
    }

    private static int count(
            Findings findings, Segment end, int element, int counted, String what) {
        String said = end.at(element).strip();
        if (!said.matches("[0-9]{1,10}") || Long.parseLong(said) != counted) {
            findings.add(
                    end,
                    element,
                    Fault.COUNT,
                    "%s %s are announced, %d came"
                            .formatted(said.isEmpty() ? "no" : said, what, counted));
        }
        return said.matches("[0-9]{1,6}") ? Integer.parseInt(said) : counted;
    }

    private static void number(
            Findings findings, Segment end, int element, String expected, String head) {
        String said = end.at(element).strip();
        if (!unpadded(said).equals(unpadded(expected))) {
            findings.add(
                    end,
                    element,
                    Fault.REFERENCE,
                    "the number is not the one of %s: \"%s\" (expected: %s)"
                            .formatted(head, said, expected));
        }
    }

    /** Numbers come with and without zeros in front. */
    static String unpadded(String number) {
        return number.strip().replaceFirst("^0+(?=.)", "");
    }
}
