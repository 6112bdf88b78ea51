package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.MissedMinimum;
import coop.cobuy.aggregator.sharing.CostRule;
import coop.cobuy.aggregator.sharing.VatModel;

/**
 * How a plan shares units and cost.
 *
 * @param noOneWorseOff whether no member's share of goods may pass what they would pay alone
 * @param seed of the lottery and of sampled shares
 */
record PlanRules(
        AllotmentRule allotment,
        CostRule cost,
        boolean noOneWorseOff,
        VatModel vatModel,
        MissedMinimum missedMinimum,
        long seed) {}
