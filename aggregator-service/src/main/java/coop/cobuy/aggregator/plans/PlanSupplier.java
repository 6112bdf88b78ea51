package coop.cobuy.aggregator.plans;

import org.jspecify.annotations.Nullable;

/**
 * A supplier of a plan.
 *
 * @param minOrderMinor the least net value of a purchase order, zero for none
 * @param freight what it asks for carriage where it has sent no invoice
 */
record PlanSupplier(String name, long minOrderMinor, @Nullable PlanAmount freight) {}
