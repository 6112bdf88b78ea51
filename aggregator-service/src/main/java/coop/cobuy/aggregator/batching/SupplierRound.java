package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;

import java.util.List;

/** Decides all offers of one supplier in a frozen round, and whether the order is worth placing. */
public final class SupplierRound {

    private SupplierRound() {}

    /** What members want of one offer. */
    public record Wanted(OfferTerms terms, OfferLines lines, Rules rules) {}

    /**
     * Each offer for itself, then the minimum order value over all of them: an order below it is
     * not placed.
     *
     * @param minimum the least net value that the supplier takes, zero for any
     * @param rule what happens to an order below it
     * @throws IllegalArgumentException if currencies differ, and as {@link OfferRound#decide} does
     * @throws ArithmeticException as {@link OfferRound#decide} does
     */
    public static SupplierDecision decide(List<Wanted> offers, Money minimum, MissedMinimum rule) {
        List<OfferDecision> decisions =
                offers.stream()
                        .map(
                                wanted ->
                                        OfferRound.decide(
                                                wanted.terms(), wanted.lines(), wanted.rules()))
                        .toList();
        return SupplierDecision.of(decisions, minimum, rule);
    }
}
