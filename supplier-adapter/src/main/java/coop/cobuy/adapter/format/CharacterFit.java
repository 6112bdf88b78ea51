package coop.cobuy.adapter.format;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes texts fit for a character set. Not for use by several threads at once. */
public final class CharacterFit {

    private static final String ASCII =
            IntStream.rangeClosed(' ', '~')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());

    private final CharsetEncoder encoder;
    private final boolean hasAscii;

    public CharacterFit(Charset charset) {
        this.encoder = charset.newEncoder();
        this.hasAscii = encoder.canEncode(ASCII);
    }

    /** Whether the set has all its characters. Nearly all texts are plain; the encoder is slow. */
    public boolean fits(String text) {
        return (hasAscii && isAscii(text)) || encoder.canEncode(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * A number or code: it is exactly this or nothing.
     *
     * @throws UnwritableDocumentException if the set lacks a character of it
     */
    public String code(String what, String text) {
        if (!fits(text)) {
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
        if (fits(text)) {
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
