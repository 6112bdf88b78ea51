package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who packs what of a round.
 *
 * @param entries of more than nothing
 * @param planned whether some of it is as planned, since its delivery is not shared out yet
 */
public record PackingList(List<Entry> entries, boolean planned) {

    public PackingList {
        entries = List.copyOf(entries);
    }

    /**
     * What a member gets of a product.
     *
     * @param kilograms of pieces that are billed by weight; zero for all others
     */
    public record Entry(
            MemberId id,
            @Nullable Member member,
            PurchaseOrderId order,
            OfferId offer,
            String sku,
            String product,
            String supplier,
            UnitCode unit,
            Units units,
            Units kilograms) {

        /** The member's number and name. */
        public String who() {
            return member == null ? id.toString() : member.number() + " " + member.name();
        }

        /** Product and supplier. */
        public String what() {
            return product + " · " + supplier;
        }

        /** The quantity in the reader's words. */
        public String amount(Visit visit) {
            String amount = visit.number(units) + " " + UnitNames.of(visit, unit);
            return kilograms.isZero() ? amount : amount + ", " + visit.number(kilograms) + " kg";
        }
    }

    /** A member with all their products, or a product with all its members. */
    public record Group(String title, String member, List<Entry> entries) {}

    /** By what a list is grouped. */
    public enum By {
        MEMBER,
        PRODUCT;

        /** In addresses. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static By of(@Nullable String key) {
            return PRODUCT.key().equals(key) ? PRODUCT : MEMBER;
        }
    }

    /**
     * Groups on pages of a bounded length. One that fits on a page is never parted; a longer one
     * goes on on the next, under its title again.
     */
    static List<List<Group>> pages(List<Group> groups, int groupsMax, int rowsMax) {
        List<List<Group>> pages = new ArrayList<>();
        List<Group> page = new ArrayList<>();
        int rows = 0;
        for (Group group : groups) {
            for (Group part : parts(group, rowsMax)) {
                int more = part.entries().size();
                if (page.size() == groupsMax || (!page.isEmpty() && rows + more > rowsMax)) {
                    pages.add(page);
                    page = new ArrayList<>();
                    rows = 0;
                }
                page.add(part);
                rows += more;
            }
        }
        pages.add(page);
        return pages;
    }

    private static List<Group> parts(Group group, int rowsMax) {
        List<Group> parts = new ArrayList<>();
        int all = group.entries().size();
        for (int from = 0; from < all; from += rowsMax) {
            List<Entry> some = group.entries().subList(from, Math.min(from + rowsMax, all));
            parts.add(new Group(group.title(), group.member(), some));
        }
        return parts;
    }

    /** Groups in the order of their titles, and what is in them likewise. */
    List<Group> groups(By by) {
        Comparator<Entry> order =
                switch (by) {
                    case MEMBER -> Comparator.comparing(Entry::who).thenComparing(Entry::what);
                    case PRODUCT ->
                            Comparator.comparing(Entry::what)
                                    .thenComparing(Entry::sku)
                                    .thenComparing(Entry::who);
                };
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries.stream().sorted(order).toList()) {
            String title = by == By.MEMBER ? entry.who() : entry.what() + " · " + entry.sku();
            groups.computeIfAbsent(title, none -> new ArrayList<>()).add(entry);
        }
        List<Group> all = new ArrayList<>();
        groups.forEach(
                (title, of) -> {
                    String member = by == By.MEMBER ? of.getFirst().id().toString() : "";
                    all.add(new Group(title, member, of));
                });
        return all;
    }
}
