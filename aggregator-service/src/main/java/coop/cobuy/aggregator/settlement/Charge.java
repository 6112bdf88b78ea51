package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Participants;

import org.jspecify.annotations.Nullable;

/**
 * What a member pays of one component, in minor units.
 *
 * @param member index into {@link Participants}
 * @param no the invoice's line, or a count from 1; 0 for fees on the whole
 * @param units in thousandths, zero where there are none
 * @param reference what the goods would have cost, net; zero for what is no goods
 * @param gramsOrNull of the units, where kilograms of pieces are billed
 */
record Charge(
        int member,
        Component component,
        int no,
        long units,
        long net,
        long vat,
        long reference,
        @Nullable Long gramsOrNull) {

    long gross() {
        return Math.addExact(net, vat);
    }
}
