package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

/** From so many member units on, one unit (or one case, as the list says) costs so much, net. */
public record PriceBreak(Units from, UnitPrice price) {}
