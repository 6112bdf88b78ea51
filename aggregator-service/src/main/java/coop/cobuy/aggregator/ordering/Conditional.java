package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A member's whole order that came in a completion phase, kept to be decided at its end. */
record Conditional(
        OrderKey key,
        Place place,
        Instant at,
        Hash keyHash,
        Hash contentHash,
        Origin origin,
        UUID placedBy,
        List<OrderLine> lines) {

    Conditional {
        lines = List.copyOf(lines);
    }

    static Conditional of(Command.Order order) {
        return new Conditional(
                order.key(),
                order.place(),
                order.at(),
                order.keyHash(),
                order.contentHash(),
                order.origin(),
                order.placedBy(),
                order.lines());
    }

    OutcomeKey outcomeKey() {
        return new OutcomeKey(key.round(), keyHash);
    }
}
