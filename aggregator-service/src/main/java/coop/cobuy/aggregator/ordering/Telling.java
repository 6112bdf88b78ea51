package coop.cobuy.aggregator.ordering;

/**
 * Something that a member is told because of a command.
 *
 * @param place of the command
 * @param detail why it was refused, corrected or carried over, else empty
 */
record Telling(MemberKey member, RoundKey round, Place place, Kind kind, String detail) {

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
