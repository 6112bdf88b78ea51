package coop.cobuy.aggregator.ordering;

import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

/**
 * Something that a member is told because of a command.
 *
 * @param place of the command
 * @param whyOrNull why it was refused or corrected, else null
 */
record Telling(
        MemberKey member, RoundKey round, Place place, Kind kind, @Nullable Sentence whyOrNull) {

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
