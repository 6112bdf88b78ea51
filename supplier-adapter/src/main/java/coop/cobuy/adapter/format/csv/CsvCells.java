package coop.cobuy.adapter.format.csv;

import coop.cobuy.adapter.format.UnwritableDocumentException;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/** Makes texts fit for a cell: no formulas, and only characters that the supplier's set has. */
final class CsvCells {

    /** What a spreadsheet takes for the start of a formula; the last four are the wide forms. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CharsetEncoder encoder;

    CsvCells(Charset charset) {
        this.encoder = charset.newEncoder();
    }

    /** An apostrophe makes a spreadsheet take the rest as text; people and importers see it. */
    static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A number or code: it is exactly this or nothing. */
    String code(String column, String text) {
        if (!encoder.canEncode(text)) {
            throw new UnwritableDocumentException(
                    "column "
                            + column
                            + ": \""
                            + text
                            + "\" has characters that "
                            + encoder.charset().name()
                            + " has not");
        }
        return defused(text);
    }

    /** Text for people: letters lose accents that the character set has not, the rest becomes ?. */
    String text(String text) {
        if (encoder.canEncode(text)) {
            return defused(text);
        }
        StringBuilder fitting = new StringBuilder(text.length());
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> fitting.append(fitting(character)));
        return defused(fitting.toString());
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
