package coop.cobuy.aggregator.rounds;

/** The names of a round's states, in the order of its life. */
public enum RoundState {
    /** Can be changed; takes no orders. */
    PLANNED,
    /** Being marked open in every partition of the order log. */
    OPENING,
    /** Takes orders. */
    OPEN,
    /** Being marked closed in every partition: in some, orders count no more. */
    CLOSING,
    /** The book stands: every order is in it or refused. */
    FROZEN,
    /** A purchase order was approved; the book takes no corrections. */
    ORDERED,
    /** Being marked cancelled in every partition. */
    CANCELLING,
    /** Off: no order counts, nothing is held for it. */
    CANCELLED
}
