package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.catalog.OwnLists;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.problem.RowProblem;

import java.util.List;

/**
 * A supplier's price lists, and what was wrong with the file that was sent just now.
 *
 * @param problems at most some; see {@code problemCount}
 */
public record ListsPage(
        Form form, List<OwnLists.Head> lists, List<RowProblem> problems, int problemCount) {

    /** How many problems are written out. */
    static final int PROBLEMS_MAX = 100;

    public ListsPage {
        lists = List.copyOf(lists);
        problems = List.copyOf(problems);
    }

    /** The style of a state's badge. */
    public static String style(String state) {
        return switch (state) {
            case "TAKEN" -> "good";
            case "REJECTED" -> "bad";
            default -> "warn";
        };
    }
}
