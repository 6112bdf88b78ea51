package coop.cobuy.suppliers.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Segments of EDIFACT and X12: elements, each of components; counted as the standards do. */
record Segments(List<List<List<String>>> all) {

    Segments {
        all = List.copyOf(all);
    }

    /**
     * @param end after a segment
     * @param element between elements
     * @param component between an element's components
     * @param release takes the meaning of the next character; 0: there is none
     */
    static Segments parse(String text, char end, char element, char component, char release) {
        List<List<List<String>>> all = new ArrayList<>();
        List<List<String>> segment = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (release != 0 && c == release && i + 1 < text.length()) {
                i++;
                part.append(text.charAt(i));
            } else if (c == component || c == element || c == end) {
                parts.add(part.toString());
                part.setLength(0);
                if (c != component) {
                    segment.add(parts);
                    parts = new ArrayList<>();
                }
                if (c == end) {
                    all.add(segment);
                    segment = new ArrayList<>();
                }
            } else if (c != '\r' && c != '\n') {
                part.append(c);
            }
        }
        return new Segments(all);
    }

    static String tag(List<List<String>> segment) {
        return at(segment, 0, 1);
    }

    /** Empty where it is not there. */
    static String at(List<List<String>> segment, int element, int component) {
        return element < segment.size() && component <= segment.get(element).size()
                ? segment.get(element).get(component - 1)
                : "";
    }

    /** The first of this tag, whose first component of its first element is the qualifier. */
    Optional<List<List<String>>> first(String tag, String qualifier) {
        return all.stream()
                .filter(segment -> tag(segment).equals(tag))
                .filter(segment -> qualifier.isEmpty() || at(segment, 1, 1).equals(qualifier))
                .findFirst();
    }

    /** The text there; empty if the segment is not there. */
    String text(String tag, String qualifier, int element, int component) {
        return first(tag, qualifier).map(found -> at(found, element, component)).orElse("");
    }

    /** What stands before the first segment of a tag. */
    Segments before(String tag) {
        int at = index(tag, 0);
        return new Segments(at < 0 ? all : all.subList(0, at));
    }

    /** Each segment of a tag with what follows it, up to the next or to one of the end's tags. */
    List<Segments> groups(String tag, List<String> ends) {
        List<Segments> groups = new ArrayList<>();
        int at = index(tag, 0);
        while (at >= 0) {
            int next = at + 1;
            while (next < all.size()
                    && !tag(all.get(next)).equals(tag)
                    && !ends.contains(tag(all.get(next)))) {
                next++;
            }
            groups.add(new Segments(all.subList(at, next)));
            at = index(tag, next);
        }
        return groups;
    }

    private int index(String tag, int from) {
        for (int i = from; i < all.size(); i++) {
            if (tag(all.get(i)).equals(tag)) {
                return i;
            }
        }
        return -1;
    }

    /** Always the same positive number of at most nine digits for a text. */
    static int number(String text) {
        return 1 + Math.floorMod(text.hashCode(), 999_999_998);
    }
}
