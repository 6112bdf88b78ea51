package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The orders of a round's members.
 *
 * @param form for finding a member by number
 * @param next where there are more; null: these are the last
 */
public record MemberOrdersPage(Round round, List<Placed> orders, Form form, @Nullable String next) {

    /** A member's order in sum. */
    public record Placed(String id, String member, int lines, Money held, Instant changedAt) {}

    public MemberOrdersPage {
        orders = List.copyOf(orders);
    }

    public String path() {
        return "/desk/rounds/" + round.id() + "/orders";
    }
}
