package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.banking.BankLine;
import coop.cobuy.aggregator.banking.BankStatements;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What the bank said: what waits to be confirmed, and where to hand in another file.
 *
 * @param proposed some of those that name a member
 * @param taken what the file brought that was handed in just now; null: none was
 * @param problems of that file, at most some
 */
public record BankPage(
        Form form,
        Map<BankLine.State, Long> counts,
        List<Item> proposed,
        List<BankStatements.Came> files,
        BankStatements.@Nullable Taken taken,
        List<RowProblem> problems) {

    /** How many problems are written out. */
    static final int PROBLEMS_MAX = 100;

    /**
     * A line and whose it is.
     *
     * @param number of a member
     */
    public record Item(BankLine line, String name, String number) {}

    public BankPage {
        counts = Map.copyOf(counts);
        proposed = List.copyOf(proposed);
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    public long count(BankLine.State state) {
        return counts.getOrDefault(state, 0L);
    }
}
