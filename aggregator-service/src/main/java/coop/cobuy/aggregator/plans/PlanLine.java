package coop.cobuy.aggregator.plans;

/**
 * What a member asks for of one offer, at the end of its history.
 *
 * @param member the member's index
 * @param offer the offer's index
 * @param limitMicro the most that a unit may cost, in millionths of the currency
 */
record PlanLine(
        int member,
        int offer,
        long quantityMilli,
        long toleranceMilli,
        long limitMicro,
        boolean isAllOrNothing,
        int priority) {}
