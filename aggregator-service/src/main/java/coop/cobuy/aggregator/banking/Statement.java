package coop.cobuy.aggregator.banking;

import coop.cobuy.problem.RowProblem;

import java.util.List;

/**
 * What could be read of a file, and what could not.
 *
 * @param account the co-op's own, as the bank names it; empty: the file does not say
 * @param pending entries that the bank has not booked yet, which are passed over
 */
record Statement(
        String account, List<StatementLine> lines, int pending, List<RowProblem> problems) {
    Statement {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }
}
