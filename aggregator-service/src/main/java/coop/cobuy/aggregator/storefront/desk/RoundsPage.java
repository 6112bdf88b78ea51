package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.rounds.Round;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The co-op's rounds, the newest first.
 *
 * @param next where there are earlier ones; null: these are all
 */
public record RoundsPage(List<Round> rounds, @Nullable String next) {

    public RoundsPage {
        rounds = List.copyOf(rounds);
    }
}
