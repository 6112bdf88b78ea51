package coop.cobuy.adapter.format.edifact;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.EnvelopeFormat;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.edifact.Acknowledging.Answered;
import coop.cobuy.adapter.format.edifact.Acknowledging.Received;
import coop.cobuy.adapter.format.edifact.Envelopes.Message;
import coop.cobuy.adapter.format.edifact.Envelopes.Opened;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** UN/EDIFACT D.96A: both ways. */
@Singleton
public final class EdifactFormat implements EnvelopeFormat {

    /** As profiles name it. */
    public static final String NAME = "edifact";

    /** As profiles name it. */
    public static final String VERSION = "D.96A";

    /** What its bytes are. */
    public static final String MEDIA_TYPE = "application/EDIFACT";

    private static final int BYTES_MAX = 16_000_000;
    private static final String CONTRL = "CONTRL";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<FieldProblem> check(FormatOptions options) {
        List<FieldProblem> problems = new ArrayList<>();
        EdifactOptions.read(options, problems);
        return problems;
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options, long controlNumber) {
        EdifactOptions read = EdifactOptions.read(options, new ArrayList<>());
        return new OrderWriting(read, options.parties(), controlNumber).write(document);
    }

    @Override
    public List<Interchange> open(byte[] bytes, FormatOptions options) {
        EdifactOptions read = EdifactOptions.read(options, new ArrayList<>());
        List<FieldProblem> problems = new ArrayList<>();
        List<Interchange> interchanges = new ArrayList<>();
        for (Opened opened : opened(bytes, options, problems)) {
            interchanges.add(interchange(opened, read));
        }
        problems.forEach(problem -> interchanges.add(Interchange.unreadable("", problem)));
        return interchanges;
    }

    private static List<Opened> opened(
            byte[] bytes, FormatOptions options, List<FieldProblem> problems) {
        if (bytes.length > BYTES_MAX) {
            problems.add(new FieldProblem("", "more than " + BYTES_MAX + " bytes are not read"));
            return List.of();
        }
        return Envelopes.of(bytes, options.charset(), problems);
    }

    private static Interchange interchange(Opened opened, EdifactOptions options) {
        List<FieldProblem> problems = opened.problems();
        List<Part> parts = new ArrayList<>();
        if (problems.isEmpty()) {
            opened.messages().forEach(message -> parts.addAll(parts(message, options)));
            if (parts.isEmpty()) {
                problems.add(
                        new FieldProblem(
                                "UNB", "nothing is in it (" + opened.head().place() + ")"));
            }
        }
        return new Interchange(opened.reference(), parts, problems);
    }

    private static List<Part> parts(Message message, EdifactOptions options) {
        Findings findings = new Findings();
        findings.addAll(message.findings().all());
        if (message.type().equals(CONTRL) && findings.isEmpty()) {
            List<Part.Receipt> receipts = Receipts.of(message, findings);
            if (findings.isEmpty()) {
                return List.copyOf(receipts);
            }
            return findings.parts(List.of());
        }
        List<? extends InboundDocument> documents = documents(message, options, findings);
        return findings.parts(documents);
    }

    private static List<? extends InboundDocument> documents(
            Message message, EdifactOptions options, Findings findings) {
        return switch (message.type()) {
            case "ORDRSP" -> List.of(new ResponseReading(options, findings).read(message));
            case "DESADV" -> new DespatchReading(options, findings).read(message);
            case "INVOIC" -> List.of(new InvoiceReading(options, findings).read(message));
            case "PRICAT" -> List.of(new PriceListReading(options, findings).read(message));
            default -> {
                findings.add(
                        message.head(),
                        2,
                        1,
                        Fault.UNSUPPORTED,
                        "\""
                                + message.type()
                                + "\" is none of ORDRSP, DESADV, INVOIC, PRICAT, CONTRL");
                yield List.of();
            }
        };
    }

    /** No interchange of CONTRL alone, of which a partner wants no CONTRL. */
    @Override
    public Optional<Written> acknowledge(
            byte[] bytes, FormatOptions options, Came came, LongSupplier controlNumber) {
        EdifactOptions read = EdifactOptions.read(options, new ArrayList<>());
        List<Received> received = new ArrayList<>();
        for (Opened opened : opened(bytes, options, new ArrayList<>())) {
            if (isAnswered(opened) && read.acknowledge().wants(opened.asksForAnswer())) {
                received.add(
                        new Received(
                                opened,
                                opened.messages().stream()
                                        .map(one -> answered(one, read))
                                        .toList()));
            }
        }
        return new Acknowledging(read).write(received, came, controlNumber);
    }

    private static boolean isAnswered(Opened opened) {
        boolean onlyAnswers =
                !opened.messages().isEmpty()
                        && opened.messages().stream().allMatch(one -> one.type().equals(CONTRL));
        return opened.head().has(5) && !onlyAnswers;
    }

    private static Answered answered(Message message, EdifactOptions options) {
        Findings findings = new Findings();
        findings.addAll(message.findings().all());
        if (!message.type().equals(CONTRL)) {
            documents(message, options, findings);
        }
        return new Answered(message, findings.all());
    }
}
