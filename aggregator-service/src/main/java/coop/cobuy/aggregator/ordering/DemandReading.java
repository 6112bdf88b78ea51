package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A round's running totals, offer by offer. */
@Singleton
class DemandReading {

    private final RoundBoard board;
    private final DemandRows rows;

    DemandReading(RoundBoard board, DemandRows rows) {
        this.board = board;
        this.rows = rows;
    }

    /** How far a round has come; offers in the order of their suppliers' numbers for them. */
    record RoundDemand(UUID round, RoundState state, List<OfferDemand> offers) {}

    /**
     * @throws Refused if there is no such round, or it has never been open
     */
    @ReadOnly
    RoundDemand read(RoundKey round) {
        RoundBoard.Seen seen = board.find(round);
        seen.opened();
        RoundSnapshot snapshot = board.snapshot(seen);
        Map<UUID, DemandTotals> totals = new HashMap<>();
        for (DemandTotals of : rows.ofRound(round.coop(), round.round())) {
            totals.put(of.offerId(), of);
        }
        List<OfferDemand> offers =
                snapshot.offers().values().stream()
                        .sorted(Comparator.comparing(offer -> offer.terms().sku()))
                        .map(offer -> demand(offer, totals.get(offer.id().value())))
                        .toList();
        return new RoundDemand(round.round(), seen.state(), offers);
    }

    private static OfferDemand demand(Offer offer, @Nullable DemandTotals of) {
        if (of == null) {
            return OfferDemand.of(offer, Units.ZERO, Units.ZERO, 0);
        }
        return OfferDemand.of(
                offer,
                new Units(of.quantityMilli()),
                new Units(of.toleranceMilli()),
                of.memberCount());
    }
}
