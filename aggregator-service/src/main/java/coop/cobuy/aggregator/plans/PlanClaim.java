package coop.cobuy.aggregator.plans;

/**
 * A setting of a member's line at its place in the order of arrival.
 *
 * @param member the member's index
 * @param offer the offer's index
 */
record PlanClaim(long position, int member, int offer, long quantityMilli, long toleranceMilli) {}
