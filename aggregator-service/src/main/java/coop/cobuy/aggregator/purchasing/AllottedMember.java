package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.MemberId;

/** Takes the allotments of one offer one by one, in the order of member ids (as unsigned bytes). */
@FunctionalInterface
public interface AllottedMember {

    /**
     * @param askedMilli asked for firmly, in thousandths of a member unit
     * @param toleranceMilli taken on top if that helps
     * @param allottedMilli what the member gets, maybe nothing
     */
    void take(MemberId member, long askedMilli, long toleranceMilli, long allottedMilli);
}
