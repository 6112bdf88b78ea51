package coop.cobuy.aggregator.rounds;

/** What listeners are told. */
enum RoundEvent {
    OPENED,
    /** The cut-off is near. */
    ENDING,
    COMPLETING,
    RESOLVING,
    FROZEN,
    CANCELLED
}
