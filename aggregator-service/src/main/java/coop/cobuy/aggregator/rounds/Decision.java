package coop.cobuy.aggregator.rounds;

/**
 * What a command does to a round.
 *
 * @param <T> the states from which the step exists
 */
sealed interface Decision<T extends Round> {

    /** The step is taken from here. */
    record Go<T extends Round>(T from) implements Decision<T> {}

    /** The step was taken before; a repeat does nothing. */
    record Stay<T extends Round>() implements Decision<T> {}

    /** The business says no. */
    record Refuse<T extends Round>(RoundReason reason) implements Decision<T> {}
}
