package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.rounds.SnapshotName;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A round's running totals, with the distance to the next price break and to the full case. */
@Singleton
class LiveDemand {

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final DemandRows rows;

    LiveDemand(Rounds rounds, RoundSnapshots snapshots, DemandRows rows) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.rows = rows;
    }

    /** All offers of the round in order of their SKU, those without demand too. */
    record RoundDemand(RoundId round, String state, List<OfferDemand> offers) {
        RoundDemand {
            offers = List.copyOf(offers);
        }
    }

    /** Nothing if the co-op has no such round; no offers before it opened. */
    @Transactional(readOnly = true)
    Optional<RoundDemand> find(CoopId coop, RoundId id) {
        return rounds.find(coop, id).map(round -> of(coop, round));
    }

    private RoundDemand of(CoopId coop, Round round) {
        Optional<SnapshotName> name = round.snapshot();
        if (name.isEmpty()) {
            return new RoundDemand(round.id(), round.state().name(), List.of());
        }
        RoundSnapshot snapshot =
                snapshots
                        .find(coop, round.id(), name.get().version())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no snapshot of round " + round.id()));
        Map<UUID, DemandTotals> totals = new HashMap<>();
        rows.ofRound(coop.value(), round.id().value())
                .forEach(row -> totals.put(row.offerId(), row));
        List<OfferDemand> offers =
                snapshot.offers().values().stream()
                        .sorted(Comparator.comparing(offer -> offer.terms().sku()))
                        .map(offer -> of(offer, totals))
                        .toList();
        return new RoundDemand(round.id(), round.state().name(), offers);
    }

    private static OfferDemand of(Offer offer, Map<UUID, DemandTotals> totals) {
        DemandTotals row =
                totals.getOrDefault(
                        offer.id().value(), new DemandTotals(offer.id().value(), 0, 0, 0));
        return OfferDemand.of(
                offer,
                new Units(row.quantityMilli()),
                new Units(row.toleranceMilli()),
                row.memberCount());
    }
}
