package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.quantity.UnitCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The products of a round that a supplier has in packs of several sizes, with what members ask of
 * them, whichever pack they ask it of. Where who came first is served first, each pack is an offer
 * by itself.
 */
final class ProductPacks {

    private final Map<OfferId, Product> byOffer = new HashMap<>();
    private final List<Product> products = new ArrayList<>();

    /** What a pack belongs to. */
    private record Key(SupplierId supplier, String product, UnitCode unit) {}

    /** The packs of one product, by the bytes of their ids, and what is asked of it. */
    static final class Product {

        private final List<Offer> packs;
        private final Map<MemberId, Asked> asked =
                new TreeMap<>(
                        (a, b) -> Arrays.compareUnsigned(Id.bytes(a.value()), Id.bytes(b.value())));

        private final Map<MemberId, Integer> priorities;

        private Product(List<Offer> packs, Map<MemberId, Integer> priorities) {
            this.priorities = priorities;
            this.packs =
                    packs.stream()
                            .sorted(
                                    Comparator.comparing(
                                            offer -> Id.bytes(offer.id().value()),
                                            Arrays::compareUnsigned))
                            .toList();
        }

        List<Offer> packs() {
            return packs;
        }

        boolean isAsked() {
            return !asked.isEmpty();
        }

        private void add(OfferLines lines) {
            for (int i = 0; i < lines.count(); i++) {
                asked.merge(
                        lines.member(i),
                        new Asked(
                                lines.quantityMilli(i),
                                lines.toleranceMilli(i),
                                lines.limitMicro(i)),
                        Asked::plus);
            }
        }

        /** One line for each member, in the order of their ids. */
        OfferLines lines() {
            OfferLines.Builder lines = OfferLines.builder();
            asked.forEach(
                    (member, of) -> {
                        lines.add(
                                member.value().getMostSignificantBits(),
                                member.value().getLeastSignificantBits(),
                                of.quantityMilli(),
                                of.toleranceMilli(),
                                of.limitMicro());
                        if (!priorities.isEmpty()) {
                            lines.priority(priorities.getOrDefault(member, 0));
                        }
                    });
            return lines.build();
        }
    }

    /** What a member asks of a product; of several limits the lowest holds. */
    private record Asked(long quantityMilli, long toleranceMilli, long limitMicro) {

        Asked plus(Asked other) {
            return new Asked(
                    Math.addExact(quantityMilli, other.quantityMilli),
                    Math.addExact(toleranceMilli, other.toleranceMilli),
                    Math.min(limitMicro, other.limitMicro));
        }
    }

    ProductPacks(RoundSnapshot snapshot) {
        if (snapshot.rules().allotment() == RoundRules.Allotment.FIRST_COME) {
            return;
        }
        Map<Key, List<Offer>> groups = new HashMap<>();
        for (Offer offer : snapshot.offers().values()) {
            Optional<String> product = offer.terms().product();
            if (product.isPresent() && offer.terms().packing() instanceof Packing.InCases) {
                Key key = new Key(offer.supplier(), product.get(), offer.terms().unit());
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(offer);
            }
        }
        for (List<Offer> packs : groups.values()) {
            if (packs.size() > 1) {
                Product product = new Product(packs, snapshot.priorities());
                products.add(product);
                packs.forEach(offer -> byOffer.put(offer.id(), product));
            }
        }
    }

    /**
     * Takes what is asked of an offer, if it is one of several packs.
     *
     * @return whether it is
     */
    boolean take(OfferId offer, OfferLines lines) {
        Product product = byOffer.get(offer);
        if (product == null) {
            return false;
        }
        product.add(lines);
        return true;
    }

    /** Those of which something is asked, by the ids of their first packs. */
    List<Product> asked() {
        return products.stream()
                .filter(Product::isAsked)
                .sorted(
                        Comparator.comparing(
                                product -> Id.bytes(product.packs().getFirst().id().value()),
                                Arrays::compareUnsigned))
                .toList();
    }
}
