package coop.cobuy.aggregator.rounds;

/** The names of a round's states, in the order of its life. */
public enum RoundState {
    /** Can be changed; takes no orders. */
    PLANNED,
    /** Being marked open in every partition of the order log. */
    OPENING,
    /** Takes orders. */
    OPEN,
    /** The first cut of two is being marked in every partition. */
    CUTTING,
    /**
     * The completion phase: only what helps to fill open cases is taken, and resolved at its end.
     */
    COMPLETING,
    /** Being marked closed in every partition: in some, orders count no more. */
    CLOSING,
    /** What came in the completion phase is decided in its order of arrival, and marked. */
    RESOLVING,
    /** The book stands: every order is in it or refused. */
    FROZEN,
    /** A purchase order was approved; the book takes no corrections. */
    ORDERED,
    /** Being marked cancelled in every partition. */
    CANCELLING,
    /** Off: no order counts, nothing is held for it. */
    CANCELLED
}
