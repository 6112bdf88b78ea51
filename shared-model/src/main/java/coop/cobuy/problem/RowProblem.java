package coop.cobuy.problem;

/**
 * One row of a file that could not be taken.
 *
 * @param file its name as given
 * @param line the line on which the row starts, the first being 1
 * @param column the column's name, empty when the whole row is meant
 * @param text what stood there, shortened
 * @param reason a sentence for a person
 */
public record RowProblem(String file, long line, String column, String text, String reason) {

    private static final int TEXT_MAX = 80;

    public RowProblem {
        text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
    }
}
