package coop.cobuy.adapter.format.x12;

import static coop.cobuy.adapter.format.segment.SegmentWriter.e;

import coop.cobuy.adapter.format.EnvelopeFormat.Came;
import coop.cobuy.adapter.format.Format.Written;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Findings.Finding;
import coop.cobuy.adapter.format.segment.SegmentWriter;
import coop.cobuy.adapter.format.x12.Envelopes.Group;
import coop.cobuy.adapter.format.x12.Envelopes.Opened;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Answers groups with a 997 each: which transactions are accepted, and what is wrong where; and
 * with a TA1 an interchange that is refused as a whole, or that asks for one.
 */
final class Acknowledging {

    /** A 997 repeats no more of a bad element. */
    private static final int SHOWN_MAX = 20;

    /** TA1: no error. */
    private static final String FINE = "000";

    /** AK5 and AK9 have room for so many codes. */
    private static final int CODES_MAX = 5;

    private final X12Options options;
    private final X12Texts texts;

    Acknowledging(X12Options options) {
        this.options = options;
        this.texts = new X12Texts(options);
    }

    /** Of a group and what became of its transactions, in their order. */
    record Answered(Group group, List<List<Finding>> transactions) {}

    /** Nobody could tell what an answer is to that cannot repeat the number. */
    Optional<Written> write(
            List<Opened> interchanges, List<Answered> groups, Came came, LongSupplier control) {
        List<Opened> told =
                interchanges.stream()
                        .filter(one -> isTold(one, came))
                        .filter(one -> one.isa().control().matches("[0-9]{9}"))
                        .toList();
        List<Answered> numbered =
                groups.stream().filter(one -> !echo(one.group.control(), 9).isEmpty()).toList();
        if (numbered.isEmpty() && told.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = new Frame(options, control.getAsLong(), came.at());
        told.forEach(one -> interchange(frame, one, came));
        if (!numbered.isEmpty()) {
            frame.group("FA");
            numbered.forEach(answered -> group(frame, answered));
        }
        return Optional.of(frame.close());
    }

    /** Whether a group is one to answer. */
    static boolean isAnswered(Opened opened, Group group, Came came) {
        return opened.problems().isEmpty()
                && !came.repeated().contains(opened.isa().reference())
                && !group.function().equals("FA")
                && !group.control().isEmpty();
    }

    /** What holds nothing but answers is not answered, so that no two sides do so for ever. */
    private static boolean isTold(Opened opened, Came came) {
        boolean says = opened.groups().stream().anyMatch(group -> !group.function().equals("FA"));
        return says && (opened.isa().asksForAnswer() || !note(opened, came).equals(FINE));
    }

    private void interchange(Frame frame, Opened opened, Came came) {
        String note = note(opened, came);
        frame.tag(
                opened.isa().control(),
                echo(opened.isa().date(), 6),
                echo(opened.isa().time(), 4),
                note.equals(FINE) ? "A" : "R",
                note);
    }

    /** Why an interchange is refused as a whole; {@link #FINE} if it is not. */
    private static String note(Opened opened, Came came) {
        if (came.repeated().contains(opened.isa().reference())) {
            return "025";
        }
        return opened.findings().all().stream()
                .findFirst()
                .map(
                        finding ->
                                switch (finding.fault()) {
                                    case COUNT -> "021";
                                    case REFERENCE -> "001";
                                    default -> "022";
                                })
                .orElseGet(() -> opened.broken().isPresent() ? "023" : FINE);
    }

    private void group(Frame frame, Answered answered) {
        Group group = answered.group;
        SegmentWriter out = frame.begin("997");
        out.segment("AK1", e(echo(group.function(), 2)), e(echo(group.control(), 9)));
        boolean wholeGroup = group.findings().isEmpty();
        int accepted = 0;
        for (int i = 0; i < group.transactions().size(); i++) {
            var transaction = group.transactions().get(i);
            List<Finding> findings = answered.transactions.get(i);
            out.segment("AK2", e(echo(transaction.set(), 3)), e(echo(transaction.control(), 9)));
            findings.forEach(finding -> segment(out, finding, transaction));
            List<String> codes = findings.isEmpty() ? List.of() : codes(findings);
            out.segment("AK5", elements(List.of(findings.isEmpty() ? "A" : "R"), codes));
            accepted += findings.isEmpty() ? 1 : 0;
        }
        int received = group.transactions().size();
        int taken = wholeGroup ? accepted : 0;
        out.segment(
                "AK9",
                elements(
                        List.of(
                                verdict(taken, received),
                                Integer.toString(group.declared()),
                                Integer.toString(received),
                                Integer.toString(taken)),
                        wholeGroup ? List.of() : groupCodes(group.findings().all())));
        frame.end();
    }

    private static String verdict(int taken, int received) {
        if (taken == received) {
            return "A";
        }
        return taken == 0 ? "R" : "P";
    }

    @SuppressWarnings("unchecked")
    private static List<String>[] elements(List<String> first, List<String> codes) {
        List<List<String>> elements = new ArrayList<>();
        first.forEach(one -> elements.add(e(one)));
        codes.stream().limit(CODES_MAX).forEach(one -> elements.add(e(one)));
        return elements.toArray(List[]::new);
    }

    /** What came is repeated as far as it can be. */
    private String echo(String text, int lengthMax) {
        return texts.text(text, lengthMax).strip();
    }

    private void segment(SegmentWriter out, Finding finding, Envelopes.Transaction transaction) {
        boolean ofEnvelope = Set.of("ST", "SE").contains(finding.segment().tag());
        if (ofEnvelope || finding.fault() == Fault.UNSUPPORTED) {
            return;
        }
        int position = finding.segment().number() - transaction.head().number() + 1;
        boolean whole = finding.element() == 0;
        out.segment(
                "AK3",
                e(finding.segment().tag()),
                e(Integer.toString(position)),
                e(),
                e(whole ? "3" : "8"));
        if (!whole) {
            String bad = finding.segment().at(finding.element());
            out.segment(
                    "AK4",
                    e(Integer.toString(finding.element())),
                    e(),
                    e(elementCode(finding.fault())),
                    e(echo(bad, SHOWN_MAX)));
        }
    }

    private static String elementCode(Fault fault) {
        return switch (fault) {
            case MISSING -> "1";
            case TOO_LONG -> "5";
            case BAD_DATE -> "8";
            case BAD_VALUE, COUNT, REFERENCE -> "6";
            case BAD_CODE, UNSUPPORTED -> "7";
        };
    }

    private static List<String> codes(List<Finding> findings) {
        Set<String> codes = new LinkedHashSet<>();
        for (Finding finding : findings) {
            boolean end = finding.segment().is("SE") || finding.segment().is("ST");
            codes.add(
                    switch (finding.fault()) {
                        case UNSUPPORTED -> "1";
                        case COUNT -> end ? (finding.element() == 0 ? "2" : "4") : "5";
                        case REFERENCE -> end ? "3" : "5";
                        default -> "5";
                    });
        }
        return List.copyOf(codes);
    }

    private static List<String> groupCodes(List<Finding> findings) {
        Set<String> codes = new LinkedHashSet<>();
        for (Finding finding : findings) {
            codes.add(
                    switch (finding.fault()) {
                        case COUNT -> finding.element() == 0 ? "3" : "5";
                        case REFERENCE -> "4";
                        default -> "1";
                    });
        }
        return List.copyOf(codes);
    }
}
