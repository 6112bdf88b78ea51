package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.Arrivals;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.ordering.FrozenBook;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@link FrozenRounds} from the rounds and their frozen books. */
@Singleton
class RoundsAndBook implements FrozenRounds {

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final FrozenBook book;
    private final MinimumDecisionRows decisions;

    RoundsAndBook(
            Rounds rounds,
            RoundSnapshots snapshots,
            FrozenBook book,
            MinimumDecisionRows decisions) {
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.book = book;
        this.decisions = decisions;
    }

    @Override
    @Transactional
    public Optional<FrozenRound> find(CoopId coop, RoundId round) {
        return rounds.find(coop, round)
                .filter(RoundsAndBook::isFrozen)
                .flatMap(Round::snapshot)
                .flatMap(name -> snapshots.find(coop, round, name.version()))
                .map(this::frozen);
    }

    private FrozenRound frozen(RoundSnapshot snapshot) {
        MinimumDecisions decided =
                new MinimumDecisions(
                        decisions.ofRound(snapshot.coop().value(), snapshot.round().value()));
        long version = book.version(snapshot.coop(), snapshot.round()) + decided.count();
        return new FrozenRound(snapshot, version, decided);
    }

    private static boolean isFrozen(Round round) {
        return round.state() == RoundState.FROZEN || round.state() == RoundState.ORDERED;
    }

    @Override
    public void read(FrozenRound frozen, OfferBook offers) {
        RoundSnapshot snapshot = frozen.snapshot();
        switch (snapshot.rules().allotment()) {
            case FIRST_COME -> {
                Queueing queueing =
                        new Queueing(offers, snapshot.priorities(), frozen.bookVersion());
                book.readWithClaims(snapshot.coop(), snapshot.round(), queueing);
                queueing.handOver();
            }
            case EQUAL_AWARDS, PROPORTIONAL, EQUAL_LOSSES, TALMUD, LOTTERY -> {
                Gathering gathering = new Gathering(offers, snapshot.priorities());
                book.read(snapshot.coop(), snapshot.round(), gathering);
                gathering.handOver();
            }
        }
    }

    @Override
    @Transactional
    public void lockBook(CoopId coop, RoundId round) {
        // Positions before the round, as whoever applies the log locks them: else both might wait.
        book.lock(coop, round);
        rounds.lockBook(coop, round);
    }

    /** Gathers an offer's lines until the next one begins. */
    private static class Gathering implements FrozenBook.Reader {

        final OfferLines.Builder lines = OfferLines.builder();
        private final OfferBook offers;
        private final Map<MemberId, Integer> priorities;
        private @Nullable OfferId current;

        private Gathering(OfferBook offers, Map<MemberId, Integer> priorities) {
            this.offers = offers;
            this.priorities = priorities;
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
            if (!priorities.isEmpty()) {
                lines.priority(priorities.getOrDefault(new MemberId(member), 0));
            }
        }

        @Override
        public void allOrNothing() {
            lines.allOrNothing();
        }

        final void handOver() {
            OfferId offer = current;
            if (offer != null && lines.count() > 0) {
                offers.take(offer, built());
            }
            lines.clear();
        }

        OfferLines built() {
            return lines.build();
        }
    }

    /** Gathers as well in what order the lines were claimed. */
    private static final class Queueing extends Gathering {

        private final long bookVersion;
        private Arrivals.@Nullable Builder arrivals;
        private @Nullable OfferLines known;

        private Queueing(OfferBook offers, Map<MemberId, Integer> priorities, long bookVersion) {
            super(offers, priorities);
            this.bookVersion = bookVersion;
        }

        /** Also after an offer whose lines are all gone: their claims count no more. */
        @Override
        public void offer(OfferId offer) {
            super.offer(offer);
            known = null;
            arrivals = null;
        }

        @Override
        public void claim(UUID member, long quantityMilli, long toleranceMilli) {
            Arrivals.Builder queue = arrivals;
            OfferLines all = known;
            if (queue == null || all == null) {
                all = lines.build();
                queue = Arrivals.builder(all.count());
                known = all;
                arrivals = queue;
            }
            int line = all.find(new MemberId(member));
            if (line >= 0) {
                queue.set(line, new Units(quantityMilli), new Units(toleranceMilli));
            }
        }

        @Override
        OfferLines built() {
            OfferLines all = known == null ? lines.build() : known;
            Arrivals.Builder queue = arrivals == null ? Arrivals.builder(all.count()) : arrivals;
            for (int i = 0; i < all.count(); i++) {
                boolean isSame =
                        queue.quantity(i).milli() == all.quantityMilli(i)
                                && queue.tolerance(i).milli() == all.toleranceMilli(i);
                if (!isSame) {
                    throw new BookChangedException(bookVersion, bookVersion + 1);
                }
            }
            return lines.arrivals(queue.build()).build();
        }
    }
}
