package coop.cobuy.aggregator.ordering;

import java.util.UUID;

/** What a partition's members want of an offer, or a change of it; in thousandths of a unit. */
record Demand(long quantityMilli, long toleranceMilli, long members) {

    static final Demand NONE = new Demand(0, 0, 0);

    /** Names an offer in a round. */
    record Key(RoundKey round, UUID offer) {}

    Demand plus(LineChange change) {
        return new Demand(
                Math.addExact(quantityMilli, change.quantityDelta()),
                Math.addExact(toleranceMilli, change.toleranceDelta()),
                members + change.memberDelta());
    }

    Demand plus(Demand other) {
        return new Demand(
                Math.addExact(quantityMilli, other.quantityMilli),
                Math.addExact(toleranceMilli, other.toleranceMilli),
                members + other.members);
    }
}
