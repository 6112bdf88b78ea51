package coop.cobuy.adapter.transport;

import coop.cobuy.problem.FieldProblem;

import java.util.List;

/** One way to a supplier. Blocking; safe for use by many threads. */
public interface Transport {

    /** As a supplier's profile names it: {@code webhook}, {@code folder}, {@code pull}. */
    String name();

    /**
     * Whether it brings documents to the supplier, and does not keep them until they are fetched.
     */
    default boolean brings() {
        return true;
    }

    /** What is wrong with a profile's route for this transport; empty when it can be used. */
    List<FieldProblem> check(Route route);

    /**
     * Tries once, within some 15 seconds. The same parcel may come again after any outcome and
     * after a crash at any moment, so a try must not make a second document out of it.
     *
     * @throws RuntimeException only for a fault of ours; what the other side does is an outcome
     */
    Outcome send(Route route, Parcel parcel);
}
