package coop.cobuy.adapter.format;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/** Makes texts fit for a character set. Not for use by several threads at once. */
public final class CharacterFit {

    private final CharsetEncoder encoder;

    public CharacterFit(Charset charset) {
        this.encoder = charset.newEncoder();
    }

    /**
     * A number or code: it is exactly this or nothing.
     *
     * @throws UnwritableDocumentException if the set lacks a character of it
     */
    public String code(String what, String text) {
        if (!encoder.canEncode(text)) {
            throw new UnwritableDocumentException(
                    what
                            + ": \""
                            + text
                            + "\" has characters that "
                            + encoder.charset().name()
                            + " has not");
        }
        return text;
    }

    /** Text for people: letters lose accents that the set has not, the rest becomes ?. */
    public String text(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder fitting = new StringBuilder(text.length());
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> fitting.append(fitting(character)));
        return fitting.toString();
    }

    private String fitting(String character) {
        if (encoder.canEncode(character)) {
            return character;
        }
        String bare =
                Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return !bare.isEmpty() && encoder.canEncode(bare) ? bare : "?";
    }
}
