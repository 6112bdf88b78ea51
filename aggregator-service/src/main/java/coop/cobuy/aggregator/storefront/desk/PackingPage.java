package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.rounds.Round;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A page of a packing list.
 *
 * @param groups of this page
 * @param fetched ids of members who have been checked off
 * @param page from 1
 * @param pages how many there are
 */
public record PackingPage(
        Round round,
        PackingList.By by,
        List<PackingList.Group> groups,
        boolean planned,
        Set<String> fetched,
        int page,
        int pages) {

    /** How many groups are on a page. */
    static final int GROUPS_MAX = 40;

    /** How many lines are on a page: many members may share a product. */
    static final int ROWS_MAX = 400;

    public PackingPage {
        groups = List.copyOf(groups);
        fetched = Set.copyOf(fetched);
    }

    public String path() {
        return "/desk/rounds/" + round.id();
    }

    /** The same list in another form: {@code ""}, {@code ".csv"} or {@code ".pdf"}. */
    public String path(PackingList.By other, String form) {
        return path() + "/packing" + form + "?by=" + other.key();
    }

    public @Nullable String previous() {
        return page > 1 ? path(by, "") + "&page=" + (page - 1) : null;
    }

    public @Nullable String next() {
        return page < pages ? path(by, "") + "&page=" + (page + 1) : null;
    }
}
