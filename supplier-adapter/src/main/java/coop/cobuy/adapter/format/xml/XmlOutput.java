package coop.cobuy.adapter.format.xml;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML in UTF-8. Texts are escaped; characters that XML cannot bear become blanks. Elements
 * without content are left out by {@link #optional}.
 */
public final class XmlOutput {

    private final StringBuilder out =
            new StringBuilder(4096).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** The document type, before the root. */
    public XmlOutput doctype(String name, String systemId) {
        out.append("<!DOCTYPE ").append(name).append(" SYSTEM \"").append(systemId).append("\">\n");
        return this;
    }

    /**
     * @param attributes names and values by turns
     */
    public XmlOutput open(String name, String... attributes) {
        indent().append('<').append(name);
        attributes(attributes);
        out.append(">\n");
        open.push(name);
        return this;
    }

    public XmlOutput close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    public XmlOutput text(String name, String text, String... attributes) {
        indent().append('<').append(name);
        attributes(attributes);
        out.append('>');
        escape(text, false);
        out.append("</").append(name).append(">\n");
        return this;
    }

    public XmlOutput empty(String name, String... attributes) {
        indent().append('<').append(name);
        attributes(attributes);
        out.append("/>\n");
        return this;
    }

    public XmlOutput optional(String name, @Nullable String text, String... attributes) {
        return text == null || text.isBlank() ? this : text(name, text, attributes);
    }

    /**
     * @throws IllegalStateException if an element is still open
     */
    public byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder indent() {
        return out.repeat(' ', 2 * open.size());
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            out.append('"');
        }
    }

    private void escape(String text, boolean attribute) {
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '&' -> out.append("&amp;");
                                case '"' -> out.append(attribute ? "&quot;" : "\"");
                                case '\r' -> out.append("&#13;");
                                case '\n', '\t' ->
                                        out.append(
                                                attribute ? "&#" + c + ";" : Character.toString(c));
                                default -> out.appendCodePoint(isXml(c) ? c : ' ');
                            }
                        });
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
