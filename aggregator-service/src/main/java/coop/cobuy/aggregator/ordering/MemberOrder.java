package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What stands of a member in a round.
 *
 * @param version the place of the last command that changed it
 * @param lines in the order of {@link OrderLine#BY_OFFER}; none: withdrawn
 * @param heldMinor what it holds of the member's funds, in minor units
 */
record MemberOrder(
        OrderKey key,
        Place version,
        Instant changedAt,
        Origin origin,
        UUID placedBy,
        List<OrderLine> lines,
        long heldMinor) {

    MemberOrder {
        lines = List.copyOf(lines);
    }

    MemberOrder with(List<OrderLine> others) {
        return new MemberOrder(key, version, changedAt, origin, placedBy, others, heldMinor);
    }

    MemberOrder released() {
        return new MemberOrder(key, version, changedAt, origin, placedBy, lines, 0);
    }
}
