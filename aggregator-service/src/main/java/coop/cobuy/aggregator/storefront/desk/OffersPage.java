package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.ListTakeover;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What suppliers offer.
 *
 * @param suppliers names by id
 * @param waiting price lists that somebody has to look at
 * @param supplier an id; empty: all
 * @param page from 1
 * @param more whether there is a next page
 * @param form for a file
 */
public record OffersPage(
        List<Offer> offers,
        Map<String, String> suppliers,
        List<ListTakeover.Sent> waiting,
        String words,
        String supplier,
        int page,
        boolean more,
        Form form) {

    /** How many offers are on a page. */
    static final int SIZE = 50;

    public OffersPage {
        offers = List.copyOf(offers);
        waiting = List.copyOf(waiting);
    }

    public String name(SupplierId of) {
        return suppliers.getOrDefault(of.toString(), of.toString());
    }

    public static String unit(Visit visit, Offer offer) {
        return UnitNames.of(visit, offer.terms().unit());
    }

    /** How it is cased. */
    public static String pack(Visit visit, Offer offer) {
        return offer.terms().packing() instanceof Packing.InCases cases
                ? visit.t(
                        "shop.case-of",
                        visit.number(cases.pack().unitsPerCase()),
                        unit(visit, offer))
                : "–";
    }

    private String path(int other) {
        return "/desk/offers?q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8)
                + "&supplier="
                + URLEncoder.encode(supplier, StandardCharsets.UTF_8)
                + "&page="
                + other;
    }

    public @Nullable String previous() {
        return page > 1 ? path(page - 1) : null;
    }

    public @Nullable String next() {
        return more ? path(page + 1) : null;
    }
}
