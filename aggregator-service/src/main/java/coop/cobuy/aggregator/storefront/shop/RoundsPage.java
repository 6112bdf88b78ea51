package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;

import java.util.List;
import java.util.Optional;

/** What is open, and what will be. */
public record RoundsPage(List<Open> rounds) {

    public RoundsPage {
        rounds = List.copyOf(rounds);
    }

    /**
     * A round that takes orders now or later.
     *
     * @param order what the member has in it
     */
    public record Open(Round round, int offers, Optional<OwnOrders.Order> order) {

        public boolean takesOrders() {
            return ShopRounds.takesOrders(round);
        }

        public boolean completing() {
            return round.state() == RoundState.COMPLETING;
        }

        public String path() {
            return "/shop/" + round.id();
        }
    }
}
