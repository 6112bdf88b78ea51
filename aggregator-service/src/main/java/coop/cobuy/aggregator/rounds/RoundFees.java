package coop.cobuy.aggregator.rounds;

import coop.cobuy.money.Money;

import java.util.Currency;

/**
 * What the co-op takes for itself in a round, beside what it adds to single offers.
 *
 * @param perOrder from each member once for each purchase order that brings them something
 * @param perMember from each member once for the round, if it brings them anything
 */
public record RoundFees(Money perOrder, Money perMember) {

    public RoundFees {
        if (perOrder.isNegative() || perMember.isNegative()) {
            throw new IllegalArgumentException(
                    "fees: " + perOrder + ", " + perMember + " (expected: >= 0)");
        }
        if (!perOrder.currency().equals(perMember.currency())) {
            throw new IllegalArgumentException(
                    "currency: "
                            + perMember.currency()
                            + " (expected: "
                            + perOrder.currency()
                            + ")");
        }
    }

    public static RoundFees none(Currency currency) {
        return new RoundFees(Money.zero(currency), Money.zero(currency));
    }
}
