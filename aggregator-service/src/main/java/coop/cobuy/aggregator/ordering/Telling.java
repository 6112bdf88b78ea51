package coop.cobuy.aggregator.ordering;

import org.jspecify.annotations.Nullable;

/**
 * Something that a member is told because of a command.
 *
 * @param outcome of the command; null for a cancelled round
 */
record Telling(
        MemberKey member, RoundKey round, Place place, Kind kind, @Nullable Outcome outcome) {

    /** What it is about. */
    enum Kind {
        REFUSED,
        CORRECTED,
        ORDERED_FOR,
        ROUND_CANCELLED,
        PARKED
    }
}
