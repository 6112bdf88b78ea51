package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.EnvelopeFormat;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.Interchange;
import coop.cobuy.adapter.format.Interchange.Part;
import coop.cobuy.adapter.format.segment.Decoding;
import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Findings.Finding;
import coop.cobuy.adapter.format.x12.Acknowledging.Answered;
import coop.cobuy.adapter.format.x12.Envelopes.Group;
import coop.cobuy.adapter.format.x12.Envelopes.Opened;
import coop.cobuy.adapter.format.x12.Envelopes.Transaction;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** ASC X12 004010: both ways. */
@Singleton
public final class X12Format implements EnvelopeFormat {

    /** As profiles name it. */
    public static final String NAME = "x12";

    /** As profiles name it. */
    public static final String VERSION = "004010";

    /** What its bytes are. */
    public static final String MEDIA_TYPE = "application/EDI-X12";

    private static final int BYTES_MAX = 16_000_000;

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
        X12Options.read(options, problems);
        if (!options.charset().canEncode()) {
            problems.add(new FieldProblem("/characterSet", "cannot be written"));
        }
        return problems;
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options, long controlNumber) {
        X12Options read = X12Options.read(options, new ArrayList<>());
        return new OrderWriting(read, options.parties(), controlNumber).write(document);
    }

    @Override
    public List<Interchange> open(byte[] bytes, FormatOptions options) {
        X12Options read = X12Options.read(options, new ArrayList<>());
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
        return switch (Decoding.of(bytes, options.charset())) {
            case Decoding.Text text -> Envelopes.of(text.text(), problems);
            case Decoding.Wrong wrong -> {
                problems.add(wrong.problem());
                yield List.of();
            }
        };
    }

    private static Interchange interchange(Opened opened, X12Options options) {
        List<FieldProblem> problems = opened.problems();
        List<Part> parts = new ArrayList<>();
        if (problems.isEmpty()) {
            opened.tags().forEach(ta1 -> parts.add(Receipts.of(ta1)));
            for (Group group : opened.groups()) {
                for (Transaction transaction : group.transactions()) {
                    parts.addAll(parts(opened, group, transaction, options));
                }
                if (group.transactions().isEmpty()) {
                    problems.addAll(group.findings().problems());
                }
            }
            if (parts.isEmpty() && problems.isEmpty()) {
                problems.add(new FieldProblem("ISA", "nothing is in it (" + opened.place() + ")"));
            }
        }
        return new Interchange(opened.isa().reference(), parts, problems);
    }

    private static List<Part> parts(
            Opened opened, Group group, Transaction transaction, X12Options options) {
        Findings findings = new Findings();
        findings.addAll(group.findings().all());
        findings.addAll(transaction.findings().all());
        if (transaction.set().equals("997") && findings.isEmpty()) {
            List<Part.Receipt> receipts = Receipts.of(transaction, findings);
            if (findings.isEmpty()) {
                return List.copyOf(receipts);
            }
            return findings.parts(List.of());
        }
        List<? extends InboundDocument> documents =
                documents(opened, group, transaction, options, findings);
        return findings.parts(documents);
    }

    private static List<? extends InboundDocument> documents(
            Opened opened,
            Group group,
            Transaction transaction,
            X12Options options,
            Findings findings) {
        return switch (transaction.set()) {
            case "855" ->
                    List.of(
                            new AcknowledgementReading(
                                            options,
                                            opened.isa().control()
                                                    + "-"
                                                    + group.control()
                                                    + "-"
                                                    + transaction.control(),
                                            findings)
                                    .read(transaction));
            case "856" -> new ShipNoticeReading(options, findings).read(transaction);
            case "810" -> List.of(new InvoiceReading(options, findings).read(transaction));
            default -> {
                findings.add(
                        transaction.head(),
                        1,
                        Fault.UNSUPPORTED,
                        "\"" + transaction.set() + "\" is none of 810, 855, 856, 997");
                yield List.of();
            }
        };
    }

    @Override
    public Optional<Written> acknowledge(
            byte[] bytes, FormatOptions options, Came came, LongSupplier controlNumber) {
        X12Options read = X12Options.read(options, new ArrayList<>());
        List<Opened> interchanges =
                opened(bytes, options, new ArrayList<>()).stream()
                        .filter(one -> read.acknowledge().wants(one.isa().asksForAnswer()))
                        .toList();
        List<Answered> groups = new ArrayList<>();
        for (Opened opened : interchanges) {
            for (Group group : opened.groups()) {
                if (Acknowledging.isAnswered(opened, group, came)) {
                    groups.add(answered(opened, group, read));
                }
            }
        }
        return new Acknowledging(read).write(interchanges, groups, came, controlNumber);
    }

    private static Answered answered(Opened opened, Group group, X12Options options) {
        List<List<Finding>> transactions = new ArrayList<>();
        for (Transaction transaction : group.transactions()) {
            Findings findings = new Findings();
            findings.addAll(transaction.findings().all());
            documents(opened, group, transaction, options, findings);
            transactions.add(findings.all());
        }
        return new Answered(group, transactions);
    }
}
