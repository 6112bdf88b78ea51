package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.ordering.RoundTerms.OfferTerms;
import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Works out what ordering needs of snapshots, once for each. */
@Singleton
class SnapshotTerms implements Workspace.RoundTermsSource {

    private static final int KEPT_MAX = 200;
    private static final int MILLI = 1000;

    private final RoundSnapshots snapshots;
    private final Cache<Key, RoundTerms> kept = Caffeine.newBuilder().maximumSize(KEPT_MAX).build();

    private record Key(RoundKey round, int version) {}

    SnapshotTerms(RoundSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * @throws IllegalStateException if there is no such snapshot, or another than the log names
     */
    @Override
    public RoundTerms terms(RoundKey round, int version, String hash) {
        Key key = new Key(round, version);
        RoundTerms known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        RoundSnapshot snapshot = snapshot(round, version);
        if (!snapshot.hash().equals(hash)) {
            throw new IllegalStateException(
                    "snapshot %d of round %s: %s (expected: %s)"
                            .formatted(version, round.round(), snapshot.hash(), hash));
        }
        RoundTerms terms = of(snapshot);
        kept.put(key, terms);
        return terms;
    }

    RoundSnapshot snapshot(RoundKey round, int version) {
        return snapshots
                .find(new CoopId(round.coop()), new RoundId(round.round()), version)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "snapshot %d of round %s: none (expected: one)"
                                                .formatted(version, round.round())));
    }

    static RoundTerms of(RoundSnapshot snapshot) {
        Map<UUID, OfferTerms> offers = new HashMap<>();
        snapshot.offers().forEach((id, offer) -> offers.put(id.value(), of(offer, snapshot)));
        highestOfPacks(snapshot, offers);
        // Each supplier of the round may get a purchase order of its own.
        long perOrder =
                Math.multiplyExact(
                        taxed(snapshot.fees().perOrder(), snapshot.feeVat()),
                        (long) snapshot.suppliers().size());
        long fees = Math.addExact(perOrder, taxed(snapshot.fees().perMember(), snapshot.feeVat()));
        boolean onePrice = snapshot.rules().cost() == RoundRules.Cost.EQUAL_PRICE;
        return new RoundTerms(snapshot.currency(), offers, fees, onePrice);
    }

    /** Of a product in several packs it is not known yet in which a member gets it. */
    private static void highestOfPacks(RoundSnapshot snapshot, Map<UUID, OfferTerms> offers) {
        Map<String, OfferTerms> highest = new HashMap<>();
        snapshot.offers()
                .forEach(
                        (id, offer) ->
                                product(offer)
                                        .ifPresent(
                                                product ->
                                                        highest.merge(
                                                                product,
                                                                of(offer, snapshot),
                                                                OfferTerms::higher)));
        snapshot.offers()
                .forEach(
                        (id, offer) ->
                                product(offer)
                                        .flatMap(
                                                product ->
                                                        Optional.ofNullable(highest.get(product)))
                                        .ifPresent(
                                                most ->
                                                        offers.computeIfPresent(
                                                                id.value(),
                                                                (key, own) -> own.higher(most))));
    }

    private static Optional<String> product(Offer offer) {
        return offer.terms()
                .product()
                .map(name -> offer.supplier() + "/" + offer.terms().unit() + "/" + name);
    }

    private static OfferTerms of(Offer offer, RoundSnapshot snapshot) {
        return of(offer.terms(), snapshot.feeVat());
    }

    static OfferTerms of(WholesaleTerms terms, Percent feeVat) {
        return new OfferTerms(
                terms.name(),
                terms.unit(),
                terms.unit().decimals() == Units.DECIMALS ? 1 : MILLI,
                OrderLine.micro(terms.highestPrice().amount()),
                MemberPrice.of(terms, feeVat));
    }

    /** A fee with its tax, as it is charged: rounded by itself. */
    private static long taxed(Money fee, Percent vat) {
        return fee.plus(vat.of(fee)).minor();
    }
}
