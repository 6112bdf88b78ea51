package coop.cobuy.adapter.format.xml;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element that was read. Its name bears the prefix that the format chose for its namespace,
 * whatever the document's is. Mutable only while {@link XmlParsing} builds it.
 */
public final class XmlElement {

    private final String name;
    private final @Nullable XmlElement parent;
    private final int line;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final int position;

    XmlElement(String name, @Nullable XmlElement parent, int line, Map<String, String> attributes) {
        this.name = name;
        this.parent = parent;
        this.line = line;
        this.attributes = Map.copyOf(attributes);
        this.position = parent == null ? 0 : parent.counted(name);
        if (parent != null) {
            parent.children.add(this);
        }
    }

    private final Map<String, Integer> counts = new HashMap<>();

    private int counted(String child) {
        return counts.merge(child, 1, Integer::sum);
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Nullable XmlElement parent() {
        return parent;
    }

    public String name() {
        return name;
    }

    /** In the document, 1 for the first. */
    public int line() {
        return line;
    }

    /** Its own text without the blanks around it. */
    public String text() {
        return text.toString().strip();
    }

    /** By local name. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** As an XPath, such as {@code /Order/cac:OrderLine[2]/cac:LineItem}. */
    public String path() {
        if (parent == null) {
            return "/" + name;
        }
        boolean several = parent.counts.getOrDefault(name, 1) > 1;
        return parent.path() + "/" + name + (several ? "[" + position + "]" : "");
    }

    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    /** All at the end of a path of names, such as {@code cac:Item/cbc:Name}. */
    public List<XmlElement> all(String path) {
        List<XmlElement> at = List.of(this);
        for (String step : path.split("/")) {
            at =
                    at.stream()
                            .flatMap(element -> element.children.stream())
                            .filter(child -> child.name.equals(step))
                            .toList();
        }
        return at;
    }

    /** The first at the end of one of the paths, tried in their order. */
    public Optional<XmlElement> first(String... paths) {
        return Arrays.stream(paths).flatMap(path -> all(path).stream()).findFirst();
    }
}
