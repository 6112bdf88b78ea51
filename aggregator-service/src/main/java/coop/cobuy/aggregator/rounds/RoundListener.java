package coop.cobuy.aggregator.rounds;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

/**
 * A bean that goes on where a round's life ends. Called outside any transaction after the step was
 * committed, at least once, on one instance at a time; after a fault or a crash again, so doing it
 * twice must do nothing twice. What it throws is logged, and it is called again later.
 */
public interface RoundListener {

    /** Under which its calls are recorded; never changes. At most 60 characters. */
    String name();

    /** The round takes orders; it may be over, or called off, meanwhile. */
    default void opened(CoopId coop, RoundId round) {}

    /** The round's cut-off is near, or was when it was noted. */
    default void ending(CoopId coop, RoundId round) {}

    /** The round's completion phase has begun: what was asked for so far stands. */
    default void completing(CoopId coop, RoundId round) {}

    /**
     * The round's completion phase is over in every partition, and what came in it is to be decided
     * about; see {@link RoundResolving}.
     */
    default void resolving(CoopId coop, RoundId round) {}

    /**
     * The round is frozen, or was when it was noted: it may have been ordered or be about to be
     * cancelled meanwhile.
     */
    void frozen(CoopId coop, RoundId round);

    /** The round is cancelled: no order counts. */
    void cancelled(CoopId coop, RoundId round);
}
