package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.ordering.FrozenBook;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** {@link FrozenRounds} from the rounds and their frozen books. */
@Singleton
class RoundsAndBook implements FrozenRounds {

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final FrozenBook book;

    RoundsAndBook(Rounds rounds, RoundSnapshots snapshots, FrozenBook book) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.book = book;
    }

    @Override
    @Transactional
    public Optional<FrozenRound> find(CoopId coop, RoundId round) {
        return rounds.find(coop, round)
                .filter(RoundsAndBook::isFrozen)
                .flatMap(Round::snapshot)
                .flatMap(name -> snapshots.find(coop, round, name.version()))
                .map(snapshot -> new FrozenRound(snapshot, book.version(coop, round)));
    }

    private static boolean isFrozen(Round round) {
        return round.state() == RoundState.FROZEN || round.state() == RoundState.ORDERED;
    }

    @Override
    public void read(CoopId coop, RoundId round, OfferBook offers) {
        Gathering gathering = new Gathering(offers);
        book.read(coop, round, gathering);
        gathering.handOver();
    }

    @Override
    @Transactional
    public void lockBook(CoopId coop, RoundId round) {
        // Positions before the round, as whoever applies the log locks them: else both might wait.
        book.lock(coop, round);
        rounds.lockBook(coop, round);
    }

    /** Gathers an offer's lines until the next one begins. */
    private static final class Gathering implements FrozenBook.Reader {

        private final OfferBook offers;
        private final OfferLines.Builder lines = OfferLines.builder();
        private @Nullable OfferId current;

        private Gathering(OfferBook offers) {
            this.offers = offers;
        }

        @Override
        public void offer(OfferId offer) {
            handOver();
            current = offer;
        }

        @Override
        public void line(UUID member, long quantityMilli, long toleranceMilli, long limitMicro) {
            lines.add(
                    member.getMostSignificantBits(),
                    member.getLeastSignificantBits(),
                    quantityMilli,
                    toleranceMilli,
                    limitMicro);
        }

        private void handOver() {
            OfferId offer = current;
            if (offer != null && lines.count() > 0) {
                offers.take(offer, lines.build());
            }
            lines.clear();
        }
    }
}
