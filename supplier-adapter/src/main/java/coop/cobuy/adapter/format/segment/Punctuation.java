package coop.cobuy.adapter.format.segment;

/**
 * The characters that hold an interchange together. {@link #NONE} stands for one that the
 * interchange does not have: X12 releases nothing, and most EDIFACT repeats nothing.
 */
public record Punctuation(
        char component, char element, char release, char repetition, char terminator) {

    /** No such character. */
    public static final char NONE = '\0';

    /** Whether a character means something unless it is released. */
    public boolean isSpecial(char c) {
        return c != NONE
                && (c == component
                        || c == element
                        || c == release
                        || c == repetition
                        || c == terminator);
    }
}
