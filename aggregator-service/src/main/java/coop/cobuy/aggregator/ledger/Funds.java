package coop.cobuy.aggregator.ledger;

import coop.cobuy.money.Money;

/**
 * What a member has with the co-op, before holds.
 *
 * @param balance above zero: the co-op owes the member
 * @param creditLimit how far below zero it may go, zero or more
 */
public record Funds(Money balance, Money creditLimit) {}
