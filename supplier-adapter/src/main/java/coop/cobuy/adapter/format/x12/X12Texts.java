package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.format.CharacterFit;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.segment.Punctuation;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes texts fit for X12, which can release no character: in texts for people a blank stands in
 * for one that ends an element; codes with one cannot be written.
 */
final class X12Texts {

    private final CharacterFit fit;
    private final Punctuation punctuation;

    X12Texts(X12Options options) {
        this.fit = new CharacterFit(options.charset());
        this.punctuation = options.punctuation();
    }

    /** Exactly this, or the document cannot be written. */
    String code(String what, String text, int lengthMax) {
        if (text.length() > lengthMax) {
            throw new UnwritableDocumentException(
                    what + ": \"" + text + "\" is longer than " + lengthMax + " characters");
        }
        if (text.chars().anyMatch(c -> isForeign((char) c))) {
            throw new UnwritableDocumentException(
                    what + ": \"" + text + "\" holds a character that X12 cannot carry here");
        }
        return fit.code(what, text);
    }

    private boolean isForeign(char c) {
        return Character.isISOControl(c) || punctuation.isSpecial(c);
    }

    /** For people: cut to a length. */
    String text(String text, int lengthMax) {
        return chunks(text, lengthMax).getFirst();
    }

    /** For people: as many elements as it takes, at least one. */
    List<String> chunks(String text, int lengthMax) {
        StringBuilder clean = new StringBuilder(fit.text(text));
        for (int i = 0; i < clean.length(); i++) {
            if (isForeign(clean.charAt(i))) {
                clean.setCharAt(i, ' ');
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
}
