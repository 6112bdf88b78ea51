package coop.cobuy.pdf;

import java.util.function.IntPredicate;

/** Puts text into a page: escaped, and with every character that the font lacks as its code. */
public final class PageText {

    private final IntPredicate shows;
    private boolean replaced;

    public PageText(IntPredicate shows) {
        this.shows = shows;
    }

    /** Whether anything had to be shown by its code. */
    public boolean hasReplaced() {
        return replaced;
    }

    /** For the inside of an element. */
    public String of(String text) {
        return plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br/>");
    }

    /** Not escaped: only what can be shown, line ends and codes. */
    public String plain(String text) {
        StringBuilder out = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(code -> append(out, code));
        return out.toString();
    }

    private void append(StringBuilder out, int code) {
        if (code == '\n' || (code != 0 && shows.test(code))) {
            out.appendCodePoint(code);
        } else if (code == '\t') {
            out.append(' ');
        } else {
            replaced = true;
            out.append("[U+%04X]".formatted(code));
        }
    }
}
