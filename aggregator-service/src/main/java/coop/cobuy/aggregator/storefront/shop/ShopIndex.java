package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.OfferId;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A round's offers as members look for them: by name, by supplier, by category. Made once for a
 * snapshot, which never changes; a search reads all its names, some ten thousand, in a moment.
 */
public final class ShopIndex {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final RoundSnapshot snapshot;
    private final List<Item> items;
    private final Map<OfferId, Item> byOffer = new HashMap<>();
    private final NavigableSet<String> categories = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> suppliers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * An offer in the shop.
     *
     * @param number names it within the round, shorter than its id
     * @param price what members pay for it beyond its net
     * @param folded what a search looks at
     */
    public record Item(
            int number, Offer offer, MemberPrice price, String supplier, String folded) {}

    /**
     * What is looked for.
     *
     * @param words all of them must be in a name; empty: any
     * @param category null: any
     * @param only if it is there: no other offers than these
     */
    public record Query(
            String words,
            @Nullable String supplier,
            @Nullable String category,
            @Nullable Set<OfferId> only) {}

    ShopIndex(RoundSnapshot snapshot) {
        this.snapshot = snapshot;
        List<Offer> sorted = new ArrayList<>(snapshot.offers().values());
        sorted.sort(
                Comparator.comparing((Offer offer) -> folded(offer.terms().name()))
                        .thenComparing(offer -> offer.id().value()));
        List<Item> all = new ArrayList<>(sorted.size());
        for (Offer offer : sorted) {
            Supplier supplier = snapshot.suppliers().get(offer.supplier());
            String name = supplier == null ? "" : supplier.terms().name();
            MemberPrice price = MemberPrice.of(offer.terms(), snapshot.feeVat());
            String text = offer.terms().name() + " " + offer.terms().sku() + " " + name;
            Item item = new Item(all.size(), offer, price, name, folded(text));
            all.add(item);
            byOffer.put(offer.id(), item);
            suppliers.merge(name, 1, Integer::sum);
            offer.terms().category().ifPresent(categories::add);
        }
        this.items = List.copyOf(all);
    }

    /** How texts are compared: without case and accents. */
    static String folded(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return MARKS.matcher(parts).replaceAll("").replace("ß", "ss");
    }

    public RoundSnapshot snapshot() {
        return snapshot;
    }

    /** Suppliers' names with how many offers each has. */
    Map<String, Integer> suppliers() {
        return Map.copyOf(suppliers);
    }

    public List<String> supplierNames() {
        return List.copyOf(suppliers.keySet());
    }

    /** What the round's offers are sorted under, in order. */
    public List<String> categories() {
        return List.copyOf(categories);
    }

    public Optional<Item> find(OfferId offer) {
        return Optional.ofNullable(byOffer.get(offer));
    }

    public Optional<Item> numbered(int number) {
        return number >= 0 && number < items.size()
                ? Optional.of(items.get(number))
                : Optional.empty();
    }

    /** In the order of their names. */
    public List<Item> search(Query query) {
        String[] words = BLANKS.split(folded(query.words()).strip());
        return items.stream()
                .filter(
                        item ->
                                query.supplier() == null
                                        || item.supplier().equals(query.supplier()))
                .filter(item -> isIn(item, query.category()))
                .filter(item -> query.only() == null || query.only().contains(item.offer().id()))
                .filter(item -> hasAll(item.folded(), words))
                .toList();
    }

    private static boolean isIn(Item item, @Nullable String category) {
        return category == null
                || item.offer().terms().category().filter(category::equalsIgnoreCase).isPresent();
    }

    private static boolean hasAll(String text, String[] words) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
