package coop.cobuy.aggregator.ordering;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What intake knows of rounds: kept for a second, so that orders need no database, and read anew by
 * one thread while the others go on with what is kept. Only what can be trusted for that long is
 * kept: an open round may be closing meanwhile, which the log decides.
 */
@Singleton
class RoundBoard {

    private static final int KEPT_MAX = 10_000;

    /** So much older may be what is known, where the database takes longer to tell. */
    private static final int STALE_TIMES = 10;

    private static final long PATIENCE_MILLIS = 50;

    private final Rounds rounds;
    private final SnapshotTerms terms;
    private final AsyncLoadingCache<RoundKey, Optional<Seen>> kept;
    private final Cache<RoundKey, Seen> last;

    RoundBoard(Rounds rounds, SnapshotTerms terms, OrderingSettings settings) {
        this.rounds = rounds;
        this.terms = terms;
        this.kept =
                Caffeine.newBuilder()
                        .maximumSize(KEPT_MAX)
                        .executor(look -> Thread.ofVirtual().start(look))
                        .refreshAfterWrite(settings.roundAge().dividedBy(4))
                        .expireAfterWrite(settings.roundAge())
                        .buildAsync(this::lasting);
        this.last =
                Caffeine.newBuilder()
                        .maximumSize(KEPT_MAX)
                        .expireAfterWrite(settings.roundAge().multipliedBy(STALE_TIMES))
                        .build();
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
     * As it is or was a moment ago. Nobody waits long for a database that has much to do: what was
     * seen last serves for some seconds more, as whoever is late by that is told when the order is
     * applied.
     *
     * @throws Refused if there is no such round in the co-op
     */
    Seen find(RoundKey key) {
        CompletableFuture<Optional<Seen>> looked = kept.get(key);
        try {
            return looked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).orElseGet(() -> look(key));
        } catch (TimeoutException e) {
            Seen before = last.getIfPresent(key);
            return before == null ? look(key) : before;
        } catch (ExecutionException e) {
            Seen before = last.getIfPresent(key);
            if (before == null) {
                throw new IllegalStateException("a round cannot be looked up", e.getCause());
            }
            return before;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for a round", e);
        }
    }

    /**
     * As it is now, whatever was kept.
     *
     * @throws Refused if there is no such round in the co-op
     */
    Seen look(RoundKey key) {
        return found(key).orElseThrow(() -> new Refused(OrderReason.ROUND_NOT_FOUND));
    }

    private Optional<Seen> found(RoundKey key) {
        return rounds.find(new CoopId(key.coop()), new RoundId(key.round()))
                .map(round -> seen(key, round));
    }

    /** Empty: there is none, or in a state that is asked for each time. */
    private Optional<Seen> lasting(RoundKey key) {
        Optional<Seen> now = found(key).filter(seen -> lasts(seen.state()));
        now.ifPresentOrElse(seen -> last.put(key, seen), () -> last.invalidate(key));
        return now;
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
