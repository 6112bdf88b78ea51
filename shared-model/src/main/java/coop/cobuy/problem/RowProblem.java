package coop.cobuy.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;

import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file that could not be taken.
 *
 * @param file its name as given
 * @param line the line on which the row starts, the first being 1
 * @param column the column's name, empty when the whole row is meant
 * @param text what stood there, shortened
 * @param reason a sentence for a person, in English
 * @param said the same to be said in other languages, on pages; null: it is known in English alone
 */
public record RowProblem(
        String file,
        long line,
        String column,
        String text,
        String reason,
        @JsonIgnore @Nullable Sentence said) {

    private static final int TEXT_MAX = 80;

    public RowProblem {
        text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
    }

    public RowProblem(String file, long line, String column, String text, String reason) {
        this(file, line, column, text, reason, null);
    }
}
