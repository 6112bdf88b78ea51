package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.rounds.SnapshotName;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What intake knows of rounds: kept for a second, so that orders need no database, and read anew by
 * one thread while the others go on with what is kept. Only what can be trusted for that long is
 * kept: an open round may be closing meanwhile, which the log decides.
 */
@Singleton
class RoundBoard {

    private static final int KEPT_MAX = 10_000;

    private final Rounds rounds;
    private final SnapshotTerms terms;
    private final LoadingCache<RoundKey, Optional<Seen>> kept;

    RoundBoard(Rounds rounds, SnapshotTerms terms, OrderingSettings settings) {
        this.rounds = rounds;
        this.terms = terms;
        this.kept =
                Caffeine.newBuilder()
                        .maximumSize(KEPT_MAX)
                        .refreshAfterWrite(settings.roundAge().dividedBy(2))
                        .expireAfterWrite(settings.roundAge())
                        .build(this::lasting);
    }

    /**
     * A round as it was seen.
     *
     * @param terms null: it has never been open
     */
    record Seen(RoundKey key, RoundState state, @Nullable RoundTerms terms, int version) {

        /**
         * @throws Refused if it has never been open
         */
        RoundTerms opened() {
            if (terms == null) {
                throw new Refused(OrderReason.ROUND_NOT_OPEN);
            }
            return terms;
        }
    }

    /**
     * @throws Refused if there is no such round in the co-op
     */
    Seen find(RoundKey key) {
        return kept.get(key).orElseGet(() -> look(key));
    }

    /**
     * As it is now, whatever was kept.
     *
     * @throws Refused if there is no such round in the co-op
     */
    Seen look(RoundKey key) {
        return rounds.find(new CoopId(key.coop()), new RoundId(key.round()))
                .map(round -> seen(key, round))
                .orElseThrow(() -> new Refused(OrderReason.ROUND_NOT_FOUND));
    }

    /** Empty: in a state that is asked for each time. */
    private Optional<Seen> lasting(RoundKey key) {
        return Optional.of(look(key)).filter(seen -> lasts(seen.state()));
    }

    /** The whole snapshot on which the round stands. */
    RoundSnapshot snapshot(Seen seen) {
        return terms.snapshot(seen.key(), seen.version());
    }

    private Seen seen(RoundKey key, Round round) {
        SnapshotName name = round.snapshot().orElse(null);
        if (name == null) {
            return new Seen(key, round.state(), null, 0);
        }
        RoundTerms found = terms.terms(key, name.version(), name.hash());
        return new Seen(key, round.state(), found, name.version());
    }

    private static boolean lasts(RoundState state) {
        return switch (state) {
            case OPEN, COMPLETING, ORDERED, CANCELLED -> true;
            case PLANNED, OPENING, CUTTING, CLOSING, RESOLVING, FROZEN, CANCELLING -> false;
        };
    }
}
