package coop.cobuy.adapter.format.rules;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

import java.util.Optional;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Keeps of a report of rules (SVRL), as it is written, those that are broken. */
final class BrokenRules extends DefaultHandler {

    private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
    private static final Set<String> KEPT = Set.of("failed-assert", "successful-report");

    private @Nullable Document report;
    private @Nullable Node current;
    private int depth;

    /** Empty if no rule is broken. */
    Optional<Document> report() {
        return Optional.ofNullable(report);
    }

    @Override
    public void startElement(
            String namespace, String local, String qualified, Attributes attributes) {
        if (depth == 0 && !(SVRL.equals(namespace) && KEPT.contains(local))) {
            return;
        }
        Document document = begun();
        Node parent = current;
        Element element = document.createElementNS(namespace, qualified);
        for (int i = 0; i < attributes.getLength(); i++) {
            element.setAttributeNS(
                    attributes.getURI(i).isEmpty() ? null : attributes.getURI(i),
                    attributes.getQName(i),
                    attributes.getValue(i));
        }
        (depth == 0 || parent == null ? document.getDocumentElement() : parent)
                .appendChild(element);
        current = element;
        depth++;
    }

    private Document begun() {
        Document known = report;
        if (known != null) {
            return known;
        }
        try {
            Document document =
                    DocumentBuilderFactory.newDefaultNSInstance()
                            .newDocumentBuilder()
                            .newDocument();
            document.appendChild(document.createElementNS(SVRL, "svrl:schematron-output"));
            report = document;
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java makes trees", e);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        Node element = current;
        Document document = report;
        if (depth > 0 && element != null && document != null) {
            element.appendChild(document.createTextNode(new String(text, start, length)));
        }
    }

    @Override
    public void endElement(String namespace, String local, String qualified) {
        if (depth > 0) {
            depth--;
            current = depth == 0 || current == null ? null : current.getParentNode();
        }
    }
}
