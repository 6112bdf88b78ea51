package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.ordering.OwnOrders.Decided;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.rounds.Round;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Changes a member's order, a line at a time or as a whole, and waits for the answer. */
@Singleton
class Ordering {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;
    private static final String STALE = "STALE_VERSION";

    private final OwnOrders orders;

    Ordering(OwnOrders orders) {
        this.orders = orders;
    }

    /**
     * Puts a line into whatever stands, or takes it out. If somebody of the household changed the
     * order in the same moment, it is put into what they made of it.
     *
     * @param key the same when the same form is sent again
     */
    Decided change(Caller caller, Round round, String key, Wanted wanted) {
        for (int attempt = 1; ; attempt++) {
            Optional<OwnOrders.Order> standing = orders.find(caller, round.id());
            if (OwnOrders.stands(standing, wanted)) {
                return new Decided.Accepted();
            }
            List<Wanted> lines = OwnOrders.with(standing, wanted);
            String version = standing.map(OwnOrders.Order::version).orElse("");
            String name = key + (version.isEmpty() ? "" : "/" + version);
            Decided decided = orders.place(caller, round.id(), name, version, lines, WAIT);
            boolean overtaken =
                    decided instanceof Decided.Refusal refusal && refusal.code().equals(STALE);
            if (!overtaken || attempt == ATTEMPTS) {
                return decided;
            }
        }
    }

    /**
     * Replaces the whole order that was seen, if it still stands.
     *
     * @param version empty: there was none
     */
    Decided replace(Caller caller, Round round, String key, String version, List<Wanted> lines) {
        return orders.place(caller, round.id(), key, version, lines, WAIT);
    }
}
