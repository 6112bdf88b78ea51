package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.format.segment.Punctuation;

/**
 * The head of an interchange: 106 characters, every element of a fixed width, which also says how
 * the rest is punctuated.
 *
 * @param asksForAnswer whether a TA1 is wanted whatever becomes of it
 */
record Isa(
        String senderQualifier,
        String sender,
        String receiverQualifier,
        String receiver,
        String date,
        String time,
        String control,
        boolean asksForAnswer,
        Punctuation punctuation) {

    /** With its terminator. */
    static final int LENGTH = 106;

    private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

    /** Who sent it to whom under which number. */
    String reference() {
        return senderQualifier
                + ":"
                + sender
                + "/"
                + receiverQualifier
                + ":"
                + receiver
                + "/"
                + control;
    }

    /** What is wrong with the 106 characters at a place of a text; empty if nothing is. */
    static String fault(String text, int at) {
        if (!text.startsWith("ISA", at)) {
            return "an interchange begins with ISA";
        }
        if (text.length() < at + 4) {
            return "the text ends within ISA";
        }
        char separator = text.charAt(at + 3);
        if (Character.isLetterOrDigit(separator) || Character.isWhitespace(separator)) {
            return "no separator stands behind ISA";
        }
        int position = at + 4;
        for (int i = 0; i < WIDTHS.length; i++) {
            int end = text.indexOf(separator, position);
            boolean last = i == WIDTHS.length - 1;
            int found = last ? WIDTHS[i] : (end < 0 ? text.length() : end) - position;
            if (found != WIDTHS[i]) {
                return "ISA element %d has %d characters (expected: %d): the segment was trimmed or filled"
                        .formatted(i + 1, found, WIDTHS[i]);
            }
            position += WIDTHS[i] + (last ? 0 : 1);
        }
        return position < text.length() ? terminatorFault(text, position) : "ISA is cut off";
    }

    private static String terminatorFault(String text, int position) {
        char terminator = text.charAt(position);
        return Character.isLetterOrDigit(terminator) || terminator == text.charAt(position - 2)
                ? "no terminator stands behind ISA"
                : "";
    }

    /** Of a text that has none of the faults. */
    static Isa of(String text, int at) {
        String isa = text.substring(at, at + LENGTH);
        char terminator = isa.charAt(LENGTH - 1);
        Punctuation punctuation =
                new Punctuation(
                        Punctuation.NONE,
                        isa.charAt(3),
                        Punctuation.NONE,
                        Punctuation.NONE,
                        terminator == '\r' ? '\n' : terminator);
        return new Isa(
                isa.substring(32, 34),
                isa.substring(35, 50).strip(),
                isa.substring(51, 53),
                isa.substring(54, 69).strip(),
                isa.substring(70, 76),
                isa.substring(77, 81),
                isa.substring(90, 99),
                isa.charAt(100) == '1',
                punctuation);
    }
}
