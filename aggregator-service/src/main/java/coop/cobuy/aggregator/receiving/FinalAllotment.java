package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.MemberId;

/** Takes the final allotments of a line one by one, in the order of member ids. */
@FunctionalInterface
public interface FinalAllotment {

    /**
     * @param plannedMilli when the order was made, in thousandths of a member unit
     * @param unitsMilli what the member gets of what came, maybe nothing
     * @param grams what that weighs, of pieces that are billed by weight; else zero
     */
    void take(MemberId member, long plannedMilli, long unitsMilli, long grams);
}
