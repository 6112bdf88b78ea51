package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;
import coop.cobuy.text.Sentence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change would do to a round as it stands.
 *
 * @param suppliers of the round, names by id
 * @param outcome nothing: it was not asked for yet
 */
public record WhatIfPage(
        Round round, Map<String, String> suppliers, Optional<Outcome> outcome, Form form) {

    /**
     * The round as it is beside the round as it would be.
     *
     * @param bySupplier what would be ordered, net
     * @param members whose bill would change most, the dearer first
     * @param leftOut offers that cannot be reckoned
     */
    public record Outcome(
            Side now,
            Side then,
            List<SupplierChange> bySupplier,
            List<MemberChange> members,
            int changed,
            int leftOut,
            boolean byArrival) {}

    /**
     * One side of the comparison.
     *
     * @param ordered net
     * @param paid what members pay together, with tax and freight
     * @param coop what stays with the co-op
     * @param missed minimums
     */
    public record Side(Money ordered, Money paid, Money coop, int stock, List<Missed> missed) {}

    /** A minimum that would be missed. */
    public record Missed(String supplier, String offer, Sentence why) {}

    /** What would be ordered of a supplier, net. */
    public record SupplierChange(String name, Money now, Money then) {}

    /** What a member would pay. */
    public record MemberChange(String name, Money now, Money then) {

        public Money by() {
            return then.minus(now);
        }
    }

    public String path() {
        return "/desk/rounds/" + round.id();
    }

    /** An amount with its sign. */
    public static String signed(Visit visit, Money amount) {
        return (amount.isNegative() || amount.isZero() ? "" : "+") + visit.money(amount);
    }
}
