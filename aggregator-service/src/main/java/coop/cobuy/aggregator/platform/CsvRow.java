package coop.cobuy.aggregator.platform;

import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.RowProblem;
import coop.cobuy.text.Sentence;

import java.util.Map;

/**
 * One row of a file, its cells by our fields.
 *
 * @param file the file's name, for problems
 * @param line where it starts, the first line of the file being 1
 * @param cells without white space around them; empty where the file has no such column
 * @param columns what the file calls each field
 */
public record CsvRow(String file, long line, Map<String, String> cells, ColumnMap columns) {

    public CsvRow {
        cells = Map.copyOf(cells);
    }

    public String get(String field) {
        return cells.getOrDefault(field, "");
    }

    public boolean has(String field) {
        return !get(field).isEmpty();
    }

    /** Says what is wrong with a cell, in English alone. */
    public RowProblem problem(String field, String reason) {
        return new RowProblem(file, line, columns.column(field), get(field), reason);
    }

    /** Says what is wrong with a cell. */
    public RowProblem problem(String field, Sentence said) {
        return problem(field, new FieldProblem(field, said));
    }

    /** Says that a problem which was found is that of a cell. */
    public RowProblem problem(String field, FieldProblem found) {
        return new RowProblem(
                file, line, columns.column(field), get(field), found.reason(), found.said());
    }
}
