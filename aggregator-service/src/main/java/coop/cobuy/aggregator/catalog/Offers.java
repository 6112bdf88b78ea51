package coop.cobuy.aggregator.catalog;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The offers of each co-op's suppliers, as they are now. */
@Singleton
public class Offers {

    private static final int IDS_PER_QUERY = 500;

    private final OfferRows rows;
    private final PriceBreakRows breaks;

    Offers(OfferRows rows, PriceBreakRows breaks) {
        this.rows = rows;
        this.breaks = breaks;
    }

    @Transactional
    public Optional<Offer> find(CoopId coop, OfferId id) {
        return find(coop, List.of(id)).stream().findFirst();
    }

    /** Those of the ids that are offers of the co-op, in order of id. */
    @Transactional
    public List<Offer> find(CoopId coop, Collection<OfferId> wanted) {
        List<byte[]> all = wanted.stream().distinct().map(Id::bytes).toList();
        List<Offer> found = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
            List<byte[]> some = all.subList(from, Math.min(from + IDS_PER_QUERY, all.size()));
            found.addAll(whole(coop, rows.find(coop.value(), some)));
        }
        return found;
    }

    /** What suppliers offer now, in order of id. */
    @Transactional
    public List<Offer> activeOf(CoopId coop, Collection<SupplierId> suppliers) {
        if (suppliers.isEmpty()) {
            return List.of();
        }
        List<byte[]> all = suppliers.stream().distinct().map(Id::bytes).toList();
        return whole(coop, rows.activeOf(coop.value(), all));
    }

    @Transactional
    public Optional<Offer> bySku(CoopId coop, SupplierId supplier, String sku) {
        return rows.bySku(coop.value(), supplier.value(), sku).map(row -> whole(coop, row));
    }

    /** In order of id. */
    @Transactional
    public List<Offer> after(CoopId coop, UUID after, int atMost) {
        return whole(coop, rows.after(coop.value(), after, atMost));
    }

    /** A supplier's, in order of id. */
    @Transactional
    public List<Offer> after(CoopId coop, SupplierId supplier, UUID after, int atMost) {
        return whole(coop, rows.ofSupplierAfter(coop.value(), supplier.value(), after, atMost));
    }

    /**
     * Those whose name or number has the words in it, by name.
     *
     * @param supplier null: of any
     */
    @Transactional
    public List<Offer> search(
            CoopId coop, @Nullable SupplierId supplier, String words, int skip, int atMost) {
        String like = "%" + words.replaceAll("([\\\\%_])", "\\\\$1").strip() + "%";
        UUID of = supplier == null ? null : supplier.value();
        return whole(coop, rows.search(coop.value(), of, like, atMost, skip));
    }

    /** Reads it, locked until the transaction ends. */
    @Transactional
    Optional<Offer> lock(CoopId coop, OfferId id) {
        return rows.lock(coop.value(), id.value()).map(row -> whole(coop, row));
    }

    /** Reads it, locked until the transaction ends. */
    @Transactional
    Optional<Offer> lock(CoopId coop, SupplierId supplier, String sku) {
        return rows.lockSku(coop.value(), supplier.value(), sku).map(row -> whole(coop, row));
    }

    @Transactional
    Offer add(CoopId coop, OfferId id, SupplierId supplier, WholesaleTerms terms, boolean active) {
        Offer offer = new Offer(id, supplier, 1, active, terms);
        Unique.orRefuse(CatalogReason.OFFER_SKU_TAKEN, () -> rows.save(OfferRow.of(coop, offer)));
        saveBreaks(coop, offer);
        return offer;
    }

    /** Replaces what stands; the offer must be locked. */
    @Transactional
    Offer change(CoopId coop, Offer before, WholesaleTerms terms, boolean active) {
        Offer after =
                new Offer(before.id(), before.supplier(), before.version() + 1, active, terms);
        Changed.one(
                rows.raiseVersion(coop.value(), after.id().value(), after.version()),
                "offer " + after.id());
        Unique.orRefuse(CatalogReason.OFFER_SKU_TAKEN, () -> rows.update(OfferRow.of(coop, after)));
        if (!before.terms().breaks().equals(terms.breaks())) {
            breaks.deleteOfOffer(coop.value(), before.id().value());
            saveBreaks(coop, after);
        }
        return after;
    }

    private void saveBreaks(CoopId coop, Offer offer) {
        breaks.saveAll(
                offer.terms().breaks().stream()
                        .map(priceBreak -> PriceBreakRow.of(coop, offer.id(), priceBreak))
                        .toList());
    }

    private Offer whole(CoopId coop, OfferRow row) {
        return whole(coop, List.of(row)).getFirst();
    }

    private List<Offer> whole(CoopId coop, List<OfferRow> found) {
        List<Offer> offers = new ArrayList<>(found.size());
        for (int from = 0; from < found.size(); from += IDS_PER_QUERY) {
            int to = Math.min(from + IDS_PER_QUERY, found.size());
            offers.addAll(withBreaks(coop, found.subList(from, to)));
        }
        return offers;
    }

    private List<Offer> withBreaks(CoopId coop, List<OfferRow> some) {
        List<byte[]> offers = some.stream().map(row -> Id.bytes(row.id())).toList();
        Map<UUID, List<PriceBreakRow>> byOffer =
                breaks.ofOffers(coop.value(), offers).stream()
                        .collect(Collectors.groupingBy(PriceBreakRow::offerId));
        return some.stream()
                .map(row -> row.offer(byOffer.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
