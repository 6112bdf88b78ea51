package coop.cobuy.adapter.format.xml;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

/**
 * Reads bytes into elements. Nothing is ever fetched; a document type is refused, or with {@link
 * Doctype#NAMED} taken for a mere name: its subset is not read and may declare nothing.
 */
public final class XmlParsing {

    /** The largest document that is read. */
    public static final int BYTES_MAX = 10_000_000;

    private static final int DEPTH_MAX = 60;
    private static final int ELEMENTS_MAX = 500_000;
    private static final String FEATURES = "http://xml.org/sax/features/";
    private static final String APACHE = "http://apache.org/xml/features/";

    private XmlParsing() {}

    /** What is done with a document type. */
    public enum Doctype {
        REFUSED,
        NAMED
    }

    /**
     * @param prefixes by namespace, the prefixes of elements' names; {@code ""} for none
     * @return the root
     * @throws UnreadableXmlException if it is no XML, too large, too deep, or has a document type
     *     that is not taken
     */
    public static XmlElement parse(byte[] bytes, Map<String, String> prefixes, Doctype doctype)
            throws UnreadableXmlException {
        if (bytes.length > BYTES_MAX) {
            throw new UnreadableXmlException(
                    "", "%,d bytes are too many (at most %,d)".formatted(bytes.length, BYTES_MAX));
        }
        Building building = new Building(prefixes);
        try {
            XMLReader reader = reader(doctype);
            reader.setContentHandler(building);
            reader.setErrorHandler(building);
            reader.setEntityResolver(building);
            reader.setProperty("http://xml.org/sax/properties/declaration-handler", building);
            reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
        } catch (SAXParseException e) {
            throw new UnreadableXmlException(
                    "line " + e.getLineNumber() + ", column " + e.getColumnNumber(),
                    "no XML that is taken: " + firstLine(e));
        } catch (IOException e) {
            throw new UnreadableXmlException(
                    building.place(), "no text in its character set: " + firstLine(e));
        } catch (SAXException e) {
            throw new UnreadableXmlException(building.place(), firstLine(e));
        }
        XmlElement root = building.root;
        if (root == null) {
            throw new UnreadableXmlException("", "no XML: there is no element");
        }
        return root;
    }

    /**
     * The same bytes as a tree of the JDK's, for those who need one.
     *
     * @throws IllegalArgumentException if they are no XML, or have a document type
     */
    public static Document document(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(APACHE + "disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java's parser cannot be made safe", e);
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("no XML: " + firstLine(e), e);
        }
    }

    /** A reader that fetches nothing and takes no document type, for those who need one. */
    public static XMLReader safeReader() {
        try {
            XMLReader reader = reader(Doctype.REFUSED);
            reader.setErrorHandler(new DefaultHandler2());
            return reader;
        } catch (SAXException e) {
            throw new IllegalStateException("this Java's parser cannot be made safe", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static XMLReader reader(Doctype doctype) throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(APACHE + "disallow-doctype-decl", doctype == Doctype.REFUSED);
            factory.setFeature(FEATURES + "external-general-entities", false);
            factory.setFeature(FEATURES + "external-parameter-entities", false);
            factory.setFeature(APACHE + "nonvalidating/load-external-dtd", false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java's parser cannot be made safe", e);
        }
    }

    /** Builds the tree and watches its bounds. */
    private static final class Building extends DefaultHandler2 {

        private final Map<String, String> prefixes;
        private @Nullable Locator locator;
        private @Nullable XmlElement root;
        private @Nullable XmlElement current;
        private int depth;
        private int elements;

        Building(Map<String, String> prefixes) {
            this.prefixes = prefixes;
        }

        String place() {
            Locator at = locator;
            return at == null || at.getLineNumber() < 1 ? "" : "line " + at.getLineNumber();
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(
                String namespace, String local, String qualified, Attributes attributes)
                throws SAXException {
            depth++;
            elements++;
            if (depth > DEPTH_MAX) {
                throw new SAXException("more than " + DEPTH_MAX + " elements in each other");
            }
            if (elements > ELEMENTS_MAX) {
                throw new SAXException("more than " + ELEMENTS_MAX + " elements");
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                values.put(attributes.getLocalName(i), attributes.getValue(i));
            }
            Locator at = locator;
            int line = at == null ? 0 : at.getLineNumber();
            XmlElement element = new XmlElement(name(namespace, local), current, line, values);
            if (root == null) {
                root = element;
            }
            current = element;
        }

        private String name(String namespace, String local) {
            String prefix = prefixes.get(namespace);
            if (prefix == null) {
                return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
            }
            return prefix.isEmpty() ? local : prefix + ":" + local;
        }

        @Override
        public void endElement(String namespace, String local, String qualified) {
            depth--;
            XmlElement ended = current;
            current = ended == null ? null : ended.parent();
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            XmlElement element = current;
            if (element != null) {
                element.append(characters, start, length);
            }
        }

        @Override
        public void internalEntityDecl(String name, String value) throws SAXException {
            throw new SAXException("declares the entity " + name);
        }

        @Override
        public void externalEntityDecl(String name, @Nullable String publicId, String systemId)
                throws SAXException {
            throw new SAXException("declares the external entity " + name);
        }

        @Override
        public InputSource resolveEntity(
                @Nullable String name,
                @Nullable String publicId,
                @Nullable String baseUri,
                String systemId) {
            return new InputSource(new StringReader(""));
        }

        @Override
        public void skippedEntity(String name) throws SAXException {
            throw new SAXException("uses the entity " + name);
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
