package coop.cobuy.adapter.format.segment;

import coop.cobuy.adapter.format.UnwritableDocumentException;

import java.util.Arrays;
import java.util.List;

/** Writes segments with a partner's punctuation; what is empty at an end is left out. */
public final class SegmentWriter {

    private final Punctuation punctuation;
    private final String behind;
    private final StringBuilder text = new StringBuilder();
    private int count;

    /**
     * @param behind what follows each segment: nothing, or a line's end for people
     */
    public SegmentWriter(Punctuation punctuation, String behind) {
        this.punctuation = punctuation;
        this.behind = behind;
    }

    /** One element of one or more components. */
    public static List<String> e(String... components) {
        return Arrays.asList(components);
    }

    /**
     * @throws UnwritableDocumentException if a component holds a character of the punctuation and
     *     there is none to release it
     */
    @SafeVarargs
    public final SegmentWriter segment(String tag, List<String>... elements) {
        StringBuilder segment = new StringBuilder(tag);
        int kept = tag.length();
        for (List<String> element : elements) {
            segment.append(punctuation.element());
            int before = segment.length();
            appendElement(segment, element);
            if (segment.length() > before) {
                kept = segment.length();
            }
        }
        segment.setLength(kept);
        text.append(segment).append(punctuation.terminator()).append(behind);
        count++;
        return this;
    }

    private void appendElement(StringBuilder segment, List<String> components) {
        int kept = segment.length();
        for (int i = 0; i < components.size(); i++) {
            if (i > 0) {
                segment.append(punctuation.component());
            }
            appendReleased(segment, components.get(i));
            if (!components.get(i).isEmpty()) {
                kept = segment.length();
            }
        }
        segment.setLength(kept);
    }

    private void appendReleased(StringBuilder segment, String component) {
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if (punctuation.isSpecial(c)) {
                if (punctuation.release() == Punctuation.NONE) {
                    throw new UnwritableDocumentException(
                            "\"" + component + "\" holds " + c + ", which ends an element here");
                }
                segment.append(punctuation.release());
            }
            segment.append(c);
        }
    }

    /** Text that is no segment, such as UNA. */
    public SegmentWriter raw(String raw) {
        text.append(raw).append(behind);
        return this;
    }

    /** Segments so far. */
    public int count() {
        return count;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
