package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Participants;

/**
 * What a member pays of one component, in minor units.
 *
 * @param member index into {@link Participants}
 * @param no the invoice's line, or a count from 1; 0 for fees on the whole
 * @param units in thousandths, zero where there are none
 * @param reference what the goods would have cost, net; zero for what is no goods
 */
record Charge(
        int member, Component component, int no, long units, long net, long vat, long reference) {

    long gross() {
        return Math.addExact(net, vat);
    }
}
