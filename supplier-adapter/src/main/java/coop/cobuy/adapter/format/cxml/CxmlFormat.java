package coop.cobuy.adapter.format.cxml;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.Party;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.xml.UnreadableXmlException;
import coop.cobuy.adapter.format.xml.XmlElement;
import coop.cobuy.adapter.format.xml.XmlFields;
import coop.cobuy.adapter.format.xml.XmlParsing;
import coop.cobuy.adapter.format.xml.XmlParsing.Doctype;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** cXML 1.2, both ways. */
@Singleton
public final class CxmlFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "cxml";

    /** As profiles name it. */
    public static final String VERSION = "1.2";

    private static final Set<String> OPTIONS = Set.of("domain", "deploymentMode", "currency");

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
        if (!options.charset().equals(StandardCharsets.UTF_8)) {
            problems.add(new FieldProblem("/characterSet", "cXML is written in UTF-8"));
        }
        options.settings()
                .properties()
                .forEach(
                        one -> {
                            boolean good =
                                    OPTIONS.contains(one.getKey()) && one.getValue().isTextual();
                            if (!good) {
                                problems.add(
                                        new FieldProblem(
                                                "/formatOptions/" + one.getKey(),
                                                "one of " + OPTIONS + " with a text is expected"));
                            }
                        });
        identity(options.parties().buyer(), "buyer", problems);
        identity(options.parties().supplier(), "supplier", problems);
        return problems;
    }

    private static void identity(Party party, String side, List<FieldProblem> problems) {
        if (CxmlOrders.identity(party).isEmpty()) {
            problems.add(
                    new FieldProblem(
                            "/formatOptions/parties/" + side + "/endpointId",
                            "is missing: cXML needs it as the identity"));
        }
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        return new Written(CxmlOrders.write(document, options), "text/xml; charset=utf-8", "xml");
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        XmlElement root;
        try {
            root = XmlParsing.parse(bytes, Map.of(), Doctype.NAMED);
        } catch (UnreadableXmlException e) {
            FieldProblem problem = e.problem();
            return new Read.NotUnderstood(
                    List.of(
                            problem.pointer().isEmpty()
                                    ? new FieldProblem("document", problem.reason())
                                    : problem));
        }
        XmlFields fields = XmlFields.of(root);
        CxmlAnswers answers = new CxmlAnswers(fields);
        Optional<XmlFields> confirmation = fields.at("Request/ConfirmationRequest");
        if (confirmation.isPresent()) {
            return one(answers.confirmation(confirmation.get()), fields);
        }
        Optional<XmlFields> notice = fields.at("Request/ShipNoticeRequest");
        if (notice.isPresent()) {
            return several(answers.notices(notice.get()), fields);
        }
        Optional<XmlFields> invoice = fields.at("Request/InvoiceDetailRequest");
        if (invoice.isPresent()) {
            return one(new CxmlInvoices(fields, invoice.get()).read(), fields);
        }
        fields.problem(
                root, "holds no ConfirmationRequest, ShipNoticeRequest or InvoiceDetailRequest");
        return new Read.NotUnderstood(fields.problems());
    }

    private static Read one(InboundDocument document, XmlFields fields) {
        return fields.problems().isEmpty()
                ? new Read.Understood(document)
                : new Read.NotUnderstood(fields.problems());
    }

    private static Read several(List<DespatchAdvice> advices, XmlFields fields) {
        if (!fields.problems().isEmpty() || advices.isEmpty()) {
            return new Read.NotUnderstood(fields.problems());
        }
        return advices.size() == 1
                ? new Read.Understood(advices.getFirst())
                : new Read.Several(advices.stream().<Read>map(Read.Understood::new).toList());
    }
}
