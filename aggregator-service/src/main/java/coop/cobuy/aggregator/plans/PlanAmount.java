package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.FreightRule;
import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

/**
 * An allowance, a charge or a freight.
 *
 * @param netMinor with its sign, a discount is negative
 * @param rule how members share it; null for an allowance, which goes by net
 */
record PlanAmount(long netMinor, Percent vat, @Nullable FreightRule rule) {}
