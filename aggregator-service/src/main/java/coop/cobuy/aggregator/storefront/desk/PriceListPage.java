package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.ListDifference;
import coop.cobuy.aggregator.catalog.ListTakeover;
import coop.cobuy.aggregator.storefront.Form;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A supplier's price list beside the catalogue.
 *
 * @param differences of this page
 * @param total on all pages
 * @param broken how many cannot be taken over
 * @param page from 1
 */
public record PriceListPage(
        ListTakeover.Sent list,
        String supplier,
        List<ListDifference> differences,
        int total,
        int broken,
        int page,
        Form form) {

    /** How many differences are on a page. */
    static final int SIZE = 100;

    public PriceListPage {
        differences = List.copyOf(differences);
    }

    public String path() {
        return "/desk/price-lists/" + list.id();
    }

    public boolean waiting() {
        return list.state().equals("WAITING");
    }

    public int pages() {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    public @Nullable String previous() {
        return page > 1 ? path() + "?page=" + (page - 1) : null;
    }

    public @Nullable String next() {
        return page < pages() ? path() + "?page=" + (page + 1) : null;
    }
}
