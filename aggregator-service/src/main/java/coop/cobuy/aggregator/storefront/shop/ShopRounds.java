package coop.cobuy.aggregator.storefront.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rounds as the shop sees them: those to order in, and each one's index of offers. */
@Singleton
public class ShopRounds {

    private static final int KEPT_MAX = 50;
    private static final int SHOWN_MAX = 50;
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final Cache<String, ShopIndex> kept =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).build();

    ShopRounds(Rounds rounds, RoundSnapshots snapshots) {
        this.rounds = rounds;
        this.snapshots = snapshots;
    }

    /** Those that take orders now, those that will, newest first. */
    List<Round> current(CoopId coop) {
        List<Round> found = new ArrayList<>();
        for (RoundState state :
                List.of(RoundState.OPEN, RoundState.COMPLETING, RoundState.PLANNED)) {
            found.addAll(rounds.before(coop, state, NEWEST, SHOWN_MAX));
        }
        return found;
    }

    /**
     * @throws HttpStatusException if the co-op has no such round
     */
    public Round round(CoopId coop, RoundId id) {
        return rounds.find(coop, id).orElseThrow(ShopRounds::missing);
    }

    public Optional<Round> find(CoopId coop, RoundId id) {
        return rounds.find(coop, id);
    }

    public static HttpStatusException missing() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such round");
    }

    /** What can be ordered in a round; nothing before it opens. */
    public Optional<ShopIndex> index(CoopId coop, Round round) {
        return round.snapshot()
                .flatMap(
                        name -> {
                            ShopIndex known = kept.getIfPresent(key(coop, round, name.hash()));
                            return known != null
                                    ? Optional.of(known)
                                    : snapshots
                                            .find(coop, round.id(), name.version())
                                            .map(read -> keep(coop, round, read));
                        });
    }

    private ShopIndex keep(CoopId coop, Round round, RoundSnapshot read) {
        ShopIndex index = new ShopIndex(read);
        kept.put(key(coop, round, read.hash()), index);
        return index;
    }

    private static String key(CoopId coop, Round round, String hash) {
        return coop + "/" + round.id() + "/" + hash;
    }

    /** Whether members may put something in. */
    static boolean takesOrders(Round round) {
        return round.state() == RoundState.OPEN || round.state() == RoundState.COMPLETING;
    }
}
