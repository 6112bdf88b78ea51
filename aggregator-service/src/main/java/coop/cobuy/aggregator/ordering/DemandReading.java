package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A round's running totals, offer by offer. */
@Singleton
public class DemandReading {

    private final RoundBoard board;
    private final DemandRows rows;
    private final TransactionOperations<Connection> transactions;

    DemandReading(
            RoundBoard board, DemandRows rows, TransactionOperations<Connection> transactions) {
        this.board = board;
        this.rows = rows;
        this.transactions = transactions;
    }

    /** How far a round has come; offers in the order of their suppliers' numbers for them. */
    public record RoundDemand(UUID round, RoundState state, List<OfferDemand> offers) {}

    /**
     * @throws Refused if there is no such round, or it has never been open
     */
    @ReadOnly
    public RoundDemand read(CoopId coop, RoundId round) {
        return read(new RoundKey(coop.value(), round.value()));
    }

    /**
     * @throws Refused if there is no such round, or it has never been open
     */
    @ReadOnly
    RoundDemand read(RoundKey round) {
        RoundBoard.Seen seen = board.find(round);
        seen.opened();
        RoundSnapshot snapshot = board.snapshot(seen);
        if (seen.state() == RoundState.COMPLETING) {
            CompletionBook book = completion(round, snapshot);
            return shown(seen, snapshot, book.now(), book.atCut());
        }
        Map<UUID, Demand> totals = new HashMap<>();
        for (DemandTotals of : rows.ofRound(round.coop(), round.round())) {
            totals.put(
                    of.offerId(),
                    new Demand(of.quantityMilli(), of.toleranceMilli(), of.memberCount()));
        }
        return shown(seen, snapshot, totals, null);
    }

    /**
     * How far some offers have come, in the order in which they are named; those that are not in
     * the round are left out.
     *
     * @throws Refused if there is no such round, or it has never been open
     */
    @ReadOnly
    List<OfferDemand> of(RoundKey round, List<UUID> offers) {
        RoundBoard.Seen seen = board.find(round);
        seen.opened();
        RoundSnapshot snapshot = board.snapshot(seen);
        if (offers.isEmpty()) {
            return List.of();
        }
        CompletionBook book =
                seen.state() == RoundState.COMPLETING ? completion(round, snapshot) : null;
        Map<UUID, Demand> totals = book == null ? totals(round, offers) : book.now();
        Map<UUID, Demand> atCut = book == null ? null : book.atCut();
        return offers.stream()
                .flatMap(id -> snapshot.offer(new OfferId(id)).stream())
                .map(offer -> demand(offer, totals, atCut))
                .toList();
    }

    private Map<UUID, Demand> totals(RoundKey round, List<UUID> offers) {
        Map<UUID, Demand> totals = new HashMap<>();
        List<byte[]> ids = offers.stream().map(Id::bytes).toList();
        for (DemandTotals of : rows.of(round.coop(), round.round(), ids)) {
            totals.put(
                    of.offerId(),
                    new Demand(of.quantityMilli(), of.toleranceMilli(), of.memberCount()));
        }
        return totals;
    }

    private CompletionBook completion(RoundKey round, RoundSnapshot snapshot) {
        try {
            return CompletionBook.read(transactions.getConnection(), round, snapshot);
        } catch (SQLException e) {
            throw new IllegalStateException("a completion phase cannot be read", e);
        }
    }

    /**
     * @param atCut at the beginning of the completion phase; null: the round is not in it
     */
    private static RoundDemand shown(
            RoundBoard.Seen seen,
            RoundSnapshot snapshot,
            Map<UUID, Demand> now,
            @Nullable Map<UUID, Demand> atCut) {
        List<OfferDemand> offers =
                snapshot.offers().values().stream()
                        .sorted(Comparator.comparing(offer -> offer.terms().sku()))
                        .map(offer -> demand(offer, now, atCut))
                        .toList();
        return new RoundDemand(seen.key().round(), seen.state(), offers);
    }

    private static OfferDemand demand(
            Offer offer, Map<UUID, Demand> now, @Nullable Map<UUID, Demand> atCut) {
        UUID id = offer.id().value();
        return OfferDemand.of(
                offer,
                now.getOrDefault(id, Demand.NONE),
                atCut == null ? null : atCut.getOrDefault(id, Demand.NONE));
    }
}
