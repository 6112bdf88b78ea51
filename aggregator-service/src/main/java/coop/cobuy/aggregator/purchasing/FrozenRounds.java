package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import java.util.Optional;

/** What purchasing needs of rounds and orders: the border that tests stand in for. */
interface FrozenRounds {

    /** The round, if it is frozen or already ordered. */
    Optional<FrozenRound> find(CoopId coop, RoundId round);

    /**
     * Streams the frozen book, offer by offer, each offer's lines in the order of member ids; with
     * their arrivals, if the round's rules ask who came first.
     *
     * @throws BookChangedException if arrivals and lines are not of the same book
     */
    void read(FrozenRound frozen, OfferBook offers);

    /** The same of a round that must be frozen. */
    default void read(CoopId coop, RoundId round, OfferBook offers) {
        read(find(coop, round).orElseThrow(), offers);
    }

    /**
     * Ends corrections of the book, in the caller's transaction; those that were applied before are
     * in {@link #find}'s book version afterwards. Doing it again does nothing.
     */
    void lockBook(CoopId coop, RoundId round);

    /** Takes the lines of one offer after the other. */
    @FunctionalInterface
    interface OfferBook {
        void take(OfferId offer, OfferLines lines);
    }
}
