package coop.cobuy.adapter.format.segment;

import java.util.List;
import java.util.Set;

/**
 * One segment as it stood in a file. Elements and components count from 1, as the standards count
 * them; what is not there reads as an empty text.
 *
 * @param repeated the elements that came more than once, of which only the first is kept
 * @param number 1 for a file's first segment
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 */
public record Segment(
        String tag,
        List<List<String>> elements,
        Set<Integer> repeated,
        int number,
        int line,
        int column) {

    public Segment {
        elements = List.copyOf(elements);
        repeated = Set.copyOf(repeated);
    }

    public boolean is(String other) {
        return tag.equals(other);
    }

    public String at(int element) {
        return at(element, 1);
    }

    /**
     * @param component 0: an element that has no components, which is its first
     */
    public String at(int element, int component) {
        if (element > elements.size()) {
            return "";
        }
        List<String> components = elements.get(element - 1);
        int index = Math.max(component, 1) - 1;
        return index < components.size() ? components.get(index) : "";
    }

    public boolean has(int element) {
        return !at(element).isBlank();
    }

    public int size() {
        return elements.size();
    }

    /** {@code PO1@12/2}: the segment's number in the file and the element in it. */
    public String pointer(int element, int component) {
        StringBuilder pointer = new StringBuilder(tag).append('@').append(number);
        if (element > 0) {
            pointer.append('/').append(element);
        }
        if (component > 0) {
            pointer.append('/').append(component);
        }
        return pointer.toString();
    }

    /** {@code line 14, column 5}. */
    public String place() {
        return "line " + line + ", column " + column;
    }
}
