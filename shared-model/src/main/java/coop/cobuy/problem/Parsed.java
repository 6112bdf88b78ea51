package coop.cobuy.problem;

import java.util.List;

/** What a file held: the rows that are good, and one problem for each that is not. */
public record Parsed<T>(List<T> rows, List<RowProblem> problems) {

    public Parsed {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }
}
