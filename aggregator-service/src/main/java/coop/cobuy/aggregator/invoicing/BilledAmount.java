package coop.cobuy.aggregator.invoicing;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

/** An allowance (below zero) or a charge such as freight (above zero) on the whole document. */
public record BilledAmount(String text, Money net, Percent vatPercent) {}
