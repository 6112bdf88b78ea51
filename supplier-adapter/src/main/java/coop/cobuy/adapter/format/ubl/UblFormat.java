package coop.cobuy.adapter.format.ubl;

import coop.cobuy.adapter.canonical.InboundDocument;
import coop.cobuy.adapter.canonical.InboundDocument.DespatchAdvice;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.canonical.Party;
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

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** UBL 2.1 with Peppol BIS 3, both ways. */
@Singleton
public final class UblFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "ubl";

    /** As profiles name it. */
    public static final String VERSION = "2.1";

    private static final String MEDIA_TYPE = "application/xml";
    private static final String PROCESS = "process";
    private static final Set<String> PROCESSES =
            Set.of("order_only", "ordering", "advanced_ordering");
    private static final int FINDINGS_MAX = 200;
    private static final int SAME_RULE_MAX = 3;

    private final OfficialRules rules;

    public UblFormat(OfficialRules rules) {
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
        List<FieldProblem> problems = new ArrayList<>();
        if (!options.charset().equals(StandardCharsets.UTF_8)) {
            problems.add(new FieldProblem("/characterSet", "UBL is written in UTF-8"));
        }
        options.settings()
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!name.equals(PROCESS)) {
                                problems.add(
                                        new FieldProblem(
                                                "/formatOptions/" + name, "unknown option"));
                            }
                        });
        String process = options.settings().path(PROCESS).asText("ordering");
        if (!PROCESSES.contains(process)) {
            problems.add(
                    new FieldProblem(
                            "/formatOptions/process",
                            "order_only, ordering or advanced_ordering is expected"));
        }
        endpoint(options.parties().buyer(), "buyer", problems);
        endpoint(options.parties().supplier(), "supplier", problems);
        return problems;
    }

    private static void endpoint(Party party, String side, List<FieldProblem> problems) {
        String at = "/formatOptions/parties/" + side + "/";
        if (party.endpointId() == null) {
            problems.add(new FieldProblem(at + "endpointId", "is missing: Peppol needs it"));
        }
        if (party.country() == null) {
            problems.add(new FieldProblem(at + "country", "is missing: Peppol needs it"));
        }
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        String process = options.settings().path(PROCESS).asText("");
        byte[] bytes =
                switch (document) {
                    case PurchaseOrder order ->
                            UblOrders.order(
                                    order,
                                    options.parties(),
                                    process.isEmpty() ? "ordering" : process);
                    case OrderChange change -> {
                        changes(process);
                        yield UblOrders.change(change, options.parties());
                    }
                    case OrderCancellation cancellation -> {
                        changes(process);
                        yield UblOrders.cancellation(cancellation, options.parties());
                    }
                };
        valid(ruleSet(document), bytes);
        return new Written(bytes, MEDIA_TYPE, "xml");
    }

    private static void changes(String process) {
        if (!process.isEmpty() && !process.equals("advanced_ordering")) {
            throw new UnwritableDocumentException(
                    "the supplier takes part in Peppol's process "
                            + process
                            + ", which has no changes and cancellations of orders");
        }
    }

    private static RuleSet ruleSet(OutboundDocument document) {
        return switch (document) {
            case PurchaseOrder order -> RuleSet.PEPPOL_ORDER;
            case OrderChange change -> RuleSet.PEPPOL_ORDER_CHANGE;
            case OrderCancellation cancellation -> RuleSet.PEPPOL_ORDER_CANCELLATION;
        };
    }

    /** Nothing leaves that breaks a rule. */
    private void valid(RuleSet set, byte[] bytes) {
        List<Finding> broken = rules.check(set, bytes).stream().filter(Finding::fatal).toList();
        if (!broken.isEmpty()) {
            Finding first = broken.getFirst();
            String more = broken.size() == 1 ? "" : " (and " + (broken.size() - 1) + " more)";
            throw new UnwritableDocumentException(first.sentence() + " at " + first.at() + more);
        }
    }

    @Override
    public void prepare(FormatOptions options) {
        write(UblExample.order(), UblExample.options());
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        XmlElement root;
        try {
            root = XmlParsing.parse(bytes, Ubl.prefixes(), Doctype.REFUSED);
        } catch (UnreadableXmlException e) {
            return new Read.NotUnderstood(List.of(e.problem()));
        }
        XmlFields fields = XmlFields.of(root);
        Supplier<List<FieldProblem>> findings = () -> findings(root, fields, bytes);
        return switch (root.name()) {
            case "OrderResponse" -> one(UblResponses.response(fields), fields, findings, List.of());
            case "OrderResponseSimple" ->
                    one(UblResponses.simple(fields), fields, findings, List.of());
            case "DespatchAdvice" -> advices(UblResponses.advices(fields), fields, findings);
            case "Invoice", "CreditNote" -> {
                UblInvoices.Bill bill = UblInvoices.read(fields);
                yield one(bill.invoice(), fields, findings, bill.remarks());
            }
            case "Catalogue" -> {
                UblCatalogues.Prices prices = UblCatalogues.read(fields);
                yield one(prices.list(), fields, findings, prices.remarks());
            }
            default ->
                    new Read.NotUnderstood(
                            List.of(
                                    new FieldProblem(
                                            root.path(),
                                            "no order response, despatch advice, invoice, credit"
                                                    + " note or catalogue of UBL 2.1")));
        };
    }

    private static Read one(
            InboundDocument document,
            XmlFields fields,
            Supplier<List<FieldProblem>> findings,
            List<FieldProblem> remarks) {
        List<FieldProblem> told = new ArrayList<>(fields.problems());
        if (!told.isEmpty()) {
            told.addAll(findings.get());
            return new Read.NotUnderstood(told);
        }
        told.addAll(remarks);
        told.addAll(findings.get());
        return new Read.Understood(document, told);
    }

    private static Read advices(
            List<DespatchAdvice> advices, XmlFields fields, Supplier<List<FieldProblem>> findings) {
        if (advices.size() == 1 || !fields.problems().isEmpty()) {
            return advices.isEmpty()
                    ? new Read.NotUnderstood(fields.problems())
                    : one(advices.getFirst(), fields, findings, List.of());
        }
        List<FieldProblem> told = findings.get();
        return new Read.Several(
                advices.stream().<Read>map(advice -> new Read.Understood(advice, told)).toList());
    }

    /** What the official rules find fault with, for those documents that say which apply. */
    private List<FieldProblem> findings(XmlElement root, XmlFields fields, byte[] bytes) {
        Optional<RuleSet> set =
                applying(root, fields.optionalText(500, "cbc:CustomizationID"))
                        .filter(rules::knows);
        return set.map(one -> told(rules.check(one, bytes))).orElse(List.of());
    }

    /** A rule that every line breaks is told some times, not for each. */
    private static List<FieldProblem> told(List<Finding> findings) {
        Map<String, Integer> counts = new HashMap<>();
        return findings.stream()
                .filter(one -> counts.merge(one.rule(), 1, Integer::sum) <= SAME_RULE_MAX)
                .limit(FINDINGS_MAX)
                .map(Finding::problem)
                .toList();
    }

    private static Optional<RuleSet> applying(XmlElement root, @Nullable String customization) {
        String said = customization == null ? "" : customization;
        boolean peppol = said.contains("peppol.eu:");
        RuleSet set =
                switch (root.name()) {
                    case "Invoice" -> invoice(said, peppol);
                    case "CreditNote" -> creditNote(said, peppol);
                    case "OrderResponse" ->
                            said.contains("order_response_advanced")
                                    ? RuleSet.PEPPOL_ORDER_RESPONSE_ADVANCED
                                    : peppol ? RuleSet.PEPPOL_ORDER_RESPONSE : null;
                    case "DespatchAdvice" -> peppol ? RuleSet.PEPPOL_DESPATCH_ADVICE : null;
                    case "Catalogue" -> peppol ? RuleSet.PEPPOL_CATALOGUE : null;
                    default -> null;
                };
        return Optional.ofNullable(set);
    }

    private static RuleSet invoice(String customization, boolean peppol) {
        if (!peppol) {
            return RuleSet.EN16931_UBL_INVOICE;
        }
        return customization.contains(":selfbilling:")
                ? RuleSet.PEPPOL_INVOICE_SELF_BILLING
                : RuleSet.PEPPOL_INVOICE;
    }

    private static RuleSet creditNote(String customization, boolean peppol) {
        if (!peppol) {
            return RuleSet.EN16931_UBL_CREDIT_NOTE;
        }
        return customization.contains(":selfbilling:")
                ? RuleSet.PEPPOL_CREDIT_NOTE_SELF_BILLING
                : RuleSet.PEPPOL_CREDIT_NOTE;
    }
}
