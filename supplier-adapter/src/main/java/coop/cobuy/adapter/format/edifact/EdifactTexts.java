package coop.cobuy.adapter.format.edifact;

import static coop.cobuy.adapter.format.segment.SegmentWriter.e;

import coop.cobuy.adapter.format.CharacterFit;
import coop.cobuy.adapter.format.UnwritableDocumentException;

import java.util.ArrayList;
import java.util.List;

/** Makes texts fit for an interchange's character set and elements. */
final class EdifactTexts {

    private static final String BASIC = " .,-()/=!\"%&*;<>'+:?";

    private final CharacterFit fit;
    private final Syntax syntax;

    EdifactTexts(Syntax syntax) {
        this.fit = new CharacterFit(syntax.charset());
        this.syntax = syntax;
    }

    /** Exactly this, or the document cannot be written. */
    String code(String what, String text, int lengthMax) {
        if (text.length() > lengthMax) {
            throw new UnwritableDocumentException(
                    what + ": \"" + text + "\" is longer than " + lengthMax + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || !isInSet((char) c))) {
            throw new UnwritableDocumentException(
                    what + ": \"" + text + "\" has characters that " + syntax + " has not");
        }
        return fit.code(what, text);
    }

    private boolean isInSet(char c) {
        return syntax != Syntax.UNOA
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || BASIC.indexOf(c) >= 0;
    }

    /** For people: cut to one element. */
    String text(String text, int lengthMax) {
        return chunks(text, lengthMax).getFirst();
    }

    /** For people: as many elements as it takes, at least one. */
    List<String> chunks(String text, int lengthMax) {
        StringBuilder clean = new StringBuilder(syntax.cased(fit.text(text)));
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (Character.isISOControl(c)) {
                clean.setCharAt(i, ' ');
            } else if (!isInSet(c)) {
                clean.setCharAt(i, '?');
            }
        }
        List<String> chunks = new ArrayList<>();
        int at = 0;
        do {
            int end = Math.min(clean.length(), at + lengthMax);
            if (end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1))) {
                end--;
            }
            chunks.add(clean.substring(at, end));
            at = end;
        } while (at < clean.length());
        return chunks;
    }

    /** In as many composites as it takes, each of so many components. */
    List<List<String>> composites(String text, int lengthMax, int components) {
        List<String> chunks = chunks(text, lengthMax);
        List<List<String>> composites = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i += components) {
            composites.add(chunks.subList(i, Math.min(chunks.size(), i + components)));
        }
        return composites;
    }

    /** The first composite, for an element that does not repeat. */
    List<String> composite(String text, int lengthMax, int components) {
        return text.isEmpty() ? e() : composites(text, lengthMax, components).getFirst();
    }
}
