package coop.cobuy.adapter.format.cii;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.rules.Finding;
import coop.cobuy.adapter.format.rules.OfficialRules;
import coop.cobuy.adapter.format.rules.RuleSet;
import coop.cobuy.adapter.format.xml.UnreadableXmlException;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.adapter.format.xml.XmlParsing;
import coop.cobuy.adapter.format.xml.XmlParsing.Doctype;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Factur-X and ZUGFeRD 2, version 1: invoices in, as PDF or as XML. */
@Singleton
public final class FacturxFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "facturx";

    /** As profiles name it. */
    public static final String VERSION = "1";

    private static final String ROOT = "CrossIndustryInvoice";
    private static final int PDF_MAX = 20_000_000;
    private static final int FINDINGS_MAX = 100;
    private static final String UN = "urn:un:unece:uncefact:data:standard:";
    private static final Map<String, String> PREFIXES =
            Map.of(
                    UN + "CrossIndustryInvoice:100", "rsm",
                    UN + "ReusableAggregateBusinessInformationEntity:100", "ram",
                    UN + "UnqualifiedDataType:100", "udt",
                    UN + "QualifiedDataType:100", "qdt");

    private final OfficialRules rules;

    public FacturxFormat(OfficialRules rules) {
        this.rules = rules;
    }

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
        return options.settings().isEmpty()
                ? List.of()
                : List.of(new FieldProblem("/formatOptions", "Factur-X has no options"));
    }

    /**
     * @throws UnwritableDocumentException always: it has no orders
     */
    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        throw new UnwritableDocumentException("Factur-X holds invoices alone, no orders");
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        if (!PdfAttachment.isPdf(bytes)) {
            return xml(bytes, "");
        }
        if (bytes.length > PDF_MAX) {
            return refused("%,d bytes are too many for a PDF".formatted(bytes.length));
        }
        PdfAttachment pdf = new PdfAttachment(bytes);
        if (pdf.isEncrypted()) {
            return refused("the PDF is encrypted");
        }
        List<byte[]> found = pdf.xml(ROOT);
        return found.isEmpty()
                ? refused("the PDF holds no Cross Industry Invoice (factur-x.xml)")
                : xml(found.getLast(), "factur-x.xml");
    }

    private static Read refused(String reason) {
        return new Read.NotUnderstood(List.of(new FieldProblem("PDF", reason)));
    }

    /**
     * @param within the file that the paths are in; empty: the document itself
     */
    private Read xml(byte[] bytes, String within) {
        XmlElement root;
        try {
            root = XmlParsing.parse(bytes, PREFIXES, Doctype.REFUSED);
        } catch (UnreadableXmlException e) {
            return new Read.NotUnderstood(List.of(in(within, e.problem())));
        }
        if (!root.name().equals("rsm:" + ROOT)) {
            return new Read.NotUnderstood(
                    List.of(
                            in(
                                    within,
                                    new FieldProblem(
                                            root.path(), "no Cross Industry Invoice of 2016"))));
        }
        XmlFields fields = XmlFields.of(root);
        CiiInvoices.Bill bill = CiiInvoices.read(fields);
        List<FieldProblem> told = new ArrayList<>(fields.problems());
        boolean understood = told.isEmpty();
        told.addAll(bill.remarks());
        rules.check(RuleSet.EN16931_CII, bytes).stream()
                .limit(FINDINGS_MAX)
                .map(Finding::problem)
                .forEach(told::add);
        List<FieldProblem> placed = told.stream().map(one -> in(within, one)).toList();
        return understood
                ? new Read.Understood(bill.invoice(), placed)
                : new Read.NotUnderstood(placed);
    }

    private static FieldProblem in(String within, FieldProblem problem) {
        if (within.isEmpty()) {
            return problem.pointer().isEmpty()
                    ? new FieldProblem("document", problem.reason())
                    : problem;
        }
        return new FieldProblem(within + ": " + problem.pointer(), problem.reason());
    }
}
