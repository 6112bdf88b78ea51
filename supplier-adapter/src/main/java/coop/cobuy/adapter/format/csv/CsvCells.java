package coop.cobuy.adapter.format.csv;

import coop.cobuy.adapter.format.CharacterFit;

import java.nio.charset.Charset;

/** Makes texts fit for a cell: no formulas, and only characters that the supplier's set has. */
final class CsvCells {

    /** What a spreadsheet takes for the start of a formula; the last four are the wide forms. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CharacterFit fit;

    CsvCells(Charset charset) {
        this.fit = new CharacterFit(charset);
    }

    /** An apostrophe makes a spreadsheet take the rest as text; people and importers see it. */
    static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A number or code: it is exactly this or nothing. */
    String code(String column, String text) {
        return defused(fit.code("column " + column, text));
    }

    /** Text for people: letters lose accents that the character set has not, the rest becomes ?. */
    String text(String text) {
        return defused(fit.text(text));
    }
}
