package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Something that a member is told because of a command.
 *
 * @param place of the command
 * @param whyOrNull why it was refused or corrected, else null
 * @param deed what a buyer did for the member; null: nobody did
 */
record Telling(
        MemberKey member,
        RoundKey round,
        Place place,
        Kind kind,
        @Nullable Sentence whyOrNull,
        @Nullable Deed deed) {

    /**
     * A buyer's order for a member, which counts.
     *
     * @param at when it came
     * @param reason of a correction, else empty
     * @param lines how many the order has; 0: it was withdrawn
     */
    record Deed(UUID by, Instant at, Origin origin, String reason, int lines) {

        private static final Set<Origin> BY_BUYERS = Set.of(Origin.BUYER, Origin.CORRECTION);

        /** Null: it is the member's own, or nobody placed it by hand. */
        static @Nullable Deed of(Command.Order order) {
            return BY_BUYERS.contains(order.origin())
                    ? new Deed(
                            order.placedBy(),
                            order.at(),
                            order.origin(),
                            order.reason(),
                            order.lines().size())
                    : null;
        }

        /** As of {@link #of(Command.Order)}, of one that was decided at the second cut. */
        static @Nullable Deed of(Conditional order) {
            return BY_BUYERS.contains(order.origin())
                    ? new Deed(
                            order.placedBy(), order.at(), order.origin(), "", order.lines().size())
                    : null;
        }
    }

    /**
     * @throws IllegalStateException if it tells of nothing that has a reason
     */
    Sentence why() {
        if (whyOrNull == null) {
            throw new IllegalStateException("why: none of " + kind + " (expected: one)");
        }
        return whyOrNull;
    }

    /** What it is about. */
    enum Kind {
        REFUSED,
        CORRECTED,
        ORDERED_FOR,
        CARRIED_OVER,
        /** What the member orders in each round. */
        STANDING_PLACED,
        /** An order of a completion phase counts. */
        COMPLETED,
        ROUND_CANCELLED,
        PARKED
    }
}
