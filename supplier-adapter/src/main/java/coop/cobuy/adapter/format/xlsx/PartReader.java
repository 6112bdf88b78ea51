package coop.cobuy.adapter.format.xlsx;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one part of a workbook element by element. Names count without their namespaces, which
 * differ between the two editions of the standard. No document type, no entity, nothing fetched.
 */
final class PartReader {

    private static final int DEPTH_MAX = 60;
    private static final XMLInputFactory FACTORY = factory();

    private final String part;
    private final XMLStreamReader reader;
    private int depth;

    /**
     * @throws UnreadableWorkbookException if it is no XML
     */
    PartReader(String part, byte[] bytes) {
        this.part = part;
        try {
            this.reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    /** The JDK's own, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The next element's name; null at the end of the part. */
    @Nullable String nextStart() {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
            event = next();
        }
        return reader.getLocalName();
    }

    /** The next element inside of one that began at a depth; null when that one has ended. */
    @Nullable String nextStartWithin(int outer) {
        while (depth >= outer) {
            if (next() == XMLStreamConstants.START_ELEMENT) {
                return reader.getLocalName();
            }
        }
        return null;
    }

    /** Of the element that began last, counted from 1. */
    int depth() {
        return depth;
    }

    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String name, String otherwise) {
        String value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** The text right below the element that began last, up to its end. */
    String text(int lengthMax) {
        int outer = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= outer) {
            int event = next();
            boolean says =
                    event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE;
            if (says && depth == outer && text.length() <= lengthMax) {
                text.append(
                        reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        if (text.length() > lengthMax) {
            text.setLength(lengthMax + 1);
        }
        return text.toString();
    }

    private int next() {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> deeper();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new UnreadableWorkbookException(
                                part, "has a document type, which is not taken");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private void deeper() {
        depth++;
        if (depth > DEPTH_MAX) {
            throw new UnreadableWorkbookException(
                    part, "has more than " + DEPTH_MAX + " elements in each other");
        }
    }

    private UnreadableWorkbookException unreadable(XMLStreamException e) {
        String reason = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new UnreadableWorkbookException(part, "no XML: " + reason + " (line " + line + ")");
    }
}
