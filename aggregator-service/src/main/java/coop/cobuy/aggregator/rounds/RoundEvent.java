package coop.cobuy.aggregator.rounds;

/** What listeners are told. */
enum RoundEvent {
    COMPLETING,
    RESOLVING,
    FROZEN,
    CANCELLED
}
