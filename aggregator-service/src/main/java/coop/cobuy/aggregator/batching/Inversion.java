package coop.cobuy.aggregator.batching;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

/**
 * More would cost less: the ordered quantity lies just below a price break, and what the buyer
 * could order instead. The members asked for no more, so the rest would be the co-op's.
 *
 * @param units the cheaper quantity
 * @param cases the same in cases, zero for loose goods
 * @param net what it costs
 * @param saved how much less that is than the order as it stands, above zero
 */
public record Inversion(Units units, Cases cases, Money net, Money saved) {}
